using System.Globalization;
using Forecast.Data;

namespace Forecast.Cli;

/// <summary>What <c>forecast fit scaling-law</c> was asked for, with options that go together.</summary>
internal sealed record ScalingLawRequest(
    string File,
    string Form,
    string? N,
    string? D,
    string? Flop,
    string? Unique,
    string Loss,
    string Objective,
    int Drop,
    double? Budget,
    double? Serve,
    double? DataCap,
    int Resamples,
    ulong Seed,
    double Level)
{
    /// <summary>The forms, as they are named on the command line.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["chinchilla", "kaplan", "data-constrained", "broken", "power", "offset"];

    /// <summary>Whether the form is of one quantity alone.</summary>
    public bool IsOfOne => Form is "broken" or "power" or "offset";

    /// <summary>Throws where options do not go together.</summary>
    /// <exception cref="InputException">They do not.</exception>
    public void Check()
    {
        int given = new[] { N, D, Flop }.Count(column => column is not null);
        if (IsOfOne && given != 1)
        {
            throw new InputException($"--form {Form} is a law of one quantity: give its column with --n, --d or --flop, one of the three.");
        }

        if (!IsOfOne && (N is null || D is null == Flop is null))
        {
            throw new InputException($"--form {Form} is a law of size and data: give the column of parameters with --n, and that of training tokens with --d or of training compute with --flop, one of the two.");
        }

        if (Form == "data-constrained" != Unique is not null)
        {
            throw new InputException(Unique is null ? "--form data-constrained needs the column of different tokens, with --unique." : $"--unique belongs to --form data-constrained, not to {Form}.");
        }

        Positive(Budget, "--budget", "FLOP, such as 1e25");
        Positive(Serve, "--serve", "tokens, such as 1e13");
        Positive(DataCap, "--data-cap", "tokens, such as 1e13");
        if (Budget is null && (Serve ?? DataCap) is not null)
        {
            throw new InputException("--serve and --data-cap say how a budget is best spent: give it with --budget.");
        }

        if (Budget is not null && IsOfOne)
        {
            throw new InputException($"--budget is split between size and data, and --form {Form} is a law of one quantity.");
        }

        if ((Serve is not null && Form != "chinchilla") || (DataCap is not null && Form == "kaplan"))
        {
            throw new InputException($"--form {Form} has no answer to {(Serve is not null ? "--serve" : "--data-cap")}: --serve goes with chinchilla, --data-cap with chinchilla and data-constrained.");
        }
    }

    private static void Positive(double? value, string option, string unit)
    {
        if (value is not null && !(value > 0 && double.IsFinite(value.Value)))
        {
            throw new InputException($"{option} {value.Value.ToString(CultureInfo.InvariantCulture)}: wanted is a positive number of {unit}.");
        }
    }
}

using System.CommandLine;
using System.Globalization;
using Forecast.Reports;

namespace Forecast.Cli;

/// <summary><c>forecast fit</c>: fits to a table of the user's own.</summary>
public static class FitVerb
{
    private const int MostCounted = 1_000_000;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("fit", "Fit a model to a table of your own.");
        command.Subcommands.Add(FitTrendVerb.Create(terminal));
        command.Subcommands.Add(FitCountsVerb.Create(terminal));
        command.Subcommands.Add(FitSharesVerb.Create(terminal));
        command.Subcommands.Add(FitScalingLawVerb.Create(terminal));
        return command;
    }

    /// <summary>The option that gives the coverage of every interval.</summary>
    internal static Option<double> LevelOption()
    {
        var option = new Option<double>("--level")
        {
            Description = "Coverage of every interval, between 0 and 1.",
            HelpName = "SHARE",
            DefaultValueFactory = _ => 0.9,
            CustomParser = result =>
            {
                string given = result.Tokens[0].Value;
                if (!double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double level) || level is not (> 0 and < 1))
                {
                    result.AddError($"--level {given}: a coverage lies between 0 and 1, such as 0.9 for 90 %.");
                }

                return level;
            },
        };
        return option;
    }

    /// <summary>An option that gives a count.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="description">What is counted.</param>
    /// <param name="usual">The count where none is given.</param>
    /// <param name="least">Smallest count allowed.</param>
    internal static Option<int> CountOption(string name, string description, int usual, int least) => new(name)
    {
        Description = description,
        HelpName = "COUNT",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < least || count > MostCounted)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} {given}: a whole number from {least} to {MostCounted} is wanted, such as {usual}."));
            }

            return count;
        },
    };

    /// <summary>An option that gives a count, or none.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="description">What is counted, and what happens without it.</param>
    /// <param name="least">Smallest count allowed.</param>
    internal static Option<int?> CountOption(string name, string description, int least) => new(name)
    {
        Description = description,
        HelpName = "COUNT",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < least || count > MostCounted)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} {given}: a whole number from {least} to {MostCounted} is wanted."));
            }

            return count;
        },
    };

    /// <summary>The option that gives the seed of random numbers.</summary>
    internal static Option<ulong> SeedOption(ulong usual = 1) => new("--seed")
    {
        Description = "Seed of the random numbers: the same seed gives the same bits.",
        HelpName = "SEED",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!ulong.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            {
                result.AddError($"--seed {given}: a whole number from 0 on is wanted, such as 42.");
            }

            return seed;
        },
    };

    /// <summary>The option that names the form of a trend's numbers.</summary>
    internal static Option<string> FormatOption()
    {
        var option = new Option<string>("--format") { Description = "Form of the output.", HelpName = string.Join('|', TrendRenderer.Formats), DefaultValueFactory = _ => "text" };
        option.AcceptOnlyFromAmong([.. TrendRenderer.Formats]);
        return option;
    }
}

using System.Globalization;
using Forecast.Fitting.Bayes;
using Forecast.Studies;

namespace Forecast.Reports.Bayes;

/// <summary>The numbers of one sampled trend, ready to be printed in any form.</summary>
public sealed record BayesTrendSheet
{
    /// <summary>What was fitted.</summary>
    public required string Title { get; init; }

    /// <summary>Which rows of the table were taken, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Where the rows are from.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the table read.</summary>
    public required string Sha256 { get; init; }

    /// <summary>First and last time among the rows.</summary>
    public required (string First, string Last) Window { get; init; }

    /// <summary>Number of rows fitted.</summary>
    public required int N { get; init; }

    /// <summary>Probability in every interval.</summary>
    public required double Level { get; init; }

    /// <summary>How the posterior was sampled.</summary>
    public required string Method { get; init; }

    /// <summary>What was believed before the rows were seen, each in a sentence without its full stop.</summary>
    public required IReadOnlyList<string> Priors { get; init; }

    /// <summary>Whether the draws can be relied on.</summary>
    public required Diagnosis Diagnosis { get; init; }

    /// <summary>How well the rows foretell each other.</summary>
    public required Loo LeaveOneOut { get; init; }

    /// <summary>What a reader may want to know though nothing fails.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Numbers of the whole.</summary>
    public required IReadOnlyList<BayesNumber> Numbers { get; init; }

    /// <summary>Probability that the quantity grows, now or throughout, and what that is called; null where groups differ.</summary>
    public required (string Name, double Share, string Text)? Growth { get; init; }

    /// <summary>Name of the column of groups; null where there are none.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>Eras or groups; empty for a plain line.</summary>
    public IReadOnlyList<BayesStretch> Stretches { get; init; } = [];

    /// <summary>The breaks, given their most probable number.</summary>
    public IReadOnlyList<BayesTurn> Turns { get; init; } = [];

    /// <summary>How many breaks there are; empty where that was given.</summary>
    public IReadOnlyList<BreakNumber> Counts { get; init; } = [];

    /// <summary>The parameters.</summary>
    public required IReadOnlyList<BayesParameter> Parameters { get; init; }

    /// <summary>What the parameters are measured in.</summary>
    public required string ParameterNote { get; init; }

    /// <summary>The projection, one row a group; empty where none was asked for.</summary>
    public required IReadOnlyList<BayesAhead> Ahead { get; init; }

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How errors or bounds of the rows were read; null where they have none.</summary>
    public string? Errors { get; init; }

    /// <summary>What every number of the sheet stands on.</summary>
    public IReadOnlyList<string> Footing =>
    [
        .. Errors is null ? Array.Empty<string>() : [$"Errors: {Errors}."],
        $"Priors: {string.Join("; ", Priors)}.",
        string.Create(CultureInfo.InvariantCulture, $"Rows: {Rule}; {Window.First} to {Window.Last}; n = {N}."),
        $"{Source}; SHA-256 {Sha256[..Math.Min(12, Sha256.Length)]}.",
        $"Method: {Method}",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Left out one by one (PSIS-LOO): elpd {LeaveOneOut.Elpd.Value:F1} with a standard error of {LeaveOneOut.Elpd.StandardError:F1}, "
                + $"{LeaveOneOut.EffectiveParameters.Value:F1} effective parameters, largest Pareto k {LeaveOneOut.Points.Max(point => point.ParetoK):F2}; "
                + $"of two models of the same rows the one with the larger elpd foretells better."),
    ];

    internal string Percent => NumberText.Percent(Level);
}

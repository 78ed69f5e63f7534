using System.Globalization;
using Forecast.Gpu.Results;
using Forecast.Scenarios;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The results of a scenario as comma-separated values: a line for each number, whole.</summary>
internal static class ScenarioCsv
{
    private static readonly Column[] _columns =
        [.. new[] { "name", "label", "unit", "year", "statistic", "at", "value", "monte_carlo_error", "draws", "seed" }.Select(name => new Column(name))];

    /// <summary>The results.</summary>
    public static string Render(ScenarioResult result) => CsvTable.Render(new Table("results", result.Scenario.Title, _columns, [.. Rows(result)]));

    /// <summary>The name, in CSV and JSON, of what indices take the variance of.</summary>
    public static string Name(SensitivityScale scale) => scale switch
    {
        SensitivityScale.Logarithm => "log10",
        SensitivityScale.DateWithinYears => "date within the years",
        _ => "value",
    };

    private static IEnumerable<IReadOnlyList<string>> Rows(ScenarioResult result)
    {
        foreach (ShownResult shown in result.Shown)
        {
            foreach (ResultPoint point in shown.Points)
            {
                foreach ((string statistic, double? at, MonteCarloEstimate estimate) in Numbers(shown, point))
                {
                    yield return Row(result, shown, point.Year, statistic, at is { } place ? CsvTable.Number(place) : "", estimate);
                }
            }
        }

        foreach (ResultSensitivity sensitivity in result.Sensitivity)
        {
            foreach (InputInfluence input in sensitivity.Inputs)
            {
                foreach ((string statistic, MonteCarloEstimate estimate) in Numbers(input))
                {
                    yield return Row(result, sensitivity.Shown, sensitivity.Year, statistic, input.Input, estimate);
                }
            }
        }
    }

    private static IReadOnlyList<string> Row(
        ScenarioResult result, ShownResult shown, int? year, string statistic, string at, MonteCarloEstimate estimate) =>
    [
        shown.Quantity.Name,
        shown.Quantity.Label,
        shown.Quantity.Unit,
        year?.ToString(CultureInfo.InvariantCulture) ?? "",
        statistic,
        at,
        CsvTable.Number(estimate.Value),
        CsvTable.Number(estimate.StandardError),
        result.Samples.Plan.Draws.ToString(CultureInfo.InvariantCulture),
        result.Samples.Plan.Seed.ToString(CultureInfo.InvariantCulture),
    ];

    private static IEnumerable<(string Statistic, MonteCarloEstimate Estimate)> Numbers(InputInfluence input)
    {
        yield return ("sobol_first_order", input.Index.First);
        yield return ("sobol_total", input.Index.Total);
        if (input.Swing is { } swing)
        {
            yield return ("rank_correlation", new(swing.RankCorrelation, double.NaN));
            yield return ("median_at_low", new(swing.AtLow, double.NaN));
            yield return ("median_at_high", new(swing.AtHigh, double.NaN));
        }
    }

    private static IEnumerable<(string Statistic, double? At, MonteCarloEstimate Estimate)> Numbers(ShownResult shown, ResultPoint point)
    {
        if (shown.Kind != ResultKind.Number)
        {
            yield return ("probability", null, point.Happens);
        }

        if (shown.Kind == ResultKind.Number)
        {
            yield return ("mean", null, point.Mean);
        }

        for (int i = 0; shown.Kind != ResultKind.Condition && i < point.Quantiles.Count; i++)
        {
            yield return ("quantile", shown.Quantity.Quantiles[i], point.Quantiles[i]);
        }

        for (int i = 0; i < point.Reached.Count; i++)
        {
            yield return (shown.Kind == ResultKind.Date ? "probability_by" : "probability_at_least", shown.Quantity.Thresholds[i], point.Reached[i]);
        }
    }
}

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

    private static IEnumerable<IReadOnlyList<string>> Rows(ScenarioResult result)
    {
        foreach (ShownResult shown in result.Shown)
        {
            foreach (ResultPoint point in shown.Points)
            {
                foreach ((string statistic, double? at, MonteCarloEstimate estimate) in Numbers(shown, point))
                {
                    yield return
                    [
                        shown.Quantity.Name, shown.Quantity.Label, shown.Quantity.Unit,
                        point.Year?.ToString(CultureInfo.InvariantCulture) ?? "",
                        statistic, at is { } place ? Number(place) : "", Number(estimate.Value), Number(estimate.StandardError),
                        result.Samples.Plan.Draws.ToString(CultureInfo.InvariantCulture), result.Samples.Plan.Seed.ToString(CultureInfo.InvariantCulture),
                    ];
                }
            }
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

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}

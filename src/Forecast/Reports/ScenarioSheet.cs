using System.Globalization;
using Forecast.Gpu.Results;
using Forecast.Scenarios;
using Forecast.Studies;
using Forecast.Studies.ScenarioFigures;

namespace Forecast.Reports;

/// <summary>The results of a scenario as tables, with what they stand on.</summary>
internal static class ScenarioSheet
{
    /// <summary>The tables, in the order they are read: single quantities first, then a table for each series.</summary>
    public static IEnumerable<Table> Tables(ScenarioResult result)
    {
        ShownResult[] single = [.. result.Shown.Where(shown => !shown.IsSeries)];
        if (single.Length > 0)
        {
            yield return Singles(result, single);
        }

        if (single.Any(shown => shown.Quantity.Thresholds.Count > 0 && shown.Kind != ResultKind.Condition))
        {
            yield return Thresholds(single);
        }

        foreach (ShownResult shown in result.Shown.Where(shown => shown.IsSeries))
        {
            yield return Series(result, shown, single.Length == 0 && ReferenceEquals(shown, result.Shown[0]));
        }

        foreach (ResultSensitivity sensitivity in result.Sensitivity)
        {
            yield return SensitivityTable.Of(result, sensitivity);
        }
    }

    /// <summary>What every number stands on.</summary>
    public static IEnumerable<string> Footing(ScenarioResult result)
    {
        Scenario scenario = result.Scenario;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Draws: n = {result.Samples.Plan.Draws:#,0}, seed {result.Samples.Plan.Seed}, {result.Device}. ")
            + "No number has more digits than its Monte Carlo error allows.";
        yield return $"Scenario: {Path.GetFileName(scenario.File)}, SHA-256 {scenario.Sha256[..12]}.";
        if (scenario.Source.Length > 0)
        {
            yield return $"Source: {scenario.Source}.";
        }

        if (result.Program.Dataset is { } dataset)
        {
            yield return $"Trend: {dataset.Vintage.Credit}; SHA-256 {dataset.Sha256[..12]}.";
        }

        foreach (string warning in result.Warnings.Concat(result.Program.Doubts))
        {
            yield return TablesPage.Doubt(warning);
        }
    }

    private static Table Singles(ScenarioResult result, ShownResult[] single) => new(
        "results",
        result.Scenario.Title,
        [
            new Column(""),
            new Column("Median", Alignment.Right),
            new Column("Interval"),
            new Column("Probability", Alignment.Right),
            new Column("Unit"),
        ],
        [.. single.Select(shown => Row(result, shown))],
        Note(result, single));

    private static string? Note(ScenarioResult result, ShownResult[] single) => single.Any(shown => shown.Kind == ResultKind.Date)
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Dates are decimal years; the probability of a date is that it comes by {result.Scenario.Years!.Value.Last}, the last year looked at.")
        : null;

    private static IReadOnlyList<string> Row(ScenarioResult result, ShownResult shown)
    {
        ResultPoint point = shown.Points[0];
        if (shown.Kind == ResultKind.Condition)
        {
            return [shown.Quantity.Label, "", "", DrawnNumber.Share(point.Happens), ""];
        }

        IReadOnlyList<double> probabilities = shown.Quantity.Quantiles;
        int median = Enumerable.Range(0, probabilities.Count).FirstOrDefault(i => probabilities[i] == 0.5, -1);
        string interval = probabilities.Count > 1
            ? $"{DrawnNumber.Of(result, shown, point.Quantiles[0])} to {DrawnNumber.Of(result, shown, point.Quantiles[^1])}"
                + $" ({NumberText.Percent(probabilities[0])} to {NumberText.Percent(probabilities[^1])})"
            : $"{NumberText.Percent(probabilities[0])}: {DrawnNumber.Of(result, shown, point.Quantiles[0])}";
        return
        [
            shown.Quantity.Label,
            median >= 0 ? DrawnNumber.Of(result, shown, point.Quantiles[median]) : "",
            interval,
            shown.Kind == ResultKind.Date ? DrawnNumber.Share(point.Happens) : "",
            shown.Quantity.Unit,
        ];
    }

    private static Table Thresholds(ShownResult[] single) => new(
        "thresholds",
        "Probabilities",
        [new Column(""), new Column(""), new Column("Probability", Alignment.Right)],
        [.. single.Where(shown => shown.Kind != ResultKind.Condition).SelectMany(Thresholds)]);

    private static IEnumerable<IReadOnlyList<string>> Thresholds(ShownResult shown) => shown.Quantity.Thresholds.Select((threshold, i) => (IReadOnlyList<string>)
    [
        i == 0 ? shown.Quantity.Label : "",
        shown.Kind == ResultKind.Date ? $"by {threshold.ToString(CultureInfo.InvariantCulture)}" : $"{DrawnNumber.Threshold(threshold)} or more",
        DrawnNumber.Share(shown.Points[0].Reached[i]),
    ]);

    private static Table Series(ScenarioResult result, ShownResult shown, bool isFirst)
    {
        string title = isFirst ? $"{result.Scenario.Title}: {shown.Quantity.Title}" : shown.Quantity.Title;
        if (shown.Kind == ResultKind.Condition)
        {
            return new Table(
                shown.Quantity.Name,
                title,
                [new Column("Year"), new Column("Probability", Alignment.Right)],
                [.. shown.Points.Select(point => (IReadOnlyList<string>)[Year(point), DrawnNumber.Share(point.Happens)])]);
        }

        return new Table(
            shown.Quantity.Name,
            title,
            [
                new Column("Year"),
                .. shown.Quantity.Quantiles.Select(p => new Column(p == 0.5 ? "Median" : NumberText.Percent(p), Alignment.Right)),
                .. shown.Quantity.Thresholds.Select(threshold => new Column($"{DrawnNumber.Threshold(threshold)} or more", Alignment.Right)),
            ],
            [.. shown.Points.Select(point => (IReadOnlyList<string>)
            [
                Year(point),
                .. point.Quantiles.Select(quantile => DrawnNumber.Of(result, shown, quantile)),
                .. point.Reached.Select(DrawnNumber.Share),
            ])]);
    }

    private static string Year(ResultPoint point) => point.Year!.Value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Forecast.Gpu.Results;
using Forecast.Scenarios;
using Forecast.Studies;
using Forecast.Studies.ScenarioFigures;

namespace Forecast.Reports;

/// <summary>What a result's uncertainty comes from, as a table.</summary>
internal static class SensitivityTable
{
    private const int MostRows = 20;

    // Above this error a percentage is printed with it.
    private const double Rough = 0.01;

    /// <summary>The table.</summary>
    public static Table Of(ScenarioResult result, ResultSensitivity sensitivity)
    {
        ShownResult shown = sensitivity.Shown;
        string year = sensitivity.Year is { } at ? string.Create(CultureInfo.InvariantCulture, $" in {at}") : "";
        return new Table(
            $"{shown.Quantity.Name}-sensitivity",
            $"Where the uncertainty comes from: {shown.Quantity.Label}{year}",
            [
                new Column("Input"),
                new Column("First-order", Alignment.Right),
                new Column("Total", Alignment.Right),
                new Column("ρ", Alignment.Right),
                new Column("Input low", Alignment.Right),
                new Column("Input high", Alignment.Right),
            ],
            [.. sensitivity.Inputs.Take(MostRows).Select(input => Row(result, shown, input))],
            Note(result, sensitivity));
    }

    private static IReadOnlyList<string> Row(ScenarioResult result, ShownResult shown, InputInfluence input) =>
    [
        input.Input,
        Share(input.Index.First),
        Share(input.Index.Total),
        input.Swing is { } swing ? NumberText.Fixed(swing.RankCorrelation, 2) : "",
        input.Swing is { } low ? Median(result, shown, low.AtLow) : "",
        input.Swing is { } high ? Median(result, shown, high.AtHigh) : "",
    ];

    // Of a tenth of the draws: two digits are what they hold.
    private static string Median(ScenarioResult result, ShownResult shown, double value) => shown.Kind == ResultKind.Date
        ? DrawnNumber.Date(new MonteCarloEstimate(value, 0), result.Scenario.Years!.Value.Last)
        : NumberText.Significant(value, 2);

    private static string Share(MonteCarloEstimate index)
    {
        bool isRough = index.StandardError > Rough;
        return double.IsNaN(index.Value) ? "–"
            : isRough ? $"{NumberText.Fixed(100 * index.Value, 0)} ± {NumberText.Fixed(100 * index.StandardError, 0)} %"
            : DrawnNumber.Share(index);
    }

    private static string Note(ScenarioResult result, ResultSensitivity sensitivity)
    {
        string of = sensitivity.Scale switch
        {
            SensitivityScale.Logarithm => "log10 of the result",
            SensitivityScale.DateWithinYears => string.Create(
                CultureInfo.InvariantCulture, $"the date, where never counts as {result.Scenario.Years!.Value.Last}"),
            _ => "the result",
        };
        int left = sensitivity.Inputs.Count - MostRows;
        string more = left > 0 ? string.Create(CultureInfo.InvariantCulture, $" {left} more inputs have smaller totals.") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Sobol indices: first-order is the share of the variance of {of} that would go if the input were known, total the share that ")
            + "would stay if all others were; of "
            + string.Create(CultureInfo.InvariantCulture, $"{sensitivity.IndexDraws:#,0} draws by {sensitivity.Inputs.Count + 2} designs. ")
            + "ρ is Spearman's; low and high are medians of the result in the lowest and the highest tenth of the input."
            + more;
    }
}

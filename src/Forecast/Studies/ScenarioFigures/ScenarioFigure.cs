using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Scenarios;

namespace Forecast.Studies.ScenarioFigures;

/// <summary>The pictures of a scenario's results: fan chart, density, dates, tornado.</summary>
public static class ScenarioFigure
{
    internal const string Plain = "median";

    // Above this ratio of largest to smallest a linear axis hides the small ones.
    private const double WideRatio = 30;

    /// <summary>The kinds of picture, as they are named on the command line.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["fan", "density", "dates", "tornado"];

    /// <summary>Draws one shown quantity.</summary>
    /// <param name="result">The results.</param>
    /// <param name="shown">The quantity.</param>
    /// <param name="kind">
    /// One of <see cref="Kinds"/>; null for a fan chart of a series, the share of the draws in each year of a date, and a density of anything
    /// else.
    /// </param>
    /// <exception cref="InputException">The quantity cannot be drawn so.</exception>
    public static Figure Of(ScenarioResult result, ShownResult shown, string? kind)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(shown);
        kind ??= shown.IsSeries ? "fan" : shown.Kind == ResultKind.Date ? "dates" : "density";
        return kind switch
        {
            "fan" when shown is { IsSeries: true, Kind: ResultKind.Number } => FanFigure.Of(result, shown),
            "density" when shown.Kind != ResultKind.Condition => DensityFigure.Of(result, shown),
            "dates" when shown.Kind == ResultKind.Date => DateFigure.Of(result, shown),
            "tornado" => TornadoFigure.Of(result, shown),
            _ => throw new InputException(
                $"'{shown.Quantity.Name}' cannot be drawn as {kind}: a fan wants a series of numbers, a density numbers or a date, dates a "
                + "date; a condition has one number only."),
        };
    }

    /// <summary>How numbers stand on an axis: by their logarithm where they are above 0 and far apart.</summary>
    internal static Func<double, double> ScaleOf(double[] values, out bool isLog)
    {
        isLog = values.All(value => value > 0) && values.Max() > WideRatio * values.Min();
        return isLog ? Elementary.Log10 : value => value;
    }

    /// <summary>The quantiles that a quantity shows, in words.</summary>
    internal static string Quantiles(ScenarioResult result, ShownResult shown, ResultPoint point) => string.Join(
        ", ",
        shown.Quantity.Quantiles.Select((p, i) =>
            $"{(p == 0.5 ? "median" : NumberText.Percent(p))} {DrawnNumber.Of(result, shown, point.Quantiles[i])}"));

    /// <summary>Where the numbers are from, and the draws.</summary>
    /// <param name="result">The results.</param>
    /// <param name="draws">Draws behind the figure; null for those of the results.</param>
    internal static string Credit(ScenarioResult result, long? draws = null)
    {
        string run = string.Create(
            CultureInfo.InvariantCulture, $"{draws ?? result.Samples.Plan.Draws:#,0} draws, seed {result.Samples.Plan.Seed}");
        string credit = result.Program.Dataset?.Vintage.Credit ?? result.Scenario.Source;
        return credit.Length > 0 ? $"{credit}. {run}" : run;
    }
}

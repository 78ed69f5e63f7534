using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Studies.Counts;

/// <summary>What was foretold of counts two years before, and what came.</summary>
internal static class CountFigure
{
    private const string Foretold = "Foretold two years before: median and 90 %", Inside = "Came, inside", Outside = "Came, outside";
    private const int Ahead = 2;

    // Keeps the outcome beside the bar.
    private const double Apart = 0.22;

    /// <summary>Draws it, one more than each count on a logarithmic axis, so that none is seen too.</summary>
    public static NamedFigure Of(CountResults results)
    {
        CountScore[] scores = [.. results.Backtest.Projected.Where(score => score.Ahead == Ahead && score.Origin is { Month: 1 })];
        int[] ranks = [.. scores.Select(score => score.Rank).Distinct().Order().Take(4)];
        double held = scores.Count(CountTables.IsHeld);
        return new NamedFigure("counts", new Figure
        {
            Title = "Systems above a threshold: foretold two years before, and what came",
            Subtitle = "Forecasts made each 1 January from the newest table's rows by date, by the projection's method; "
                + "systems of known compute",
            Source = results.Backtest.Newest.Vintage.Credit,
            AltText = $"Four panels, one for each place of a threshold below the frontier: intervals of counts foretold and counts "
                + $"that came, by year. {held:0} of {scores.Length} counts lie inside.",
            X = new Axis("Year foretold", Scale.Time, scores.Min(score => score.Year), scores.Max(score => score.Year) + 1),
            Y = new Axis("Systems in the year, plus one", Scale.Log10),
            Groups = [new Group(Foretold, Tone.Muted), new Group(Inside), new Group(Outside)],
            Layers = [],
            Panels = [.. ranks.Select(rank => new Panel(
                $"As 1e{rank} FLOP stands to the frontier today", [.. Layers(scores.Where(score => score.Rank == rank))]))],
            Columns = 2,
            Width = 900,
            Height = 700,
        });
    }

    private static IEnumerable<Layer> Layers(IEnumerable<CountScore> scores)
    {
        CountScore[] all = [.. scores];
        yield return new Points(Foretold, [.. all.Select(score =>
        {
            Interval interval = score.Forecast!.Interval(0.9);
            return new Point(
                score.Year + 0.5 - Apart,
                Log(score.Forecast.Quantile(0.5)),
                string.Create(CultureInfo.InvariantCulture, $"{score.Year}, above 1e{score.Threshold}: {interval.Low} to {interval.High}"),
                Low: Log(interval.Low),
                High: Log(interval.High));
        })]);
        foreach ((string group, bool isHeld) in new[] { (Inside, true), (Outside, false) })
        {
            yield return new Points(group, [.. all.Where(score => CountTables.IsHeld(score) == isHeld).Select(score => new Point(
                score.Year + 0.5 + Apart,
                Log(score.Outcome),
                string.Create(CultureInfo.InvariantCulture, $"{score.Year}: {score.Outcome} above 1e{score.Threshold} FLOP")))]);
        }
    }

    private static double Log(double count) => Elementary.Log10(1 + count);
}

using System.Globalization;
using Forecast.Projections;
using Forecast.Projections.Stacked;
using static Forecast.Studies.Backtest.BacktestTables;

namespace Forecast.Studies.Backtest;

/// <summary>The tables behind the scores: by origin, by table, by forecaster.</summary>
internal static class BacktestDetail
{
    private const int Near = 12, Far = 36;

    public static Table Origins(MeasureBacktest measure) => new(
        $"{measure.Id}-by-origin",
        $"{measure.Title}: what was said in each year",
        [
            new Column("Forecasts made in"),
            Right("Forecasts"),
            Right("Inside the 90 % interval"),
            Right($"Mean distance above the median up to {Near} months (OOM)"),
            Right($"From {Far} months (OOM)"),
        ],
        [.. measure.Run.Scores.GroupBy(score => score.Origin.Year).OrderBy(year => year.Key).Select(year => (IReadOnlyList<string>)
        [
            year.Key.ToString(CultureInfo.InvariantCulture),
            Whole(year.Count()),
            $"{NumberText.Fixed(100 * year.Average(score => score.Stretch(WideningRule.Level) <= 1 ? 1.0 : 0.0), 0)} %",
            Bias(year.Where(score => score.Months <= Near)),
            Bias(year.Where(score => score.Months >= Far)),
        ])],
        $"{Rule(measure)} All tables and horizons together; the distance of the outcomes from the median of the stacked forecast.");

    public static Table Vintages(MeasureBacktest measure) => new(
        $"{measure.Id}-by-vintage",
        $"{measure.Title}: scores by horizon and by the table that the forecast was made from",
        [
            new Column("Table"),
            Right("Months ahead"),
            Right("Forecasts"),
            Right("Half-years"),
            Right("CRPS (OOM)"),
            new Column("Held by the 90 % interval"),
            new Column("Skill against log-linear"),
        ],
        [.. Each(measure).Select(pair => (IReadOnlyList<string>)
        [
            pair.Vintage.Vintage.Id,
            Whole(pair.Scores.Months),
            Whole(pair.Scores.Count),
            Whole(pair.Scores.Windows),
            Number(pair.Scores.Crps(Forecaster.Stacked)),
            Text(pair.Scores.Coverage(WideningRule.Level)),
            pair.Scores.Skill(Forecaster.LogLinear).Text,
        ])],
        $"{Rule(measure)} A table asked at an earlier date than its own knows of what was entered and corrected in between; the newest "
            + $"most of all.")
    {
        GroupStarts = [.. Each(measure).Select((pair, row) => (pair.Vintage, row)).GroupBy(pair => pair.Vintage.Vintage.Id).Select(
            group =>
            group.First().row)],
    };

    public static Table Forecasters(MeasureBacktest measure) => new(
        $"{measure.Id}-forecasters",
        $"{measure.Title}: mean CRPS and log score of each forecaster",
        [Right("Months ahead"), .. Enum.GetValues<Forecaster>().Select(forecaster => new Column(Name(forecaster), Alignment.Right))],
        [.. measure.Horizons.Select(s => (IReadOnlyList<string>)
        [
            Whole(s.Months), .. Enum.GetValues<Forecaster>().Select(f => $"{Number(s.Crps(f))} / {Number(s.LogScore(f))}"),
        ])],
        $"{Rule(measure)} CRPS in orders of magnitude, then the log score; smaller is better. Equal weights, of all four shapes, were "
            + "added for comparison after the weights had been seen to fall on one shape at most dates.");

    public static Table Weights(MeasureBacktest measure) => new(
        $"{measure.Id}-weights",
        $"{measure.Title}: weights of the shapes on the day of each table",
        [new Column("Table"), Right("Rows"), Right("Rows foretold"), .. ShapeForecasts.Shapes.Select(shape =>
            new Column(shape.Text(), Alignment.Right))],
        [.. measure.Run.Vintages.Select(v => (IReadOnlyList<string>)
        [
            v.Vintage.Id, Whole(v.Series.Count), Whole(v.Last.Foretold), .. v.Last.Weights.Weights.Select(Number),
        ])],
        "Stacking weights by leave-future-out log scores: how well each shape, fitted at earlier dates, had foretold rows up to four "
            + "years "
            + "ahead.");

    private static IEnumerable<(VintageForecasts Vintage, HorizonScores Scores)> Each(MeasureBacktest measure) =>
        measure.Run.Vintages.SelectMany(vintage => BacktestPlan.Horizons.Select(months =>
            (vintage, measure.From(vintage, months)))).Where(
            pair => pair.Item2.Count > 0);

    private static string Bias(IEnumerable<OutcomeScore> scores)
    {
        OutcomeScore[] some = [.. scores];
        return some.Length == 0 ? "–" : Number(some.Average(score => score.Value - score.Median));
    }

    private static string Name(Forecaster forecaster) => forecaster switch
    {
        Forecaster.Stacked => "Stacked",
        Forecaster.LogLinear => "Log-linear",
        Forecaster.Naive => "Naive",
        Forecaster.Broken => "Broken trend",
        Forecaster.Quadratic => "Quadratic",
        Forecaster.Saturating => "Saturating",
        _ => "Equal weights",
    };
}

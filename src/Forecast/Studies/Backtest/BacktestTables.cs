using System.Globalization;
using Forecast.Fitting.Scoring;
using Forecast.Projections;

namespace Forecast.Studies.Backtest;

/// <summary>The study's tables.</summary>
internal static class BacktestTables
{
    public static IEnumerable<Table> Of(MeasureBacktest measure)
    {
        yield return Horizons(measure);
        yield return Coverage(measure);
        yield return Widened(measure);
        yield return OwnDay(measure);
        yield return BacktestDetail.Origins(measure);
        yield return BacktestDetail.Vintages(measure);
        yield return BacktestDetail.Forecasters(measure);
        yield return BacktestDetail.Weights(measure);
    }

    private static Table Horizons(MeasureBacktest measure) => new(
        $"{measure.Id}-by-horizon",
        $"{measure.Title}: scores of the stacked forecast by horizon",
        [
            Right("Months ahead"),
            Right("Forecasts"),
            Right("Systems"),
            Right("Half-years"),
            Right("Half lay within a factor"),
            Right("CRPS (OOM)"),
            Right("Log score"),
            new Column("Skill against naive"),
            new Column("Skill against log-linear"),
        ],
        [.. measure.Horizons.Select(s => (IReadOnlyList<string>)
        [
            Whole(s.Months),
            Whole(s.Count),
            Whole(s.Systems),
            Whole(s.Windows),
            Factor(s.MedianMiss),
            Number(s.Crps(Forecaster.Stacked)),
            Number(s.LogScore(Forecaster.Stacked)),
            $"{s.Skill(Forecaster.Naive).Text} {s.Skill(Forecaster.Naive).Word}",
            $"{s.Skill(Forecaster.LogLinear).Text} {s.Skill(Forecaster.LogLinear).Word}",
        ])],
        $"{Rule(measure)} An outcome is a frontier system published within {BacktestPlan.HalfWindow} months of the horizon; half-years "
            + $"count once. "
            + "Skill: by what share the mean CRPS is lower, with the 90 % interval of Diebold and Mariano's test, its autocovariances as "
                + "far as the horizon; "
            + "better or worse where that interval leaves out 0.");

    private static Table Coverage(MeasureBacktest measure) => new(
        $"{measure.Id}-coverage",
        $"{measure.Title}: share of outcomes held by the intervals",
        [Right("Months ahead"), Right("Forecasts"), .. BacktestPlan.Levels.Select(level =>
            new Column($"{NumberText.Percent(level)} interval"))],
        [.. measure.Horizons.Select(s => (IReadOnlyList<string>)
        [
            Whole(s.Months), Whole(s.Count), .. BacktestPlan.Levels.Select(level => Text(s.Coverage(level))),
        ])],
        $"{Rule(measure)} In brackets the 90 % interval of the share, by blocks of half-years as long as the horizon.");

    private static Table Widened(MeasureBacktest measure) => new(
        $"{measure.Id}-widened",
        $"{measure.Title}: the 90 % interval before and after widening",
        [
            Right("Months ahead"),
            new Column("Held before"),
            Right("Factor"),
            new Column("Held after, same forecasts"),
            new Column("Factor from other tables"),
            new Column("Factor from other years"),
            new Column("Factor known at the time"),
            Right("CRPS before"),
            Right("CRPS after, other years"),
        ],
        [.. measure.Horizons.Select(s => (IReadOnlyList<string>)
        [
            Whole(s.Months),
            Text(s.Coverage(WideningRule.Level)),
            Number(measure.Widened(s).Factor),
            Text(measure.Widened(s).InSample),
            Text(measure.Widened(s).WithoutVintage),
            Text(measure.Widened(s).WithoutYear),
            Text(measure.Widened(s).FromEarlier),
            Number(s.Crps(Forecaster.Stacked)),
            Number(measure.Widened(s).Crps),
        ])],
        $"Rule: where the 90 % interval held less than {NumberText.Percent(WideningRule.LeastCoverage)}, the distance from the median is "
            + $"multiplied by the smallest factor "
            + "with which it would have held 90 %; a longer horizon has no smaller factor. The last three shares are out of sample: the "
                + "factor comes from other tables, "
            + $"from outcomes of other years, or from outcomes that had come when the forecast was made. {Rule(measure)}");

    private static Table OwnDay(MeasureBacktest measure) => new(
        $"{measure.Id}-own-day",
        $"{measure.Title}: what each earlier table would have foretold on its own day",
        [
            new Column("Table"),
            new Column("Forecast from"),
            Right("Months ahead"),
            Right("Systems that came"),
            Right("Inside the 90 % interval"),
            Right("Mean distance above the median (OOM)"),
        ],
        [.. measure.OwnDays().Select(s => (IReadOnlyList<string>)
        [
            s.Outcomes[0].Vintage,
            s.Outcomes[0].Origin.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Whole(s.Months),
            Whole(s.Count),
            Whole(s.Outcomes.Count(outcome => outcome.Stretch(WideningRule.Level) <= 1)),
            Number(s.Bias),
        ])],
        $"{Rule(measure)} Only these forecasts are what could have been made then: from the last 1 January or 1 July that a table reaches. "
            + $"All others know of "
            + "what was entered or corrected between their date and their table's day.");

    internal static string Rule(MeasureBacktest measure) =>
        $"{char.ToUpperInvariant(BacktestTarget.RuleText[0])}{BacktestTarget.RuleText[1..]}; outcomes by vintage "
            + $"{measure.Run.Newest.Vintage.Id}.";

    internal static string Text(BlockedShare share) =>
        $"{Percent(share.Share)} % [{Percent(share.Interval.Low)}; {Percent(share.Interval.High)}]";

    internal static string Percent(double share) => NumberText.Fixed(100 * share, 0);

    private static string Factor(double orders) => NumberText.Significant(Fitting.Numerics.Elementary.Exp10(orders), 2);

    internal static string Number(double value) => NumberText.Fixed(value, 2);

    internal static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static Column Right(string title) => new(title, Alignment.Right);
}

using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Scoring;
using Forecast.Projections;

namespace Forecast.Studies.Backtest;

/// <summary>What the scores say, in sentences computed from them.</summary>
internal sealed class BacktestWords(IReadOnlyList<MeasureBacktest> measures)
{
    public IEnumerable<string> Summary()
    {
        int count = measures.Sum(measure => measure.Horizons.Sum(scores => scores.Count));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{count} forecasts of {BacktestTarget.RuleText} were made again, each from what one of {measures[0].Run.Vintages.Count} "
                + $"tables "
                + $"said up to an earlier date, and scored on the newest table.");
        foreach (MeasureBacktest measure in measures)
        {
            yield return Misses(measure);
            yield return Leaning(measure);
            yield return Held(measure);
            yield return OwnDays(measure);
            yield return Better(measure, Forecaster.Naive, "a forecast without growth");
            yield return Better(measure, Forecaster.LogLinear, "the plain log-linear trend");
            yield return Widened(measure);
        }

        foreach (MeasureBacktest measure in measures)
        {
            yield return Trust(measure);
        }
    }

    /// <summary>How far a projection of the first measure can be trusted.</summary>
    public string Headline => Trust(measures[0]);

    public IEnumerable<string> Warnings()
    {
        yield return "Forecasts overlap: origins are half a year apart and horizons up to eight times as long, and tables share most "
            + "rows. "
            + "The many forecasts are worth no more than the few half-years behind them; intervals of scores are by blocks of half-years "
                + "for that reason.";
        yield return "Only forecasts made on a table's own day are what anybody could have made then, and they are few. Those from a "
            + "table "
            + "at earlier dates know of corrections and of systems entered later, those from the newest table most of all.";
        foreach (MeasureBacktest measure in measures)
        {
            string[] certain = [.. measure.Horizons
                .Where(scores => BacktestPlan.Levels.Any(level => scores.Coverage(level).Interval is { } interval
                    && interval.Low == interval.High))
                .Select(scores => $"{scores.Months}")];
            if (certain.Length > 0)
            {
                yield return $"{measure.Title}: at {Listed(certain)} months every resample has the same share held, so its interval is a "
                    + $"point and says too much.";
            }

            string[] untested = [.. measure.Horizons.Where(scores => scores.Skill(Forecaster.LogLinear).Test is null).Select(scores =>
                $"{scores.Months}")];
            if (untested.Length > 0)
            {
                yield return $"{measure.Title}: at {Listed(untested)} months there are too few half-years for a test of skill.";
            }
        }
    }

    // "Training compute: half of the outcomes lay within a factor of 2.1 of the median at 6 months, ..."
    private static string Misses(MeasureBacktest measure) =>
        $"{measure.Title}: half of the outcomes lay within a factor of "
        + Listed([.. measure.Horizons.Select(s => $"{NumberText.Significant(Elementary.Exp10(s.MedianMiss), 2)} at {s.Months} months")])
            + " of the median.";

    // Whether outcomes lay above or below what was foretold, on the whole.
    private static string Leaning(MeasureBacktest measure) =>
        $"{measure.Title}: outcomes lay on average "
        + Listed([.. measure.Horizons.Select(s => $"{NumberText.Fixed(Math.Abs(s.Bias), 2)} orders of magnitude "
            + $"{(s.Bias < 0 ? "below" : "above")} the median at {s.Months} months")]) + ".";

    private static string Held(MeasureBacktest measure) =>
        $"{measure.Title}: the 90 % interval held "
        + Listed([.. measure.Horizons.Select(s => $"{Percent(s.Coverage(WideningRule.Level).Share)} at {s.Months} months")])
        + $" (n = {Listed([.. measure.Horizons.Select(s => s.Count.ToString(CultureInfo.InvariantCulture))])}).";

    // Only these are forecasts in earnest.
    private static string OwnDays(MeasureBacktest measure)
    {
        OutcomeScore[] own = [.. measure.OwnDays().SelectMany(scores => scores.Outcomes)];
        int inside = own.Count(outcome => outcome.Stretch(WideningRule.Level) <= 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{measure.Title}: of the {own.Length} outcomes of forecasts made on an earlier table's own day, {inside} lay inside the 90 % "
                + $""
                + $"interval.");
    }

    private static string Better(MeasureBacktest measure, Forecaster against, string name)
    {
        ILookup<int, int> signs = measure.Horizons.ToLookup(scores => scores.Skill(against).Sign, scores => scores.Months);
        var parts = new List<string>();
        foreach ((int sign, string words) in new[] { (1, "better than"), (-1, "worse than"), (0, "not shown to differ from") })
        {
            if (signs.Contains(sign))
            {
                parts.Add($"{words} {name} at {Listed([.. signs[sign].Select(months => $"{months}")])} months");
            }
        }

        return $"{measure.Title}: by CRPS the stacked forecast was {string.Join(", and ", parts)}.";
    }

    private static string Widened(MeasureBacktest measure)
    {
        IntervalInflation rule = measure.Rule;
        if (!rule.Widens)
        {
            return $"{measure.Title}: at no horizon did the 90 % interval hold less than "
                + $"{NumberText.Percent(WideningRule.LeastCoverage)}, "
                + $"so nothing is widened.";
        }

        HorizonScores[] wide = [.. measure.Horizons.Where(scores => rule.Factor(scores.Months / 12.0) > 1)];
        return $"{measure.Title}: intervals are widened by a factor of "
            + Listed([.. wide.Select(s => $"{NumberText.Fixed(rule.Factor(s.Months / 12.0), 2)} at {s.Months} months")])
            + "; with the factor from outcomes of other years they then held "
            + Listed([.. wide.Select(s => Percent(measure.Widened(s).WithoutYear.Share))])
            + ", and with the factor known when the forecast was made "
            + Listed([.. wide.Select(s => Percent(measure.Widened(s).FromEarlier.Share))]) + ".";
    }

    // How far the forecasts can be trusted: the answer in words.
    private static string Trust(MeasureBacktest measure)
    {
        int[] honest = [.. measure.Horizons.Where(s => s.Coverage(WideningRule.Level).Share >= WideningRule.LeastCoverage).Select(s =>
            s.Months)];
        HorizonScores near = measure.Horizons[0], far = measure.Horizons[^1];
        string first = honest.Length == measure.Horizons.Count
            ? $"At every horizon up to {far.Months} months the 90 % interval held at least "
                + $"{NumberText.Percent(WideningRule.LeastCoverage)}: it can be read nearly as printed."
            : honest.Length == 0
                ? "At no horizon can the 90 % interval be read as printed."
                : $"The 90 % interval can be read nearly as printed at {Listed([.. honest.Select(months => $"{months}")])} months and not "
                    + $""
                    + $"at the others.";
        return $"How far to trust a projection of {measure.Title.ToLowerInvariant()}: {first} "
            + $"A median for {near.Months} months ahead is good to a factor of "
                + $"{NumberText.Significant(Elementary.Exp10(near.MedianMiss), 2)} in half of the cases, "
            + $"one for {far.Months} months to a factor of {NumberText.Significant(Elementary.Exp10(far.MedianMiss), 2)}; "
            + $"beyond {far.Months} months nothing was tested, and what is printed there rests on the shapes alone.";
    }

    private static string Percent(double share) => $"{NumberText.Fixed(100 * share, 0)} %";

    private static string Listed(string[] items) =>
        items.Length < 2 ? string.Concat(items) : $"{string.Join(", ", items[..^1])} and {items[^1]}";
}

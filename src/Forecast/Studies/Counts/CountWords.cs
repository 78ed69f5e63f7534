using Forecast.Projections;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.Counts;

/// <summary>What the backtest of the counts says, in sentences computed from it.</summary>
internal sealed class CountWords(CountResults results)
{
    /// <summary>The verdict in one sentence, for the projection to print.</summary>
    public string Trust
    {
        get
        {
            string held = CountNames.Listed([.. results.Horizons.Select(h => CountNames.Percent(h.Coverage(2).Share))]);
            string widened = results.Rule.Widens
                ? "rates widen by a factor of "
                    + CountNames.Listed([.. results.Printed.Select(h => NumberText.Fixed(results.Rule.Factor(h.Ahead), 2))])
                    + " on the logarithm's distance from the median"
                : $"none is below {NumberText.Percent(WideningRule.LeastCoverage)}, so nothing is widened";
            CountHorizon late = results.Choice.Scores.Late;
            return $"Forecasts of such counts made again at earlier dates held {held} % of what came in their 90 % intervals, one to four "
                + $"calendar years ahead (n = {results.Together.All.Count}; study backtest, docs/backtests.md), and with outcomes scaled "
                + $"up to all notable systems "
                + $"{CountNames.Listed([.. results.Printed.Select(h => CountNames.Percent(h.Coverage(2).Share))])} %; "
                + $"{widened}. Of the outcomes "
                + $"after {CountPlan.ChoiceUntil} they held {CountNames.Percent(late.Held(CountForecaster.Logistic))} % "
                + $"(n = {late.All.Count}), and {CountNames.Percent(1 - late.Above.Share)} % of those lay below the median"
                + (late.Above.Interval.High < 0.5 ? ": of late such forecasts were too high." : ".")
                + " Given how many systems had a known compute, the share alone held "
                + $"{CountNames.Percent(results.Choice.Given.Late.Held(CountForecaster.Logistic))} % of them, and scaled up to all notable "
                + $"systems {CountNames.Percent(results.PrintedLate.Held(CountForecaster.Logistic))} % were held.";
        }
    }

    public IEnumerable<string> Summary()
    {
        CountBacktest run = results.Backtest;
        IReadOnlyList<CountHorizon> all = results.Horizons;
        yield return $"Counts above thresholds: {run.Projected.Count} forecasts of {CountNames.Rule} were made again from the newest "
            + $"table's rows by date and scored on the years to {run.Now.Max(score => score.Year)}.";
        yield return "Counts above thresholds: the 90 % interval held "
            + CountNames.Listed([.. all.Select(h => $"{CountNames.Percent(h.Coverage(2).Share)} %")])
            + " of the counts one, two, three and four calendar years ahead (n = "
            + CountNames.Listed([.. all.Select(h => $"{h.All.Count}")]) + "); more came than the median in "
            + CountNames.Listed([.. all.Select(h => $"{CountNames.Percent(h.Above.Share)} %")]) + " of the cases.";
        yield return Compared(CountForecaster.Last, "last year's count");
        yield return Compared(CountForecaster.Growth, "an exponential growth of the count");
        yield return LawSentence();
        foreach (string sentence in Late().Concat(WideningSentences()))
        {
            yield return sentence;
        }

        foreach (LateRows late in run.Late)
        {
            yield return $"Counts above thresholds, from the table of {late.Table}: the 90 % interval held "
                + $"{CountNames.Percent(CountTables.Held(late.Own))} % of {late.Own.Count}, and from the newest table's rows at the same "
                + $"dates {CountNames.Percent(CountTables.Held(late.Whole))} %; it knew {late.Before} systems of its last two years whose "
                + $"compute is known where the newest knows {late.Now}.";
        }

        foreach (IGrouping<int, NumberScore> ahead in
            run.Numbers.GroupBy(score => score.Ahead).Where(g => g.Key is 1 or CountPlan.MostAhead))
        {
            yield return $"Number of all notable systems, {ahead.Key} calendar years ahead: the 90 % interval held "
                + $"{ahead.Count(score => score.Marks.Held[2])} of {ahead.Count()}.";
        }
    }

    public IEnumerable<string> Warnings()
    {
        yield return "Counts above thresholds are scored on systems of known compute: whether those of unknown compute are like them, as "
            + "the projection takes them to be, no backtest can say.";
        yield return "The newest table's rows by date know of systems that were entered years later. Forecasts from the tables as they "
            + "were, in the table of late rows, are what could have been said.";
        yield return "Thresholds of one origin share their systems and neighbouring origins their outcomes: the many forecasts of counts "
            + $"rest on {results.Together.Years} outcome years.";
    }

    private string Compared(CountForecaster against, string name)
    {
        ILookup<int, int> signs = results.Horizons.ToLookup(h => h.Skill(CountForecaster.Logistic, against).Sign, h => h.Ahead);
        var parts = new List<string>();
        foreach ((int sign, string words) in new[] { (1, "better than"), (-1, "worse than"), (0, "not shown to differ from") })
        {
            if (signs.Contains(sign))
            {
                parts.Add($"{words} {name} {CountNames.Listed([.. signs[sign].Select(ahead => $"{ahead}")])} years ahead");
            }
        }

        return $"Counts above thresholds: by CRPS of ln(1 + count) the projection's method was {string.Join(", and ", parts)}.";
    }

    private string LawSentence()
    {
        LawChoice choice = results.Choice;
        CountForecaster best = CountPlan.Laws.OrderBy(choice.Early).First(), last = CountPlan.Laws.OrderBy(choice.Late).First();
        string scores = $"on outcomes up to {CountPlan.ChoiceUntil} the lowest CRPS was that of \"{best.Text().ToLowerInvariant()}\" "
            + $"({NumberText.Fixed(choice.Early(best), 3)}; logistic {NumberText.Fixed(choice.Early(CountForecaster.Logistic), 3)}), after "
            + $"that of \"{last.Text().ToLowerInvariant()}\" ({NumberText.Fixed(choice.Late(last), 3)}; logistic "
            + $"{NumberText.Fixed(choice.Late(CountForecaster.Logistic), 3)})";
        return choice.Law == CountForecaster.Logistic
            ? $"Law of the share above a threshold: {scores}; by the rule set beforehand no law is shown better than the logistic share, "
                + "which stays."
            : $"Law of the share above a threshold: {scores}; by the rule set beforehand \"{choice.Law.Text().ToLowerInvariant()}\" was "
                + "chosen, by this score.";
    }

    private IEnumerable<string> Late()
    {
        CountHorizon late = results.Choice.Scores.Late;
        double above = late.Above.Share;
        yield return $"Counts above thresholds: of the outcomes after {CountPlan.ChoiceUntil} the 90 % interval held "
            + $"{CountNames.Percent(late.Held(CountForecaster.Logistic))} % (n = {late.All.Count}), a ceiling on the share "
            + $"{CountNames.Percent(late.Held(CountForecaster.Ceiling))} % and the log-normal tail "
            + $"{CountNames.Percent(late.Held(CountForecaster.Tail))} %; {CountNames.Percent(1 - above)} % of them lay below the median. "
            + $"Given the number of known systems that came, the logistic share alone held "
            + $"{CountNames.Percent(results.Choice.Given.Late.Held(CountForecaster.Logistic))} % and the one with a ceiling "
            + $"{CountNames.Percent(results.Choice.Given.Late.Held(CountForecaster.Ceiling))} %, and "
            + $"{CountNames.Percent(1 - results.Choice.Given.Late.AboveMedian(CountForecaster.Logistic))} % lay below the logistic median: "
            + "the difference is the number of systems whose compute is published. Scaled up to all notable systems, "
            + $"{CountNames.Percent(results.PrintedLate.Held(CountForecaster.Logistic))} % were held and "
            + $"{CountNames.Percent(1 - results.PrintedLate.Above.Share)} % lay below the median.";
    }

    private IEnumerable<string> WideningSentences()
    {
        yield return Sentence("known systems", results.Horizons, results.Widening);
        yield return Sentence("all systems, outcomes scaled up", results.Printed, results.PrintedWidening);
    }

    private static string Sentence(string what, IReadOnlyList<CountHorizon> horizons, CountWidening widening)
    {
        IntervalInflation rule = widening.Rule;
        CountHorizon[] wide = [.. horizons.Where(h => rule.Factor(h.Ahead) > 1)];
        string held = $"Counts above thresholds, {what}: the 90 % interval held "
            + CountNames.Listed([.. horizons.Select(h => $"{CountNames.Percent(h.Coverage(2).Share)} %")]);
        return wide.Length == 0
            ? $"{held}, nowhere less than {NumberText.Percent(WideningRule.LeastCoverage)}, so this scoring widens nothing."
            : $"{held}; rates are widened by a factor of "
                + CountNames.Listed([.. wide.Select(h => $"{NumberText.Fixed(rule.Factor(h.Ahead), 2)} at {h.Ahead} years")])
                + "; with the factor from outcomes of other years the intervals then held "
                + CountNames.Listed([.. wide.Select(h => $"{CountNames.Percent(h.Coverage(widening.WithoutYear).Share)} %")])
                + ", and with the factor known when the forecast was made "
                + CountNames.Listed([.. wide.Select(h => $"{CountNames.Percent(h.Coverage(widening.FromEarlier).Share)} %")]) + ".";
    }
}

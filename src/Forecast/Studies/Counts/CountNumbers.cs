using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.Counts;

/// <summary>The numbers of the counts' backtest.</summary>
internal sealed class CountNumbers(CountResults results, ulong seed)
{
    public IEnumerable<Finding> Findings() =>
        results.Horizons.SelectMany(Of)
            .Concat(results.Printed.SelectMany(OfPrinted))
            .Append(Of(
                results.PrintedLate.Coverage(2),
                "all-systems/after/coverage-90",
                $"Share held by the 90 % interval, all notable systems, outcomes scaled, after {CountPlan.ChoiceUntil}",
                results.PrintedLate))
            .Concat(CountPlan.Laws.Append(CountForecaster.Tail).SelectMany(Of))
            .Concat(results.Backtest.Late.SelectMany(Of))
            .Concat(results.Backtest.Numbers.GroupBy(score => score.Ahead).Select(OfSystems));

    private IEnumerable<Finding> Of(CountHorizon h)
    {
        string prefix = $"{h.Ahead}-years", what = $"counts above thresholds, {h.Ahead} calendar years ahead";
        yield return Of($"{prefix}/crps-log", $"Mean CRPS of ln(1 + count), {what}", h.CrpsOfLog(CountForecaster.Logistic), "", h);
        yield return Of($"{prefix}/crps", $"Mean CRPS, {what}", h.Crps(CountForecaster.Logistic), "systems", h);
        yield return Of($"{prefix}/log-score", $"Mean log score, {what}", h.LogScore(CountForecaster.Logistic), "", h);
        yield return Of($"{prefix}/miss", $"Mean ln((1 + outcome)/(1 + median rate)), {what}", h.Miss, "", h);
        yield return Of(h.Coverage(0), $"{prefix}/coverage-50", $"Share held by the 50 % interval, {what}", h);
        yield return Of(h.Coverage(1), $"{prefix}/coverage-80", $"Share held by the 80 % interval, {what}", h);
        yield return Of(h.Coverage(2), $"{prefix}/coverage-90", $"Share held by the 90 % interval, {what}", h);
        yield return Of(h.Transformed, $"{prefix}/transforms-90", $"Share of transforms in the middle 90 %, {what}", h);
        yield return Of(h.Skill(CountForecaster.Logistic, CountForecaster.Last), $"{prefix}/skill-last", $"Skill against last year's "
            + $"count, {what}", h);
        yield return Of(h.Skill(CountForecaster.Logistic, CountForecaster.Growth), $"{prefix}/skill-growth",
            $"Skill against an exponential growth of the count, {what}", h);
        yield return Of($"{prefix}/widening", $"Factor on the distance from the median, {what}",
            results.Widening.Rule.Factor(h.Ahead), "", h);
        yield return Of(h.Coverage(results.Widening.InSample), $"{prefix}/widened/in-sample/coverage-90",
            $"Share held by the widened 90 % interval, the factor from all forecasts, {what}", h);
        yield return Of(h.Coverage(results.Widening.WithoutYear), $"{prefix}/widened/without-year/coverage-90",
            $"Share held by the widened 90 % interval, the factor from outcomes of other years, {what}", h);
        yield return Of(h.Coverage(results.Widening.FromEarlier), $"{prefix}/widened/from-earlier/coverage-90",
            $"Share held by the widened 90 % interval, the factor known when the forecast was made, {what}", h);
    }

    private IEnumerable<Finding> OfPrinted(CountHorizon h)
    {
        string prefix = $"all-systems/{h.Ahead}-years", what = $"all notable systems, outcomes scaled, {h.Ahead} calendar years ahead";
        yield return Of(h.Coverage(2), $"{prefix}/coverage-90", $"Share held by the 90 % interval, {what}", h);
        yield return Of($"{prefix}/widening", $"Factor on the distance from the median, {what}", results.Rule.Factor(h.Ahead), "", h);
        yield return Of(h.Coverage(results.PrintedWidening.InSample), $"{prefix}/widened/in-sample/coverage-90",
            $"Share held by the widened 90 % interval, the factor from all forecasts, {what}", h);
        yield return Of(h.Coverage(results.PrintedWidening.WithoutYear), $"{prefix}/widened/without-year/coverage-90",
            $"Share held by the widened 90 % interval, the factor from outcomes of other years, {what}", h);
        yield return Of(h.Coverage(results.PrintedWidening.FromEarlier), $"{prefix}/widened/from-earlier/coverage-90",
            $"Share held by the widened 90 % interval, the factor known when the forecast was made, {what}", h);
    }

    private IEnumerable<Finding> Of(CountForecaster law)
    {
        (CountHorizon early, CountHorizon late) = results.Choice.Scores;
        string id = $"laws/{law.ToString().ToLowerInvariant()}", name = law.Text().ToLowerInvariant();
        yield return Of($"{id}/until", $"Mean CRPS of ln(1 + count), outcomes up to {CountPlan.ChoiceUntil}, {name}",
            early.CrpsOfLog(law), "", early, 3);
        yield return Of($"{id}/after", $"Mean CRPS of ln(1 + count), outcomes after {CountPlan.ChoiceUntil}, {name}",
            late.CrpsOfLog(law), "", late, 3);
        yield return Of($"{id}/after/coverage-90", $"Share held by the 90 % interval, outcomes after {CountPlan.ChoiceUntil}, {name}",
            late.Held(law), "share", late);
        if (law != CountForecaster.Tail)
        {
            (CountHorizon first, CountHorizon last) = results.Choice.Given;
            yield return Of($"{id}/given/until", $"Mean CRPS of ln(1 + count) given the number of systems, outcomes up to "
                + $"{CountPlan.ChoiceUntil}, {name}", first.CrpsOfLog(law), "", first, 3);
            yield return Of($"{id}/given/after", $"Mean CRPS of ln(1 + count) given the number of systems, outcomes after "
                + $"{CountPlan.ChoiceUntil}, {name}", last.CrpsOfLog(law), "", last, 3);
        }

        if (law != CountForecaster.Logistic)
        {
            yield return Of(early.Skill(law, CountForecaster.Logistic), $"{id}/skill",
                $"Skill against the logistic share, outcomes up to {CountPlan.ChoiceUntil}, {name}", early);
        }
    }

    private IEnumerable<Finding> Of(LateRows late)
    {
        string what = $"from vintage {late.Table}", id = $"late/{late.Table}";
        (string Id, string Label, double Value, string Unit, int Decimals)[] values =
        [
            ("known-then", $"Known systems of the two years before its last origin, {what}", late.Before, "systems", 0),
            ("known-now", "The same by the newest table", late.Now, "systems", 0),
            ("coverage-90", $"Share held by the 90 % interval, {what}", CountTables.Held(late.Own), "share", 2),
            ("coverage-90-whole", $"The same forecasts from the newest table's rows, {what}", CountTables.Held(late.Whole), "share", 2),
            ("miss", $"Mean ln((1 + outcome)/(1 + median rate)), {what}", late.Miss, "", 2),
            ("miss-whole", $"The same from the newest table's rows, {what}", late.WholeMiss, "", 2),
        ];
        return values.Select(v => Finding(
            $"{id}/{v.Id}", v.Label, v.Value, v.Unit, null, NumberText.Fixed(v.Value, v.Decimals), late.Own.Count, late.Table));
    }

    private Finding OfSystems(IGrouping<int, NumberScore> scores)
    {
        var held = Proportion.Of(scores.Count(score => score.Marks.Held[2]), scores.Count(), BacktestPlan.ScoreLevel);
        return Finding(
            $"systems/{scores.Key}-years/coverage-90",
            $"Share held by the 90 % interval of the number of all notable systems, {scores.Key} calendar years ahead",
            held.Share,
            "share",
            held.Interval,
            $"{NumberText.Fixed(held.Share, 2)} {Ends(held.Interval)}",
            scores.Count(),
            results.Backtest.Newest.Vintage.Id);
    }

    private Finding Of(string id, string label, double value, string unit, CountHorizon h, int decimals = 2) =>
        Finding(id, label, value, unit, null, NumberText.Fixed(value, decimals), h.All.Count, results.Backtest.Newest.Vintage.Id);

    private Finding Of(BlockedShare share, string id, string label, CountHorizon h) => Finding(
        id, label, share.Share, "share", share.Interval, $"{NumberText.Fixed(share.Share, 2)} {Ends(share.Interval)}", h.All.Count,
        results.Backtest.Newest.Vintage.Id);

    private Finding Of(Skill skill, string id, string label, CountHorizon h) => Finding(
        id, label, skill.Value, "share", skill.Interval,
        skill.Interval is { } interval ? $"{NumberText.Fixed(skill.Value, 2)} {Ends(interval)}" : NumberText.Fixed(skill.Value, 2),
        h.All.Count, results.Backtest.Newest.Vintage.Id);

    private Finding Finding(
        string id, string label, double value, string unit, Interval? interval, string text, int n, string vintage) => new()
        {
            Id = $"{BacktestStudy.StudyId}/counts/{id}",
            Label = label,
            Value = value,
            Text = text,
            Unit = unit,
            Interval = interval,
            N = n,
            Rule = $"{CountNames.Rule}; outcomes up to {results.Backtest.Now.Max(score => score.Year)}",
            Vintage = vintage,
            Seed = seed,
        };

    private static string Ends(Interval interval) => $"[{NumberText.Fixed(interval.Low, 2)}; {NumberText.Fixed(interval.High, 2)}]";
}

using System.Globalization;
using Forecast.Projections;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.Counts;

/// <summary>The tables of the counts' backtest.</summary>
internal static class CountTables
{
    public static IEnumerable<Table> Of(CountResults results)
    {
        yield return Horizons(results);
        yield return Coverage(results);
        yield return Widened(results);
        yield return Laws(results);
        yield return Given(results);
        yield return CountDetail.Late(results);
        yield return CountDetail.Thresholds(results);
        yield return CountDetail.Years(results);
    }

    private static Table Horizons(CountResults results) => new(
        "counts-by-horizon",
        "Counts above thresholds: scores of the projection's method by calendar years ahead",
        [
            Right("Years ahead"), Right("Forecasts"), Right("Outcome years"), Right("CRPS of ln(1 + count)"), Right("CRPS (systems)"),
            Right("Log score"), new Column("Skill against last year's count"), new Column("Skill against exponential count"),
        ],
        [.. results.Horizons.Select(h => (IReadOnlyList<string>)
        [
            Whole(h.Ahead),
            Whole(h.All.Count),
            Whole(h.Years),
            Number(h.CrpsOfLog(CountForecaster.Logistic)),
            NumberText.Significant(h.Crps(CountForecaster.Logistic), 2),
            Number(h.LogScore(CountForecaster.Logistic)),
            Skill(h.Skill(CountForecaster.Logistic, CountForecaster.Last)),
            Skill(h.Skill(CountForecaster.Logistic, CountForecaster.Growth)),
        ])],
        $"{Rule(results)} Outcome years count once. Skill: by what share the CRPS of ln(1 + count) is lower, with the 90 % interval of "
            + "Diebold and Mariano's test.");

    private static Table Coverage(CountResults results) => new(
        "counts-coverage",
        "Counts above thresholds: share of outcomes held by the intervals",
        [
            Right("Years ahead"), Right("Forecasts"), new Column("50 % interval"), new Column("80 % interval"), new Column("90 % interval"),
            new Column("Transforms in the middle 90 %"), new Column("Outcomes above the median"), Right("Mean miss, ln"),
        ],
        [.. results.Horizons.Select(h => (IReadOnlyList<string>)
        [
            Whole(h.Ahead),
            Whole(h.All.Count),
            CountNames.Text(h.Coverage(0)),
            CountNames.Text(h.Coverage(1)),
            CountNames.Text(h.Coverage(2)),
            CountNames.Text(h.Transformed),
            CountNames.Text(h.Above),
            Number(h.Miss),
        ])],
        $"{Rule(results)} Intervals of counts hold their ends, so that they cover more than they claim where counts are small; transforms "
            + "are drawn within their lump and do not. Mean miss: ln((1 + outcome)/(1 + median rate)), above 0 where more came.");

    private static Table Widened(CountResults results) => new(
        "counts-widened",
        "Counts above thresholds: the 90 % interval before and after widening",
        [
            new Column("Scored"), Right("Years ahead"), new Column("Held before"), Right("Factor"),
            new Column("Held after, same forecasts"), new Column("Factor from other years"), new Column("Factor known at the time"),
            Right("CRPS before"), Right("CRPS after, other years"),
        ],
        [
            .. results.Horizons.Select(h => Widened("known systems", h, results.Widening)),
            .. results.Printed.Select(h => Widened("all systems, scaled", h, results.PrintedWidening)),
        ],
        $"Rule: where the 90 % interval held less than {NumberText.Percent(WideningRule.LeastCoverage)}, the distance of the rate from its "
            + "median is multiplied, in logarithms, by the smallest factor with which it would have held 90 %; a longer horizon has no "
            + "smaller factor. The projection takes the larger factor of both scorings. Scaled: the share times the trend of all notable "
            + $"systems, against the count times all systems of its year over those of known compute. {Rule(results)}")
    {
        GroupStarts = [results.Horizons.Count],
    };

    private static IReadOnlyList<string> Widened(string scored, CountHorizon h, CountWidening widening) =>
    [
        scored,
        Whole(h.Ahead),
        CountNames.Text(h.Coverage(2)),
        Number(widening.Rule.Factor(h.Ahead)),
        CountNames.Text(h.Coverage(widening.InSample)),
        CountNames.Text(h.Coverage(widening.WithoutYear)),
        CountNames.Text(h.Coverage(widening.FromEarlier)),
        Number(h.CrpsOfLog(CountForecaster.Logistic)),
        Number(h.StretchedCrps(widening.WithoutYear)),
    ];

    private static Table Laws(CountResults results) => new(
        "counts-laws",
        "Laws of the share above a threshold, by their mean CRPS of ln(1 + count)",
        [
            new Column("Law"), Right($"Outcomes up to {CountPlan.ChoiceUntil}"), new Column("Skill against the logistic share"),
            Right("Outcomes after"), Right("Log score, up to"), Right("Log score, after"), Right("90 % held, up to"),
            Right("90 % held, after"), new Column("Chosen"),
        ],
        [.. CountPlan.Laws.Append(CountForecaster.Tail).Select(law => (IReadOnlyList<string>)
        [
            law.Text(),
            Number3(results.Choice.Early(law)),
            law == CountForecaster.Logistic ? "" : Skill(results.Choice.Skill(law)),
            Number3(results.Choice.Late(law)),
            Number(results.Choice.Scores.Early.LogScore(law)),
            Number(results.Choice.Scores.Late.LogScore(law)),
            $"{CountNames.Percent(results.Choice.Scores.Early.Held(law))} %",
            $"{CountNames.Percent(results.Choice.Scores.Late.Held(law))} %",
            law == results.Choice.Law ? "yes" : "",
        ])],
        $"{Rule(results)} Rule, written down before any score was seen: a law takes the place of the logistic share if its mean CRPS is "
            + $"lower on outcomes up to {CountPlan.ChoiceUntil} by an interval that leaves out 0, and lower after. The tail is a check and "
            + $"no candidate. n = {results.Choice.Scores.Early.All.Count} and {results.Choice.Scores.Late.All.Count} forecasts.");

    private static Table Given(CountResults results) => new(
        "counts-shares",
        "Laws of the share above a threshold, given the number of systems that came",
        [
            new Column("Law"), Right($"CRPS up to {CountPlan.ChoiceUntil}"), new Column("Skill against the logistic share"),
            Right("CRPS after"), Right("90 % held, up to"), Right("90 % held, after"), Right("Below the median, after"),
        ],
        [.. CountPlan.Laws.Select(law => (IReadOnlyList<string>)
        [
            law.Text(),
            Number3(results.Choice.Given.Early.CrpsOfLog(law)),
            law == CountForecaster.Logistic ? "" : Skill(results.Choice.Given.Early.Skill(law, CountForecaster.Logistic)),
            Number3(results.Choice.Given.Late.CrpsOfLog(law)),
            $"{CountNames.Percent(results.Choice.Given.Early.Held(law))} %",
            $"{CountNames.Percent(results.Choice.Given.Late.Held(law))} %",
            $"{CountNames.Percent(1 - results.Choice.Given.Late.AboveMedian(law))} %",
        ])],
        $"{Rule(results)} CRPS of ln(1 + count). The number of known systems of the year is taken as it came, so that the share alone is "
            + "tried; added after the other scores had been seen, and nothing is chosen by it.");

    internal static double Held(IReadOnlyList<CountScore> scores) => scores.Average(score => IsHeld(score) ? 1.0 : 0);

    internal static bool IsHeld(CountScore score) => score.Of(CountForecaster.Logistic).Held[2];

    internal static string Rule(CountResults results) =>
        $"{char.ToUpperInvariant(CountNames.Rule[0])}{CountNames.Rule[1..]}; rows and outcomes by vintage "
            + $"{results.Backtest.Newest.Vintage.Id}.";

    private static string Skill(Skill skill) => $"{skill.Text} {skill.Word}";

    internal static string Number(double value) => NumberText.Fixed(value, 2);

    private static string Number3(double value) => NumberText.Fixed(value, 3);

    internal static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static Column Right(string title) => new(title, Alignment.Right);
}

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
        yield return Late(results);
        yield return Thresholds(results);
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
            Right("Years ahead"), new Column("Held before"), Right("Factor"), new Column("Held after, same forecasts"),
            new Column("Factor from other years"), new Column("Factor known at the time"), Right("CRPS before"),
            Right("CRPS after, other years"),
        ],
        [.. results.Horizons.Select(h => (IReadOnlyList<string>)
        [
            Whole(h.Ahead),
            CountNames.Text(h.Coverage(2)),
            Number(results.Widening.Rule.Factor(h.Ahead)),
            CountNames.Text(h.Coverage(results.Widening.InSample)),
            CountNames.Text(h.Coverage(results.Widening.WithoutYear)),
            CountNames.Text(h.Coverage(results.Widening.FromEarlier)),
            Number(h.CrpsOfLog(CountForecaster.Logistic)),
            Number(h.StretchedCrps(results.Widening.WithoutYear)),
        ])],
        $"Rule: where the 90 % interval held less than {NumberText.Percent(WideningRule.LeastCoverage)}, the distance of the rate from its "
            + "median is multiplied, in logarithms, by the smallest factor with which it would have held 90 %; a longer horizon has no "
            + $"smaller factor. {Rule(results)}");

    private static Table Laws(CountResults results) => new(
        "counts-laws",
        "Laws of the share above a threshold, by their mean CRPS of ln(1 + count)",
        [
            new Column("Law"), Right($"Outcomes up to {CountPlan.ChoiceUntil}"), new Column("Skill against the logistic share"),
            Right("Outcomes after"), Right("Log score, up to"), Right("Log score, after"), new Column("Chosen"),
        ],
        [.. CountPlan.Laws.Append(CountForecaster.Tail).Select(law => (IReadOnlyList<string>)
        [
            law.Text(),
            Number3(results.Choice.Early(law)),
            law == CountForecaster.Logistic ? "" : Skill(results.Choice.Skill(law)),
            Number3(results.Choice.Late(law)),
            Number(results.Choice.Scores.Early.LogScore(law)),
            Number(results.Choice.Scores.Late.LogScore(law)),
            law == results.Choice.Law ? "yes" : "",
        ])],
        $"{Rule(results)} Rule, written down before any score was seen: a law takes the place of the logistic share if its mean CRPS is "
            + $"lower on outcomes up to {CountPlan.ChoiceUntil} by an interval that leaves out 0, and lower after. The tail is a check and "
            + $"no candidate. n = {results.Choice.Scores.Early.All.Count} and {results.Choice.Scores.Late.All.Count} forecasts.");

    private static Table Late(CountResults results) => new(
        "counts-late-rows",
        "Counts above thresholds: forecasts from earlier tables beside those from the newest table's rows at the same dates",
        [
            new Column("Table"), Right("Known systems of the last two years, then"), Right("now"), Right("Forecasts"),
            Right("90 % held"), Right("from the newest rows"), Right("Mean miss, ln"), Right("from the newest rows"),
            Right("Held on the table's own day"),
        ],
        [.. results.Backtest.Late.Select(late => (IReadOnlyList<string>)
        [
            late.Table,
            Whole(late.Before),
            Whole(late.Now),
            Whole(late.Own.Count),
            $"{CountNames.Percent(Held(late.Own))} %",
            $"{CountNames.Percent(Held(late.Whole))} %",
            Number(late.Miss),
            Number(late.WholeMiss),
            $"{late.OwnDay.Count(IsHeld)} of {late.OwnDay.Count()}",
        ])],
        "Outcomes by the newest table. Mean miss: ln((1 + outcome)/(1 + median rate)), above 0 where more came than was foretold. Tables "
            + "before 2024 called fewer systems notable: their misses are a change of what is counted more than late rows.");

    private static Table Thresholds(CountResults results) => new(
        "counts-by-threshold",
        "Counts above thresholds: scores by the threshold of today that each stands for",
        [
            new Column("Stands for"), Right("Forecasts"), Right("Outcome years"), new Column("90 % interval"), Right("Mean miss, ln"),
            Right("Without a system above"), Right("Tail: 90 % held there"),
        ],
        [.. results.Backtest.Now.GroupBy(score => score.Rank).OrderBy(rank => rank.Key).Select(rank =>
        {
            CountScore[] none = [.. rank.Where(score => score.Forecast is null)];
            var own = new CountHorizon(0, rank, results.Key.Child((ulong)rank.Key));
            string tail = none.Length == 0
                ? "" : $"{CountNames.Percent(none.Average(score => score.Of(CountForecaster.Tail).Held[2] ? 1.0 : 0))} %";
            return (IReadOnlyList<string>)
            [
                $"1e{rank.Key}",
                Whole(own.All.Count),
                Whole(own.Years),
                own.All.Count == 0 ? "–" : CountNames.Text(own.Coverage(2)),
                own.All.Count == 0 ? "–" : Number(own.Miss),
                Whole(none.Length),
                tail,
            ];
        })],
        $"{Rule(results)} All horizons together. Where no system was above, only the log-normal tail speaks.");

    internal static double Held(IReadOnlyList<CountScore> scores) => scores.Average(score => IsHeld(score) ? 1.0 : 0);

    internal static bool IsHeld(CountScore score) => score.Of(CountForecaster.Logistic).Held[2];

    private static string Rule(CountResults results) =>
        $"{char.ToUpperInvariant(CountNames.Rule[0])}{CountNames.Rule[1..]}; rows and outcomes by vintage "
            + $"{results.Backtest.Newest.Vintage.Id}.";

    private static string Skill(Skill skill) => $"{skill.Text} {skill.Word}";

    private static string Number(double value) => NumberText.Fixed(value, 2);

    private static string Number3(double value) => NumberText.Fixed(value, 3);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Column Right(string title) => new(title, Alignment.Right);
}

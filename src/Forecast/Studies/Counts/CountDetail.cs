using static Forecast.Studies.Counts.CountTables;

namespace Forecast.Studies.Counts;

/// <summary>Scores of the counts by table, threshold and year.</summary>
internal static class CountDetail
{
    public static Table Years(CountResults results) => new(
        "counts-by-year",
        "Counts above thresholds: scores by the year foretold",
        [
            Right("Year"), Right("Forecasts"), Right("90 % held"), Right("Outcomes above the median"), Right("Mean miss, ln"),
            Right("CRPS of ln(1 + count)"),
        ],
        [.. results.Backtest.Projected.GroupBy(score => score.Year).OrderBy(year => year.Key).Select(year =>
        {
            var own = new CountHorizon(0, year, results.Key);
            return (IReadOnlyList<string>)
            [
                Whole(year.Key),
                Whole(own.All.Count),
                $"{CountNames.Percent(own.Held(CountForecaster.Logistic))} %",
                $"{CountNames.Percent(own.All.Average(score => score.Of(CountForecaster.Logistic).Transform > 0.5 ? 1.0 : 0))} %",
                Number(own.Miss),
                Number(own.CrpsOfLog(CountForecaster.Logistic)),
            ];
        })],
        $"{Rule(results)} All horizons together. The newest years are still being filled in.");

    public static Table Late(CountResults results) => new(
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

    public static Table Thresholds(CountResults results) => new(
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
}

using Forecast.Data;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>
/// What an earlier table had not yet, and how far that explains its misses: its forecasts beside those from the newest table's rows at the
/// same dates.
/// </summary>
/// <param name="Table">The earlier table.</param>
/// <param name="Before">Systems of known compute in the two years before the table's last origin, by that table.</param>
/// <param name="Now">The same by the newest table.</param>
/// <param name="Own">The table's forecasts.</param>
/// <param name="Whole">The twin of each from the newest table.</param>
internal sealed record LateRows(string Table, int Before, int Now, IReadOnlyList<CountScore> Own, IReadOnlyList<CountScore> Whole)
{
    private const int Years = 2;

    /// <summary>Forecasts of the table's last origin: the only ones that could have been made.</summary>
    public IEnumerable<CountScore> OwnDay => Own.Where(score => score.Origin == Own[^1].Origin);

    /// <summary>Mean miss of the table's forecasts, ln((1 + outcome)/(1 + median rate)).</summary>
    public double Miss => Own.Average(score => score.Miss);

    /// <summary>Mean miss of their twins.</summary>
    public double WholeMiss => Whole.Average(score => score.Miss);

    /// <summary>The comparison of a table; null where it has no forecast with a twin.</summary>
    public static LateRows? Of(Dataset table, Dataset newest, IReadOnlyList<CountScore> scores)
    {
        var whole = scores.Where(s => s.Table == newest.Vintage.Id && s.Forecast is not null)
            .ToDictionary(s => (s.Origin, s.Rank, s.Year));
        CountScore[] own =
        [
            .. scores.Where(s => s.Table == table.Vintage.Id && s.Forecast is not null && whole.ContainsKey((s.Origin, s.Rank, s.Year))),
        ];
        if (own.Length == 0)
        {
            return null;
        }

        DateOnly end = own[^1].Origin;
        return new LateRows(
            table.Vintage.Id, Known(table, end), Known(newest, end), own, [.. own.Select(s => whole[(s.Origin, s.Rank, s.Year)])]);
    }

    private static int Known(Dataset dataset, DateOnly end)
    {
        var counts = new YearlyCounts(dataset, end.AddDays(-1), end.AddDays(-1).Year - Years);
        return counts.KnownSystems.Count(s => s.Published >= end.AddYears(-Years));
    }
}

using Forecast.Projections;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The projected counts, widened as their backtest asks.</summary>
internal static class ThresholdWidened
{
    /// <summary>The table; none where nothing is widened.</summary>
    /// <param name="rows">The thresholds.</param>
    /// <param name="counts">What was counted.</param>
    /// <param name="widening">Factors by calendar years ahead of the last one counted.</param>
    public static IEnumerable<Table> Tables(IReadOnlyList<ThresholdRow> rows, YearlyCounts counts, IntervalInflation widening)
    {
        if (!widening.Widens)
        {
            yield break;
        }

        List<ThresholdRow> counted = [.. rows.Where(row => row.Shares is not null)];
        yield return new Table(
            "threshold-widened",
            "The same, widened as the backtest of the counts asks",
            [
                new Column("Year"),
                new Column("Factor", Alignment.Right),
                .. counted.SelectMany(row => new[] { new Column($"{row.Name}: rate"), new Column($"{row.Name}: 90 % of counts") }),
            ],
            [.. Enumerable.Range(counts.Years[^1] + 1, ThresholdCounts.Last - counts.Years[^1]).Select(year =>
            {
                double factor = widening.Factor(year - counts.LastDay.Year);
                return (IReadOnlyList<string>)
                [
                    $"{year}",
                    NumberText.Fixed(factor, 2),
                    .. counted.Select(row => row.Widened(year, factor)!).SelectMany(
                        p => new[] { ThresholdCounts.Rate(p), $"{p.Predictive.Low:0} to {p.Predictive.High:0}" }),
                ];
            })],
            "The distance of each draw of the rate from the median, multiplied by the factor in logarithms (docs/backtests.md). A widened "
            + "rate can pass the number of notable systems. * a threshold that regulators use.");
    }
}

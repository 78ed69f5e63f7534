using Forecast.Data;
using Forecast.Fitting.Random;

namespace Forecast.Studies.ComputeTrends;

/// <summary>The trends of a run: each set of rows is resampled once, with a stream of its own.</summary>
internal sealed class TrendCache(StudyPlan plan, CancellationToken cancellation)
{
    private readonly Dictionary<string, TrendStatistics?> _trends = [];

    /// <summary>The trend of a series; null where it has fewer than three systems.</summary>
    public TrendStatistics? Of(Series series)
    {
        // The rows themselves name the stream: equal rows have equal numbers wherever they are printed.
        string rows = string.Join('\n', series.Systems.Select(system => system.Id));
        if (!_trends.TryGetValue(rows, out TrendStatistics? trend) || !SameValues(trend, series))
        {
            trend = TrendStatistics.Of(series, plan.Draws, new StreamKey(plan.Seed).Child(rows), cancellation);
            _trends[rows] = trend;
        }

        return trend;
    }

    // Rows of one name differ between vintages where a value was revised.
    private static bool SameValues(TrendStatistics? trend, Series series) =>
        trend is null || (trend.Series.Log10Values.SequenceEqual(series.Log10Values) && trend.Series.Years.SequenceEqual(series.Years));
}

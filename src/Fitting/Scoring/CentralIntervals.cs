using Forecast.Fitting.Results;

namespace Forecast.Fitting.Scoring;

/// <summary>The median and the central intervals among quantiles.</summary>
internal static class CentralIntervals
{
    // Levels are typed in decimals, whose complements differ in the last place.
    private const double Same = 1e-9;

    /// <summary>Pairs the levels τ and 1 - τ, the widest interval first.</summary>
    public static (double? Median, List<Interval> Intervals) Of(ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles)
    {
        var intervals = new List<Interval>();
        double? median = null;
        int high = levels.Length - 1;
        for (int low = 0; low < levels.Length; low++)
        {
            while (high > low && levels[high] > 1 - levels[low] + Same)
            {
                high--;
            }

            if (Math.Abs(levels[low] - 0.5) <= Same)
            {
                median = quantiles[low];
            }
            else if (high > low && Math.Abs(levels[low] + levels[high] - 1) <= Same)
            {
                intervals.Add(new Interval(quantiles[low], quantiles[high], Math.Round(1 - 2 * levels[low], 12)));
            }
        }

        return (median, intervals);
    }
}

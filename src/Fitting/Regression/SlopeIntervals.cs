using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>The growth of many sets of rows, each with its bootstrap interval: what a specification curve is drawn from.</summary>
/// <remarks>The sets are shared among threads, the resamples of one set are not; set k is a function of the key and of k alone.</remarks>
public static class SlopeIntervals
{
    /// <summary>Fits and resamples every set.</summary>
    /// <param name="sets">Times in years and log10 values, at least three rows a set with two different times.</param>
    /// <param name="plan">How many resamples of each set, and how noisy.</param>
    /// <param name="level">Coverage of the intervals, between 0 and 1.</param>
    /// <param name="key">The stream of random numbers; set k has its child k.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>For each set the slope by least squares and the middle share of the resampled slopes, in orders of magnitude a
    /// year.</returns>
    /// <exception cref="ArgumentException">A set with too few rows, or a plan out of range.</exception>
    public static Estimate[] Run(
        IReadOnlyList<(double[] Years, double[] Log10Values)> sets,
        TrendBootstrapPlan plan,
        double level,
        StreamKey key,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(plan);
        int small = sets.Count(set => set.Years.Length < 3);
        if (small > 0)
        {
            throw new ArgumentException(
                $"A bootstrap of a trend needs at least three rows; {small} of {sets.Count} sets have fewer.", nameof(sets));
        }

        TrendBootstrapPlan alone = plan with { Threads = 1 };
        var estimates = new Estimate[sets.Count];
        Parallel.For(0, sets.Count, Parallelism.Of(plan.Threads, cancellation), k =>
        {
            (double[] years, double[] values) = sets[k];
            TrendBootstrap bootstrap = TrendBootstrap.Run(years, values, alone, key.Child((ulong)k), cancellation);
            double[] slopes = [.. bootstrap.Slopes];
            Array.Sort(slopes);
            estimates[k] = new Estimate(
                LinearTrend.Fit(years, values).Slope,
                new Interval(Quantiles.OfSorted(slopes, (1 - level) / 2), Quantiles.OfSorted(slopes, (1 + level) / 2), level));
        });
        return estimates;
    }
}

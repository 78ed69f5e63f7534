using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Models.Networks;

/// <summary>The uncertainty, for want of seeds, of a number computed from several settings with several trained networks each.</summary>
/// <remarks>
/// Networks are drawn with replacement within each setting; the interval is between the percentiles of the number so recomputed.
/// </remarks>
public static class SeedBootstrap
{
    /// <summary>The number, with its interval.</summary>
    /// <param name="counts">Networks of each setting.</param>
    /// <param name="statistic">The number, from the indices of the networks that stand for each setting; finite.</param>
    /// <param name="resamples">How many resamples, at least two.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Estimate Run(
        IReadOnlyList<int> counts,
        Func<IReadOnlyList<int[]>, double> statistic,
        int resamples,
        StreamKey key,
        double level,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        double value = statistic([.. counts.Select(count => Enumerable.Range(0, count).ToArray())]);
        var draws = new double[resamples];
        Parallel.For(0, resamples,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, resample =>
        {
            var random = new RandomSequence(key.Child((ulong)resample));
            draws[resample] = statistic([.. counts.Select(count => Draw(random, count))]);
        });
        Array.Sort(draws);
        return new Estimate(value,
            new Interval(Quantiles.OfSorted(draws, (1 - level) / 2), Quantiles.OfSorted(draws, (1 + level) / 2), level));
    }

    private static int[] Draw(RandomSequence random, int count)
    {
        var drawn = new int[count];
        for (int i = 0; i < count; i++)
        {
            drawn[i] = random.NextIndex(count);
        }

        return drawn;
    }
}

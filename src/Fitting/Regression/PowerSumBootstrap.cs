using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Regression;

/// <summary>The case-resampling bootstrap of a robust <see cref="PowerSum"/>: one refit for each resample.</summary>
/// <remarks>
/// Rows are drawn with replacement, and each refit starts at the fit to all rows. Resample b is a function of the key and of b alone, so
/// the result is the same bits on any number of threads.
/// </remarks>
public sealed class PowerSumBootstrap
{
    private const int BatchSize = 64;

    private PowerSumBootstrap(IReadOnlyList<PowerSum> sums, int unconverged)
    {
        Sums = sums;
        Unconverged = unconverged;
    }

    /// <summary>The refitted sums.</summary>
    public IReadOnlyList<PowerSum> Sums { get; }

    /// <summary>How many refits did not converge; they are kept where they ended.</summary>
    public int Unconverged { get; }

    /// <summary>Resamples and refits.</summary>
    /// <param name="problem">The rows.</param>
    /// <param name="threshold">δ of the Huber loss.</param>
    /// <param name="start">Centred parameters of the fit to all rows.</param>
    /// <param name="resamples">How many, at least one.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="threads">Threads at most, 0 for all.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static PowerSumBootstrap Run(
        PowerSumProblem problem,
        double threshold,
        IReadOnlyList<double> start,
        int resamples,
        StreamKey key,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var sums = new PowerSum[resamples];
        var converged = new bool[resamples];
        double[] from = [.. start];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        Parallel.For(0, (resamples + BatchSize - 1) / BatchSize, options, batch =>
        {
            double[] weights = problem.UnitWeights();
            for (int b = batch * BatchSize; b < Math.Min(resamples, (batch + 1) * BatchSize); b++)
            {
                Array.Clear(weights);
                var random = new RandomSequence(key.Child((ulong)b));
                for (int i = 0; i < problem.Rows; i++)
                {
                    weights[random.NextIndex(problem.Rows)]++;
                }

                PowerSumMinimum minimum = PowerSumMinimum.Find(problem, weights, threshold, from);
                sums[b] = problem.ToSum(minimum.Theta);
                converged[b] = minimum.IsConverged;
            }
        });
        return new PowerSumBootstrap(sums, converged.Count(c => !c));
    }

    /// <summary>Standard deviation over the refits of any quantity computed from one.</summary>
    public double StandardError(Func<PowerSum, double> quantity)
    {
        double[] values = [.. Sums.Select(quantity)];
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    /// <summary>The middle share of any quantity computed from each refit.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="level">The share, between 0 and 1.</param>
    public Results.Interval Interval(Func<PowerSum, double> quantity, double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        double[] sorted = Quantiles.Sorted([.. Sums.Select(quantity)]);
        return new Results.Interval(Quantiles.OfSorted(sorted, (1 - level) / 2), Quantiles.OfSorted(sorted, (1 + level) / 2), level);
    }
}

using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Breaks;

/// <summary>The bootstrap of the dates of breaks: a set of dates for each resample, found anew by the global search.</summary>
/// <remarks>Resample b is a function of the key and of b alone, so the result is the same bits on any number of threads.</remarks>
public sealed class BreakBootstrap
{
    private const int BatchSize = 64;
    private readonly double[][] _dates;

    private readonly BrokenTrend _fit;

    private BreakBootstrap(BrokenTrend fit, double[][] dates)
    {
        _fit = fit;
        _dates = dates;
    }

    /// <summary>Number of resamples.</summary>
    public int Resamples => _dates[0].Length;

    /// <summary>The date of one break in each resample, in times.</summary>
    /// <param name="breakIndex">Which break, from 0.</param>
    public IReadOnlyList<double> Dates(int breakIndex) => _dates[breakIndex];

    /// <summary>The range of the middle share of a break's dates.</summary>
    /// <param name="breakIndex">Which break, from 0.</param>
    /// <param name="level">The share, between 0 and 1.</param>
    /// <remarks>The data do not say where between two rows a jump is, so its interval goes out to the nearest row on either side.</remarks>
    public Interval Interval(int breakIndex, double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        double[] sorted = Quantiles.Sorted(_dates[breakIndex]);
        double low = Quantiles.OfSorted(sorted, (1 - level) / 2), high = Quantiles.OfSorted(sorted, (1 + level) / 2);
        return _fit.Shape == BreakShape.Jump
            ? new Interval(_fit.Rows.Times.Last(t => t <= low), _fit.Rows.Times.First(t => t >= high), level)
            : new Interval(low, high, level);
    }

    /// <summary>Resamples and searches again.</summary>
    /// <param name="fit">The fit, with one break or more.</param>
    /// <param name="plan">How many, and of what.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A fit without breaks, or a plan out of range.</exception>
    public static BreakBootstrap Run(BrokenTrend fit, BreakBootstrapPlan plan, StreamKey key, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Resamples, 1);
        int breaks = fit.Breaks.Count;
        if (breaks == 0)
        {
            throw new ArgumentException("A trend without breaks has no dates to resample.", nameof(fit));
        }

        double[][] dates = [.. Enumerable.Range(0, breaks).Select(_ => new double[plan.Resamples])];
        int batches = (plan.Resamples + BatchSize - 1) / BatchSize;
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = plan.Threads > 0 ? plan.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        int done = 0;
        Parallel.For(0, batches, options, () => new BreakResample(fit, plan.Scheme), (batch, _, resample) =>
        {
            var places = new double[breaks];
            int end = Math.Min(plan.Resamples, (batch + 1) * BatchSize);
            for (int b = batch * BatchSize; b < end; b++)
            {
                resample.Refit(key.Child((ulong)b), places);
                for (int j = 0; j < breaks; j++)
                {
                    dates[j][b] = fit.Rows.Time(places[j]);
                }
            }

            progress?.Report(Interlocked.Add(ref done, end - batch * BatchSize) / (double)plan.Resamples);
            return resample;
        }, _ => { });
        return new BreakBootstrap(fit, dates);
    }
}

using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Regression;

/// <summary>How a trend is resampled.</summary>
/// <param name="Resamples">Number of resamples, at least one.</param>
/// <param name="NoiseHalfWidth">Half-width, in orders of magnitude, of a uniform error added to each log10 value; 0 for none.</param>
/// <param name="Threads">Threads at most; the result does not depend on it.</param>
public sealed record TrendBootstrapPlan(int Resamples, double NoiseHalfWidth = 0, int Threads = 0);

/// <summary>The case-resampling bootstrap of a log-linear trend: one slope and one level for each resample.</summary>
/// <remarks>
/// Rows are drawn with replacement; a draw with fewer than three distinct rows, or one time only, is drawn again. Resample b is a
/// function of the key and of b alone, so the result is the same bits on any number of threads.
/// </remarks>
public sealed class TrendBootstrap
{
    private TrendBootstrap(double centre, double[] levels, double[] slopes)
    {
        Centre = centre;
        Levels = levels;
        Slopes = slopes;
    }

    /// <summary>The time, in years, at which <see cref="Levels"/> are taken.</summary>
    public double Centre { get; }

    /// <summary>log10 of each resample's line at <see cref="Centre"/>.</summary>
    public IReadOnlyList<double> Levels { get; }

    /// <summary>Growth of each resample's line, in orders of magnitude a year.</summary>
    public IReadOnlyList<double> Slopes { get; }

    /// <summary>Resamples and refits.</summary>
    /// <param name="years">Times in years, at least three rows with two different times.</param>
    /// <param name="log10Values">log10 values, one a time.</param>
    /// <param name="plan">How many, and how noisy.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">Too few rows, lengths that differ, one time only, or a plan out of range.</exception>
    public static TrendBootstrap Run(
        ReadOnlySpan<double> years,
        ReadOnlySpan<double> log10Values,
        TrendBootstrapPlan plan,
        StreamKey key,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Resamples, 1);
        if (!(plan.NoiseHalfWidth >= 0 && double.IsFinite(plan.NoiseHalfWidth)))
        {
            throw new ArgumentException($"The noise has a half-width of 0 or more; {plan.NoiseHalfWidth} was given.", nameof(plan));
        }

        if (years.Length < 3)
        {
            throw new ArgumentException($"A bootstrap of a trend needs at least three rows; {years.Length} were given.", nameof(years));
        }

        LinearTrend trend = LinearTrend.Fit(years, log10Values);
        double[] x = new double[years.Length], y = new double[years.Length];
        for (int i = 0; i < years.Length; i++)
        {
            x[i] = years[i] - trend.Centre;
            y[i] = log10Values[i] - trend.Level;
        }

        var levels = new double[plan.Resamples];
        var slopes = new double[plan.Resamples];
        const int BatchSize = 512;
        int batches = (plan.Resamples + BatchSize - 1) / BatchSize;
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = plan.Threads > 0 ? plan.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        Parallel.For(0, batches, options, batch =>
        {
            var resample = new TrendResample(x, y, plan.NoiseHalfWidth);
            int end = Math.Min(plan.Resamples, (batch + 1) * BatchSize);
            for (int b = batch * BatchSize; b < end; b++)
            {
                (levels[b], slopes[b]) = resample.Refit(key.Child((ulong)b));
                levels[b] += trend.Level;
            }
        });
        return new TrendBootstrap(trend.Centre, levels, slopes);
    }

    /// <summary>The range of the middle share of the resampled lines at each of some times, in log10.</summary>
    /// <param name="years">The times in years.</param>
    /// <param name="level">The share, between 0 and 1.</param>
    public (double Low, double High)[] Band(IReadOnlyList<double> years, double level)
    {
        ArgumentNullException.ThrowIfNull(years);
        var band = new (double Low, double High)[years.Count];
        Parallel.For(0, band.Length, i =>
        {
            var values = new double[Slopes.Count];
            for (int b = 0; b < values.Length; b++)
            {
                values[b] = Math.FusedMultiplyAdd(Slopes[b], years[i] - Centre, Levels[b]);
            }

            Array.Sort(values);
            band[i] = (Quantiles.OfSorted(values, (1 - level) / 2), Quantiles.OfSorted(values, (1 + level) / 2));
        });
        return band;
    }
}

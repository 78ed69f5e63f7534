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
    private const int RowsToBeSureOfThree = 64;

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
        var rows = new Rows(new double[years.Length], new double[years.Length], plan.NoiseHalfWidth);
        for (int i = 0; i < years.Length; i++)
        {
            rows.X[i] = years[i] - trend.Centre;
            rows.Y[i] = log10Values[i] - trend.Level;
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
            int end = Math.Min(plan.Resamples, (batch + 1) * BatchSize);
            for (int b = batch * BatchSize; b < end; b++)
            {
                (levels[b], slopes[b]) = Refit(rows, key.Child((ulong)b));
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

    // Level at the centre and slope of one resample. Each block of four words serves four rows, or two where a row wants noise too.
    private static (double Level, double Slope) Refit(Rows rows, StreamKey key)
    {
        double[] xs = rows.X, ys = rows.Y;
        int n = xs.Length;
        ulong position = 0;
        while (true)
        {
            var sums = default(Sums);
            ulong seen = 0;
            if (rows.NoiseHalfWidth > 0)
            {
                for (int i = 0; i < n; i += 2)
                {
                    PhiloxBlock block = key.Block(position++);
                    sums.Add(xs, ys, Index(block.W0, n), Noise(block.W1, rows.NoiseHalfWidth), ref seen);
                    if (i + 1 < n)
                    {
                        sums.Add(xs, ys, Index(block.W2, n), Noise(block.W3, rows.NoiseHalfWidth), ref seen);
                    }
                }
            }
            else
            {
                int i = 0;
                for (; i + 4 <= n; i += 4)
                {
                    PhiloxBlock block = key.Block(position++);
                    sums.Add(xs, ys, Index(block.W0, n), 0, ref seen);
                    sums.Add(xs, ys, Index(block.W1, n), 0, ref seen);
                    sums.Add(xs, ys, Index(block.W2, n), 0, ref seen);
                    sums.Add(xs, ys, Index(block.W3, n), 0, ref seen);
                }

                if (i < n)
                {
                    PhiloxBlock block = key.Block(position++);
                    ReadOnlySpan<uint> words = [block.W0, block.W1, block.W2, block.W3];
                    for (int w = 0; i < n; i++, w++)
                    {
                        sums.Add(xs, ys, Index(words[w], n), 0, ref seen);
                    }
                }
            }

            // Beyond 64 rows a draw of fewer than three distinct ones has a probability below 1e-90.
            bool enough = n > RowsToBeSureOfThree || System.Numerics.BitOperations.PopCount(seen) >= 3;
            double mean = sums.X / n;
            double spread = sums.XX - mean * sums.X;
            if (enough && spread > 1e-12 * sums.XX)
            {
                double slope = (sums.XY - mean * sums.Y) / spread;
                return (sums.Y / n - slope * mean, slope);
            }
        }
    }

    private static int Index(uint word, int count) => (int)(((ulong)word * (ulong)count) >> 32);

    private static double Noise(uint word, double halfWidth) => ((word + 0.5) * (2.0 / (1UL << 32)) - 1) * halfWidth;

    private sealed record Rows(double[] X, double[] Y, double NoiseHalfWidth);

    private struct Sums
    {
        public double X;
        public double Y;
        public double XX;
        public double XY;

        public void Add(double[] xs, double[] ys, int index, double noise, ref ulong seen)
        {
            double x = xs[index], y = ys[index] + noise;
            seen |= 1UL << index;
            X += x;
            Y += y;
            XX = Math.FusedMultiplyAdd(x, x, XX);
            XY = Math.FusedMultiplyAdd(x, y, XY);
        }
    }
}

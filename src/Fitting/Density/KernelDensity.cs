using System.Runtime.Intrinsics;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Density;

/// <summary>The density of a sample by a Gaussian kernel.</summary>
/// <remarks>f(x) = 1 / (n h) sum of phi((x - x_i) / h); Silverman 1986, Density Estimation for Statistics and Data Analysis.</remarks>
public sealed class KernelDensity
{
    // Kernels farther off than this, in bandwidths, add less than 1e-31 of their height.
    private const double Reach = 12;
    private const int LeastPoints = 512, MostPoints = 16384, PointsPerBandwidth = 8;
    private readonly double[] _sorted;

    /// <summary>The density of some values.</summary>
    /// <param name="values">At least two finite values.</param>
    /// <param name="bandwidth">Standard deviation of the kernel, in the unit of the values.</param>
    /// <exception cref="ArgumentException">Too few values, or a bandwidth that is not above zero.</exception>
    public KernelDensity(ReadOnlySpan<double> values, double bandwidth)
    {
        if (!(bandwidth > 0) || !double.IsFinite(bandwidth))
        {
            throw new ArgumentOutOfRangeException(nameof(bandwidth), bandwidth, "A bandwidth lies above zero.");
        }

        _sorted = Sample.Sorted(values);
        Bandwidth = bandwidth;
    }

    /// <summary>Standard deviation of the kernel.</summary>
    public double Bandwidth { get; }

    /// <summary>Number of values.</summary>
    public int N => _sorted.Length;

    /// <summary>The density at a place, per unit: exact but for rounding.</summary>
    public double Density(double x)
    {
        int i = First(x - Reach * Bandwidth), end = First(x + Reach * Bandwidth);
        double scale = 1 / Bandwidth, sum = 0;
        if (end - i >= VectorElementary.Lanes)
        {
            Vector512<double> at = Vector512.Create(x), sums = Vector512<double>.Zero;
            for (; i + VectorElementary.Lanes <= end; i += VectorElementary.Lanes)
            {
                Vector512<double> z = (at - Vector512.Create<double>(_sorted.AsSpan(i))) * scale;
                sums += VectorElementary.Exp(z * z * -0.5);
            }

            for (int lane = 0; lane < VectorElementary.Lanes; lane++)
            {
                sum += sums.GetElement(lane);
            }
        }

        for (; i < end; i++)
        {
            double z = (x - _sorted[i]) * scale;
            sum += Natural.Exp(-0.5 * z * z);
        }

        return sum / (N * Bandwidth * Math.Sqrt(2 * Math.PI));
    }

    /// <summary>The share of the density below a place.</summary>
    public double Cdf(double x)
    {
        int begin = First(x - Reach * Bandwidth), end = First(x + Reach * Bandwidth);
        double sum = begin;
        for (int i = begin; i < end; i++)
        {
            sum += NormalFunctions.Cdf((x - _sorted[i]) / Bandwidth);
        }

        return sum / N;
    }

    /// <summary>Places from three bandwidths below the least value to three above the largest, close enough to draw the density.</summary>
    public double[] Grid()
    {
        double from = _sorted[0] - 3 * Bandwidth, to = _sorted[^1] + 3 * Bandwidth;
        int points = (int)Math.Clamp(PointsPerBandwidth * (to - from) / Bandwidth, LeastPoints, MostPoints) / 8 * 8;
        var grid = new double[points];
        for (int i = 0; i < points; i++)
        {
            grid[i] = from + (to - from) * i / (points - 1);
        }

        return grid;
    }

    /// <summary>Number of local maxima.</summary>
    public int Modes() => BinnedSample.Modes(Array.ConvertAll(Grid(), Density));

    /// <summary>The density on <see cref="Grid"/> with a band from resamples of the values, the bandwidth being kept.</summary>
    /// <param name="level">Share of resamples in the band, between 0 and 1.</param>
    /// <param name="resamples">Number of resamples, at least 19.</param>
    /// <param name="key">The stream of random numbers; the same bits on any number of threads.</param>
    /// <param name="threads">Threads; 0 for as many as there are cores.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <remarks>
    /// The density is exact. The band's resamples share their values out over the grid, at least eight points a bandwidth up to 16,384
    /// points, which widens the kernel by less than 0.2 %.
    /// </remarks>
    public DensityBand Band(double level, int resamples, StreamKey key, int threads = 0, CancellationToken cancellation = default)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 19);
        double[] grid = Grid();
        var heights = new double[resamples][];
        double constant = 1 / (N * Bandwidth * Math.Sqrt(2 * Math.PI));
        Parallel.For(0, resamples, Parallelism.Of(threads, cancellation), () => new BinnedSample(grid.Length), (b, _, sample) =>
        {
            var draw = new RandomSequence(key.Child((ulong)b));
            sample.Lay(grid[0], grid[^1]);
            sample.Prepare(Bandwidth);
            for (int i = 0; i < N; i++)
            {
                sample.Add(_sorted[draw.NextIndex(N)]);
            }

            sample.Smooth();
            heights[b] = sample.Heights.ToArray();
            return sample;
        }, _ => { });
        var (low, high, column) = (new double[grid.Length], new double[grid.Length], new double[resamples]);
        for (int i = 0; i < grid.Length; i++)
        {
            for (int b = 0; b < resamples; b++)
            {
                column[b] = heights[b][i] * constant;
            }

            Array.Sort(column);
            low[i] = Quantiles.OfSorted(column, (1 - level) / 2);
            high[i] = Quantiles.OfSorted(column, (1 + level) / 2);
        }

        return new DensityBand(grid, Array.ConvertAll(grid, Density), low, high, level);
    }

    private int First(double from)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_sorted[middle] < from)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

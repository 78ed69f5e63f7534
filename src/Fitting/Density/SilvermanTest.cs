using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Density;

/// <summary>Silverman's test of the number of modes: how wide must the kernel be for the density to have no more of them?</summary>
/// <param name="Modes">The number of modes k supposed at most.</param>
/// <param name="CriticalBandwidth">Smallest bandwidth with at most k modes, in the unit of the values.</param>
/// <param name="PValue">Probability of needing at least this bandwidth with k modes, from the smoothed bootstrap.</param>
/// <param name="CalibratedPValue">For one mode: the probability calibrated by Hall and York, from 0.002 to 0.4; null for more.</param>
/// <param name="Resamples">Resamples behind the probabilities.</param>
/// <remarks>
/// Silverman 1981, J. Roy. Statist. Soc. B 43, 97: resamples are drawn from the density at the critical bandwidth, scaled to the sample's
/// variance; the p-value is the share that has more than k modes at that bandwidth. It is conservative. Hall and York 2001, Statistica
/// Sinica 11, 515, reject one mode at level a where the share of unscaled resamples whose own critical bandwidth is below l(a) times the
/// sample's reaches 1 - a; l is their rational function, and the p-value the least such a. Both count bumps in the tails as modes, so
/// that one far value can hide two humps. Bandwidths come from a grid of 512 points over the sample and are not looked for below two of
/// its spacings.
/// </remarks>
public sealed record SilvermanTest(int Modes, double CriticalBandwidth, double PValue, double? CalibratedPValue, int Resamples)
{
    /// <summary>The least and the largest calibrated probability that can be told: the range of Hall and York's function.</summary>
    public static (double Least, double Most) CalibratedRange => (0.002, 0.4);

    private const int Points = 512;

    /// <summary>Tests a sample against a number of modes.</summary>
    /// <param name="values">At least two finite values, not all equal.</param>
    /// <param name="modes">The number of modes supposed, at least 1.</param>
    /// <param name="resamples">Number of resamples, at least 19.</param>
    /// <param name="key">The stream of random numbers; the same bits on any number of threads.</param>
    /// <param name="threads">Threads; 0 for as many as there are cores.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">Values that are too few, not finite or all equal.</exception>
    public static SilvermanTest Run(
        ReadOnlySpan<double> values, int modes, int resamples, StreamKey key, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(modes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 19);
        double[] sorted = Sample.Sorted(values);
        if (sorted[0] == sorted[^1])
        {
            throw new ArgumentException($"All values equal {sorted[0]}: they have no density.", nameof(values));
        }

        var whole = new BinnedSample(Points);
        whole.Fill(sorted);
        double critical = whole.Critical(modes, 1e-7);
        double mean = Sample.Mean(sorted), deviation = Sample.StandardDeviation(sorted);
        double shrink = 1 / Math.Sqrt(1 + critical * critical / (deviation * deviation));
        var ratios = new double[resamples];
        Parallel.For(
            0,
            resamples,
            Parallelism.Of(threads, cancellation),
            () => (Sample: new BinnedSample(Points), Draws: new double[sorted.Length]),
            (b, _, scratch) =>
            {
                var random = new RandomSequence(key.Child((ulong)b));
                var normal = new PolarNormal(random);
                for (int i = 0; i < scratch.Draws.Length; i++)
                {
                    double x = sorted[random.NextIndex(sorted.Length)];
                    scratch.Draws[i] = mean + shrink * (x - mean + critical * normal.Next());
                }

                scratch.Sample.Fill(scratch.Draws);
                ratios[b] = modes == 1
                    ? scratch.Sample.Critical(1, 1e-3) / critical
                    : scratch.Sample.Modes(critical) > modes ? 2 : 0;
                return scratch;
            },
            _ => { });
        int over = 0;
        foreach (double ratio in ratios)
        {
            over += ratio > 1 ? 1 : 0;
        }

        double? calibrated = modes == 1 ? Calibrated(Array.ConvertAll(ratios, ratio => ratio / shrink)) : null;
        return new SilvermanTest(modes, critical, (1.0 + over) / (resamples + 1), calibrated, resamples);
    }

    private static double Calibrated(double[] ratios)
    {
        Array.Sort(ratios);
        const double step = 0.001;
        (double least, double most) = CalibratedRange;
        for (double a = least; a < most; a += step)
        {
            double factor = (((0.94029 * a - 1.59914) * a + 0.17695) * a + 0.48971) / (((a - 1.77793) * a + 0.36162) * a + 0.42423);
            int below = Array.FindIndex(ratios, ratio => ratio > factor);
            if ((below < 0 ? ratios.Length : below) >= (1 - a) * ratios.Length)
            {
                return a;
            }
        }

        return most;
    }
}

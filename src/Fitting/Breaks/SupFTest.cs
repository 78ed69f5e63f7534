using Forecast.Fitting.Random;

namespace Forecast.Fitting.Breaks;

/// <summary>The test of l jumps against one more, wherever it may be: sup F(l + 1 | l).</summary>
/// <param name="Statistic">The largest F over all places of one more jump within the segments of the fit.</param>
/// <param name="PValue">Probability of an F at least this large with l jumps, from simulation.</param>
/// <param name="Simulations">Number of simulations behind the probability.</param>
/// <remarks>
/// F is, within a segment, the fall in the sum of squares by splitting it in two lines, over twice the variance of the split segment's
/// residuals (Bai and Perron 1998, Econometrica 66, 47). Their critical values hold for regressors without a trend, and time is
/// nothing but trend; so the distribution is simulated at the very times given, where it depends on no unknown as long as errors are
/// normal: for l = 0 the probability is that of an exact Monte Carlo test (Dufour 2006, J. Econometrics 133, 443), for more the jumps
/// of the fit are taken as known.
/// </remarks>
public sealed record SupFTest(double Statistic, double PValue, int Simulations)
{
    /// <summary>Tests a fit of jumps against one jump more.</summary>
    /// <param name="fit">The fit with l jumps, or a straight line fitted as one without.</param>
    /// <param name="simulations">Number of simulations, at least 19.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <exception cref="ArgumentException">A fit of kinks.</exception>
    public static SupFTest Run(BrokenTrend fit, int simulations, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentOutOfRangeException.ThrowIfLessThan(simulations, 19);
        if (fit.Shape != BreakShape.Jump && fit.Breaks.Count > 0)
        {
            throw new ArgumentException("sup F tests for one more jump; the fit has kinks.", nameof(fit));
        }

        int[] starts = [0, .. fit.Splits, fit.Rows.Count];
        double statistic = Largest(fit.Sums, starts, fit.MinimumRows);
        var reached = new bool[simulations];
        const int BatchSize = 64;
        Parallel.For(0, (simulations + BatchSize - 1) / BatchSize, batch =>
        {
            var sums = new SuffixSums(fit.Rows.X);
            var y = new double[fit.Rows.Count];
            for (int b = batch * BatchSize; b < Math.Min(simulations, (batch + 1) * BatchSize); b++)
            {
                var sequence = new RandomSequence(key.Child((ulong)b));
                for (int i = 0; i < y.Length; i++)
                {
                    y[i] = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, sequence.NextUniform());
                }

                reached[b] = Largest(sums.Take(y), starts, fit.MinimumRows) >= statistic;
            }
        });
        return new SupFTest(statistic, (1.0 + reached.Count(r => r)) / (simulations + 1), simulations);
    }

    private static double Largest(SuffixSums sums, int[] starts, int minimumRows)
    {
        double largest = 0;
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            (int from, int to) = (starts[s], starts[s + 1]);
            double whole = sums.Residuals(from, to);
            for (int k = from + minimumRows; k <= to - minimumRows; k++)
            {
                double split = sums.X[k] > sums.X[k - 1] ? sums.Residuals(from, k) + sums.Residuals(k, to) : double.PositiveInfinity;
                if (double.IsFinite(split))
                {
                    largest = Math.Max(largest, (whole - split) / 2 / (split / (to - from - 4)));
                }
            }
        }

        return largest;
    }
}

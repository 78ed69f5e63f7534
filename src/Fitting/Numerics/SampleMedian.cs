using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Numerics;

/// <summary>The median of a sample, with an interval that needs no shape of the distribution.</summary>
public static class SampleMedian
{
    /// <summary>The median and the interval between two order statistics that holds the true one at least as often as asked.</summary>
    /// <param name="values">At least one value, in any order, none of them NaN.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <returns>The interval is open at both ends where the values are too few for any.</returns>
    /// <remarks>
    /// The number B of n values below the true median is binomial with probability 1/2: the interval runs from the l-th smallest to the
    /// l-th
    /// largest value, with the largest l for which P(B &lt; l) = I_(1/2)(n - l + 1, l) is at most (1 - level) / 2. Conover 1999, Practical
    /// Nonparametric Statistics, section 3.2.
    /// </remarks>
    public static Estimate Of(ReadOnlySpan<double> values, double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A coverage lies between 0 and 1.");
        }

        double[] sorted = Quantiles.Sorted(values);
        double median = Quantiles.OfSorted(sorted, 0.5);
        int n = sorted.Length, rank = 0, most = (n + 1) / 2;
        while (rank < most && new Beta(n - rank, rank + 1).Cdf(0.5) <= (1 - level) / 2)
        {
            rank++;
        }

        Interval interval = rank == 0
            ? new Interval(double.NegativeInfinity, double.PositiveInfinity, level)
            : new Interval(sorted[rank - 1], sorted[n - rank], level);
        return new Estimate(median, interval);
    }
}

namespace Forecast.Fitting.Numerics;

/// <summary>Empirical quantiles, and how far they are from the truth for want of draws.</summary>
public static class Quantiles
{
    /// <summary>The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, the default of NumPy and R).</summary>
    /// <param name="sorted">Values in ascending order, at least one, none of them NaN.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <exception cref="ArgumentException">No values, or a probability outside 0 to 1.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        }

        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentException($"A probability lies between 0 and 1; {probability} was given.", nameof(probability));
        }

        double position = probability * (sorted.Length - 1);
        int below = (int)Math.Floor(position);
        double share = position - below;
        if (share == 0 || below + 1 >= sorted.Length)
        {
            return sorted[below];
        }

        return sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>Values in ascending order, as a new array.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] copy = values.ToArray();
        Array.Sort(copy);
        return copy;
    }

    /// <summary>The range in which the same quantile of another sample of the same distribution lies, but for sampling error.</summary>
    /// <param name="sorted">Our draws, in ascending order.</param>
    /// <param name="probability">Which quantile.</param>
    /// <param name="otherDraws">Number of draws behind the other sample's quantile.</param>
    /// <param name="standardErrors">Half-width in standard errors.</param>
    /// <remarks>
    /// The rank of the p-quantile among n draws has standard deviation sqrt(p (1-p) / n) whatever the distribution is; the two samples'
    /// errors add in quadrature, and the quantile function carries ranks back to values.
    /// </remarks>
    public static (double Low, double High) MonteCarloRange(ReadOnlySpan<double> sorted, double probability, int otherDraws, double standardErrors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(otherDraws, 1);
        double rankError = Math.Sqrt(probability * (1 - probability) * (1.0 / sorted.Length + 1.0 / otherDraws));
        double low = Math.Max(0, probability - standardErrors * rankError);
        double high = Math.Min(1, probability + standardErrors * rankError);
        return (OfSorted(sorted, low), OfSorted(sorted, high));
    }
}

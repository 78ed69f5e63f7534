namespace Forecast.Fitting.Density;

/// <summary>The unimodal distribution closest to a sample: no mode chosen beforehand, no bandwidth.</summary>
/// <remarks>
/// Its distribution function is the greatest convex minorant of the empirical one below the modal interval of the dip, a straight line
/// across it, and the least concave majorant above it: the density rises in steps up to the modal interval and falls in steps after it.
/// It passes through (x_i, (i - 1) / (n - 1)) at its knots, so that all of it lies between the least and the largest value.
/// </remarks>
public sealed class UnimodalFit
{
    private readonly double[] _x;
    private readonly double[] _p;

    internal UnimodalFit(ReadOnlySpan<double> sorted, UnimodalSearch search)
    {
        Dip = search.Dip;
        N = sorted.Length;
        Mode = (sorted[search.Low], sorted[search.High]);
        (_x, _p) = (new double[search.Knots.Length], new double[search.Knots.Length]);
        for (int k = 0; k < _x.Length; k++)
        {
            (_x[k], _p[k]) = (sorted[search.Knots[k]], search.Knots[k] / (double)(N - 1));
        }
    }

    /// <summary>The distance from the sample's own distribution: Hartigan's dip.</summary>
    public double Dip { get; }

    /// <summary>Number of values.</summary>
    public int N { get; }

    /// <summary>The interval in which the density is highest.</summary>
    public (double Low, double High) Mode { get; }

    /// <summary>The places at which the density changes and the probability up to each.</summary>
    public IReadOnlyList<(double X, double Probability)> Knots => [.. _x.Zip(_p)];

    /// <summary>Finds the closest unimodal distribution.</summary>
    /// <param name="values">At least two finite values.</param>
    public static UnimodalFit Of(ReadOnlySpan<double> values)
    {
        double[] sorted = Sample.Sorted(values);
        var search = new UnimodalSearch(sorted.Length);
        search.Fit(sorted);
        return new UnimodalFit(sorted, search);
    }

    /// <summary>The probability below a place.</summary>
    public double Cdf(double x) => Interpolate(_x, _p, x);

    /// <summary>The place below which a probability lies.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public double Quantile(double probability) => Interpolate(_p, _x, probability);

    /// <summary>The probability between two places.</summary>
    public double Share(double low, double high) => Math.Max(0, Cdf(high) - Cdf(low));

    /// <summary>Puts ascending probabilities through the quantile function, in place.</summary>
    internal void Quantiles(Span<double> ascending)
    {
        int k = 1;
        for (int i = 0; i < ascending.Length; i++)
        {
            while (k < _p.Length - 1 && _p[k] < ascending[i])
            {
                k++;
            }

            ascending[i] = Between(_p, _x, k, ascending[i]);
        }
    }

    private static double Interpolate(double[] from, double[] to, double at)
    {
        if (at <= from[0])
        {
            return to[0];
        }

        int k = 1;
        while (k < from.Length && from[k] < at)
        {
            k++;
        }

        return k == from.Length ? to[^1] : Between(from, to, k, at);
    }

    private static double Between(double[] from, double[] to, int k, double at) =>
        to[k - 1] + (to[k] - to[k - 1]) * ((at - from[k - 1]) / (from[k] - from[k - 1]));
}

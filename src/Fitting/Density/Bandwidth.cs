using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Density;

/// <summary>Bandwidths of a Gaussian kernel, in the unit of the values.</summary>
public static class Bandwidth
{
    private const int UsualBins = 1000;

    /// <summary>Silverman's rule of thumb.</summary>
    /// <param name="values">At least two finite values.</param>
    /// <remarks>h = 0.9 min(s, IQR / 1.34) n^(-1/5); Silverman 1986, Density Estimation, equation 3.31; R's <c>bw.nrd0</c>.</remarks>
    /// <exception cref="ArgumentException">Fewer than two values, or one that is not finite.</exception>
    public static double NormalReference(ReadOnlySpan<double> values)
    {
        double[] sorted = Sample.Sorted(values);
        double deviation = Sample.StandardDeviation(sorted), spread = Sample.InterquartileRange(sorted) / 1.34;
        double scale = spread > 0 ? Math.Min(deviation, spread) : deviation;
        if (!(scale > 0))
        {
            scale = sorted[0] != 0 ? Math.Abs(sorted[0]) : 1;
        }

        return 0.9 * scale * Power(sorted.Length, -0.2);
    }

    /// <summary>Sheather and Jones' bandwidth.</summary>
    /// <param name="values">At least two finite values, not all equal.</param>
    /// <param name="rule">How it is found.</param>
    /// <param name="bins">Bins in which distances are counted.</param>
    /// <remarks>
    /// h = [R(K) / (n S(a(h)))]^(1/5), S estimating the integral of the squared second derivative. Sheather and Jones 1991, J. Roy.
    /// Statist. Soc. B 53, 683. Distances are counted between bins, cut towards zero, as R's <c>bw.SJ</c> does.
    /// </remarks>
    /// <exception cref="ArgumentException">Too few values, or values too sparse for the rule.</exception>
    public static double SheatherJones(ReadOnlySpan<double> values, PlugIn rule = PlugIn.SolveTheEquation, int bins = UsualBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        double[] sorted = Sample.Sorted(values);
        int n = sorted.Length;
        double spread = Sample.InterquartileRange(sorted) / 1.349, deviation = Sample.StandardDeviation(sorted);
        double scale = Math.Min(deviation, spread);
        if (!(scale > 0))
        {
            throw Sparse();
        }

        var distances = new BinnedDistances(sorted, bins);
        double second = distances.Curvature(1.24 * scale * Power(n, -1.0 / 7));
        double third = -distances.Slope(1.23 * scale * Power(n, -1.0 / 9));
        if (!(third > 0) || !double.IsFinite(third))
        {
            throw Sparse();
        }

        double kernel = 1 / (2 * Math.Sqrt(Math.PI) * n);
        if (rule == PlugIn.Direct)
        {
            return Power(kernel / distances.Curvature(Power(2.394 / (n * third), 1.0 / 7)), 0.2);
        }

        double factor = 1.357 * Power(second / third, 1.0 / 7);
        if (!double.IsFinite(factor))
        {
            throw Sparse();
        }

        double most = 1.144 * scale * Power(n, -0.2);
        return Root(h => Power(kernel / distances.Curvature(factor * Power(h, 5.0 / 7)), 0.2) - h, 0.1 * most, most);
    }

    internal static double Power(double x, double exponent) => Natural.Exp(exponent * Natural.Log(x));

    // The bracket widens by turns, upper end first, as R's does; then halving, which needs no derivative and ends on adjacent numbers.
    private static double Root(Func<double, double> f, double low, double high)
    {
        for (int attempt = 1; f(low) * f(high) > 0; attempt++)
        {
            if (attempt > 99)
            {
                throw Sparse();
            }

            (low, high) = attempt % 2 == 1 ? (low, high * 1.2) : (low / 1.2, high);
        }

        bool rises = f(low) < 0;
        for (int step = 0; step < 80 && high - low > 1e-15 * high; step++)
        {
            double middle = 0.5 * (low + high);
            if (f(middle) < 0 == rises)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 0.5 * (low + high);
    }

    private static ArgumentException Sparse() =>
        new("The values are too sparse for Sheather and Jones' bandwidth: half of them or more are equal, or there are too few.", "values");
}

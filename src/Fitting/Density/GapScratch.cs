using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Density;

/// <summary>The statistics of a gap in one set, with room that is used again for the next.</summary>
internal sealed class GapScratch
{
    private readonly UnimodalSearch _search;
    private readonly double[] _draws;

    public GapScratch(int n)
    {
        (_search, _draws) = (new UnimodalSearch(n), new double[n]);
    }

    /// <summary>Draws a set in ascending order.</summary>
    public ReadOnlySpan<double> Draw(UnimodalFit fit, StreamKey key)
    {
        UniformOrder.Draw(key, _draws);
        fit.Quantiles(_draws);
        return _draws;
    }

    /// <summary>Fits one mode to a set.</summary>
    public void Fit(ReadOnlySpan<double> sorted) => _search.Fit(sorted);

    /// <summary>The number expected between two places by the fit to a set.</summary>
    public double Expected(ReadOnlySpan<double> sorted, double low, double high) =>
        Math.Max(0, Rank(sorted, high) - Rank(sorted, low)) * Scale(sorted);

    /// <summary>The empty interval in which the fit expects most: its lower end's place, and the number expected.</summary>
    public (int Place, double Expected) Widest(ReadOnlySpan<double> sorted)
    {
        ReadOnlySpan<int> knots = _search.Knots;
        (int place, double most) = (0, 0);
        for (int k = 1; k < knots.Length; k++)
        {
            int begin = knots[k - 1], end = knots[k];
            double widest = 0;
            int at = begin;
            for (int i = begin; i < end; i++)
            {
                double width = sorted[i + 1] - sorted[i];
                if (width > widest)
                {
                    (widest, at) = (width, i);
                }
            }

            double expected = widest > 0 ? widest * ((end - begin) / (sorted[end] - sorted[begin])) : 0;
            if (expected > most)
            {
                (place, most) = (at, expected);
            }
        }

        return (place, most * Scale(sorted));
    }

    /// <summary>Values from one place to another, both included.</summary>
    public static int Count(ReadOnlySpan<double> sorted, double low, double high)
    {
        int inside = 0;
        foreach (double value in sorted)
        {
            inside += value >= low && value <= high ? 1 : 0;
        }

        return inside;
    }

    /// <summary>The signed root of the deviance of a number inside beside the number expected of n: negative where too few.</summary>
    public static double SignedRoot(int inside, double expected, int n)
    {
        if (expected <= 0 || expected >= n)
        {
            return 0;
        }

        double within = inside == 0 ? expected : Natural.Deviance(inside, expected);
        double without = inside == n ? n - expected : Natural.Deviance(n - inside, n - expected);
        double root = Math.Sqrt(Math.Max(0, 2 * (within + without)));
        return inside < expected ? -root : root;
    }

    // The fit's probability below a place, in steps between values.
    private double Rank(ReadOnlySpan<double> sorted, double at)
    {
        if (at <= sorted[0])
        {
            return 0;
        }

        ReadOnlySpan<int> knots = _search.Knots;
        for (int k = 1; k < knots.Length; k++)
        {
            double low = sorted[knots[k - 1]], high = sorted[knots[k]];
            if (at <= high)
            {
                return at == high ? knots[k] : knots[k - 1] + (knots[k] - knots[k - 1]) * ((at - low) / (high - low));
            }
        }

        return sorted.Length - 1;
    }

    private static double Scale(ReadOnlySpan<double> sorted) => sorted.Length / (sorted.Length - 1.0);
}

namespace Forecast.Fitting.Numerics;

/// <content>The hyperbolic tangent and its inverse.</content>
public static partial class Elementary
{
    // Half a unit in the last place of 1, and what is 1 within it.
    private const double Unit = 1.1102230246251565e-16, TanhIsOne = 22;

    /// <summary>The hyperbolic tangent.</summary>
    public static double Tanh(double x)
    {
        double size = Math.Abs(x);
        if (!(size < TanhIsOne))
        {
            return double.IsNaN(x) ? x : Math.CopySign(1, x);
        }

        if (size < 1e-9)
        {
            return x;
        }

        // (e^2x - 1) / (e^2x + 1), above and below as sums of two numbers.
        (double above, double aboveLow) = LessOne(2 * size);
        double below = above + 2, belowLow = above > 2 ? above - below + 2 : 2 - below + above;
        double value = above / below;
        double rest = Math.FusedMultiplyAdd(-value, below, above) + aboveLow - value * (belowLow + aboveLow);
        return Math.CopySign(value + rest / below, x);
    }

    /// <summary>The inverse hyperbolic tangent, of a number between -1 and 1.</summary>
    public static double Atanh(double x)
    {
        double size = Math.Abs(x);
        if (!(size < 1))
        {
            return size == 1 ? x / 0.0 : double.NaN;
        }

        if (size < 0.17)
        {
            double z = x * x;
            return Math.FusedMultiplyAdd(x, ArtanhSeries(z) * z, x);
        }

        // Half the logarithm of (1 + x) / (1 - x).
        double above = 1 + size, aboveLow = size - (above - 1), below = 1 - size;
        double belowLow = 1 - below - size, ratio = above / below;
        double ratioLow = (Math.FusedMultiplyAdd(-ratio, below, above) + aboveLow - ratio * belowLow) / below;
        (double log, double logLow) = LogParts(ratio);
        return Math.CopySign(0.5 * (log + (logLow + ratioLow / ratio)), x);
    }
}

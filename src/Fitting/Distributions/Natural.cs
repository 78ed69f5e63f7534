namespace Forecast.Fitting.Distributions;

/// <summary>The natural exponential and logarithm, the same bits on every machine and within two units in the last place.</summary>
/// <remarks>Nothing but IEEE arithmetic with fused multiply-add.</remarks>
internal static class Natural
{
    public const double LogOfTwoPi = 1.8378770664093453;

    private const double Ln2 = 0.6931471803691238, Ln2Low = 1.9082149292705877e-10, Log2OfE = 1.4426950408889634;
    private const double SquareRootOf2 = 1.4142135623730951;

    public static double Exp(double x)
    {
        if (!(Math.Abs(x) < 746))
        {
            return x > 0 ? double.PositiveInfinity : x < 0 ? 0 : x;
        }

        double n = Math.Round(x * Log2OfE);
        double r = Math.FusedMultiplyAdd(n, -Ln2Low, Math.FusedMultiplyAdd(n, -Ln2, x));
        double term = 1.0 / 6227020800;
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 479001600);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 39916800);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 3628800);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 362880);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 40320);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 5040);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 720);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 120);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 24);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 6);
        term = Math.FusedMultiplyAdd(term, r, 1.0 / 2);
        term = Math.FusedMultiplyAdd(term, r, 1);
        term = Math.FusedMultiplyAdd(term, r, 1);

        // A power of two is put together from its bits where the result is a normal number.
        return Math.Abs(n) < 1020 ? term * BitConverter.Int64BitsToDouble(((long)n + 1023) << 52) : Math.ScaleB(term, (int)n);
    }

    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (exponent == -1023)
        {
            exponent = Math.ILogB(x);
            m = Math.ScaleB(x, -exponent);
        }

        if (m > SquareRootOf2)
        {
            m *= 0.5;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        return Math.FusedMultiplyAdd(exponent, Ln2, 2 * s + Math.FusedMultiplyAdd(2 * s, ArtanhRatio(s * s), exponent * Ln2Low));
    }

    /// <summary>ln(1 + x), to its own precision for a small x.</summary>
    public static double LogOnePlus(double x)
    {
        if (Math.Abs(x) > 0.4)
        {
            return Log(1 + x);
        }

        double s = x / (2 + x);
        return Math.FusedMultiplyAdd(2 * s, ArtanhRatio(s * s), 2 * s);
    }

    /// <summary>e^x - 1, to its own precision for a small x.</summary>
    public static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.4)
        {
            return Exp(x) - 1;
        }

        double term = 0;
        for (int k = 17; k >= 1; k--)
        {
            term = (1 + term) * x / k;
        }

        return term;
    }

    /// <summary>k ln(k / m) + m - k for positive k and m, to its own precision where they are close (Loader 2000).</summary>
    public static double Deviance(double k, double m)
    {
        double v = (k - m) / (k + m);
        if (Math.Abs(v) > 0.1)
        {
            return k * Log(k / m) + m - k;
        }

        return Math.FusedMultiplyAdd(k - m, v, 2 * k * v * ArtanhRatio(v * v));
    }

    /// <summary>artanh(s) / s - 1 by its series in z = s^2, which is at most 0.04.</summary>
    public static double ArtanhRatio(double z)
    {
        double sum = 1.0 / 25;
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 23);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 21);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 19);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 17);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 15);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 13);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 11);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 9);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 7);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 5);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 3);
        return sum * z;
    }
}

namespace Forecast.Fitting.Numerics;

/// <summary>The elementary functions, the same bits on every machine.</summary>
/// <remarks>
/// The system's own differ in the last bit from one platform to the next. These use nothing but IEEE arithmetic with fused
/// multiply-add, which every machine rounds alike, and carry about twice the working precision to the last step, so that they are
/// within one unit in the last place of the true value.
/// </remarks>
public static partial class Elementary
{
    private const double Log10Of2 = 0.3010299956639812, Log10Of2Low = -2.8037281277851704e-18;
    private const double InverseLn10 = 0.4342944819032518, InverseLn10Low = 1.098319650216765e-17;
    private const double Ln10 = 2.302585092994046, Ln10Low = -2.1707562233822494e-16;
    private const double Ln2 = 0.6931471805599453, Ln2Low = 2.3190468138462996e-17;
    private const double Log2Of10 = 3.321928094887362;
    private const double SquareRootOf2 = 1.4142135623730951;
    private const double LargestExponentOf10 = 308.2547155599167;
    private const double SmallestExponentOf10 = -323.30621534311575;

    // 1/3, 1/5, … 1/25: the series of the inverse hyperbolic tangent, whose next term is below 1e-19 where it is used.
    private static readonly double[] OddReciprocals = [.. Enumerable.Range(1, 12).Select(k => 1.0 / (2 * k + 1))];

    // 1/2!, 1/3!, … 1/14!: the series of the exponential, whose next term is below 1e-19 where it is used.
    private static readonly double[] InverseFactorials = [.. Enumerable.Range(2, 13).Select(k => 1.0 / Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * i))];

    /// <summary>The logarithm to base ten; NaN below zero, minus infinity at zero.</summary>
    public static double Log10(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        // x = m 2^e with m from 0.71 to 1.41, and ln m = 2 artanh s with s = (m - 1) / (m + 1).
        int exponent = Math.ILogB(x);
        double m = Math.ScaleB(x, -exponent);
        if (m > SquareRootOf2)
        {
            m *= 0.5;
            exponent++;
        }

        double numerator = m - 1;
        double denominator = m + 1, denominatorLow = m - (denominator - 1);
        double s = numerator / denominator;
        double sLow = (Math.FusedMultiplyAdd(-s, denominator, numerator) - s * denominatorLow) / denominator;
        double z = s * s;
        double series = Horner(OddReciprocals, z) * z;
        double ln = 2 * s, lnLow = 2 * Math.FusedMultiplyAdd(s, series, sLow);

        double whole = exponent * Log10Of2;
        double wholeLow = Math.FusedMultiplyAdd(exponent, Log10Of2, -whole) + exponent * Log10Of2Low;
        double part = ln * InverseLn10;
        double partLow = Math.FusedMultiplyAdd(ln, InverseLn10, -part) + ln * InverseLn10Low + lnLow * InverseLn10;
        double sum = whole + part;
        double rest = whole - sum + part;
        if (Math.Abs(whole) < Math.Abs(part))
        {
            rest = part - sum + whole;
        }

        return sum + (rest + wholeLow + partLow);
    }

    /// <summary>Ten to the power of <paramref name="x"/>.</summary>
    public static double Exp10(double x)
    {
        if (double.IsNaN(x) || x > LargestExponentOf10)
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x < SmallestExponentOf10)
        {
            return 0;
        }

        // 10^x = 2^n e^r with r from -0.35 to 0.35.
        double n = Math.Round(x * Log2Of10);
        double product = x * Ln10, productLow = Math.FusedMultiplyAdd(x, Ln10, -product) + x * Ln10Low;
        double whole = n * Ln2, wholeLow = Math.FusedMultiplyAdd(n, Ln2, -whole) + n * Ln2Low;
        double r = product - whole;
        double rLow = product - (r + whole) + productLow - wholeLow;
        double series = r * r * Horner(InverseFactorials, r);
        double tail = Math.FusedMultiplyAdd(rLow, 1 + r + series, series);
        double sum = 1 + r;
        double rest = 1 - sum + r;
        return Math.ScaleB(sum + (rest + tail), (int)n);
    }

    private static double Horner(double[] coefficients, double x)
    {
        double value = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            value = Math.FusedMultiplyAdd(value, x, coefficients[i]);
        }

        return value;
    }
}

using System.Runtime.CompilerServices;

namespace Forecast.Fitting.Numerics;

/// <content>Powers and the cube root.</content>
public static partial class Elementary
{
    private const double Third = 1.0 / 3, ThirdLow = 1.850371707708594e-17;

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>.</summary>
    /// <remarks>As the standard has it: 1 where y is 0 or x is 1; a negative x has a power only where y is whole.</remarks>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        double value = PowerOfSize(Math.Abs(x), y);
        if (!double.IsNegative(x))
        {
            return value;
        }

        bool isWhole = Math.Floor(y) == y, isOdd = isWhole && Math.Floor(0.5 * y) != 0.5 * y;
        bool hasPower = isWhole || x == 0 || double.IsInfinity(x);
        return isOdd ? -value : hasPower ? value : double.NaN;
    }

    /// <summary>The cube root.</summary>
    public static double Cbrt(double x)
    {
        double size = Math.Abs(x);
        if (x == 0 || !double.IsFinite(x))
        {
            return x;
        }

        // A step of Newton's on what x exceeds the cube by, which is taken exactly; away from the ends of the range.
        int third = Math.ILogB(size) / 3;
        double held = Math.ScaleB(size, -3 * third);
        double y = Exp(Log(held) * Third);
        double square = y * y, squareLow = Math.FusedMultiplyAdd(y, y, -square);
        double cube = square * y, cubeLow = Math.FusedMultiplyAdd(square, y, -cube) + squareLow * y;
        y += (held - cube - cubeLow) / (3 * square);
        return Math.CopySign(Math.ScaleB(y, third), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfSize(double size, double y)
    {
        if (size == 0 || double.IsInfinity(size) || double.IsInfinity(y))
        {
            bool isLarge = size > 1 == y > 0;
            return size == 1 ? 1 : isLarge ? double.PositiveInfinity : 0;
        }

        (double log, double logLow) = LogParts(size);
        double product = y * log;
        if (!(Math.Abs(product) < BeyondExponent))
        {
            return product > 0 ? double.PositiveInfinity : 0;
        }

        (double high, double low, int n) = ExponentialParts(product, Math.FusedMultiplyAdd(y, log, -product) + y * logLow);
        return Scaled(high + low, n);
    }

    // ln x as a sum of two numbers, to about 5e-20 of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double High, double Low) LogParts(double x)
    {
        (double m, int exponent) = Significand(x);
        (double s, double sLow) = ArtanhArgument(m);
        double z = s * s, zLow = Math.FusedMultiplyAdd(s, s, -z) + 2 * s * sLow;

        // w = z (1/3 + z/5 + …), the first two terms to twice the precision.
        double far = z * ArtanhFar(z), near = Third + far, nearLow = Third - near + far + ThirdLow;
        double w = z * near, wLow = Math.FusedMultiplyAdd(z, near, -w) + z * nearLow + zLow * near;
        double more = s * w, moreLow = Math.FusedMultiplyAdd(s, w, -more) + s * wLow + sLow * w;
        double part = s + more, partLow = s - part + more + (sLow + moreLow);
        double whole = exponent * ShortLn2, twice = part + part;
        double sum = whole + twice, rest = exponent == 0 ? 0 : whole - sum + twice;
        double low = rest + Math.FusedMultiplyAdd(exponent, ShortLn2Low, partLow + partLow);
        double value = sum + low;
        return (value, sum - value + low);
    }
}

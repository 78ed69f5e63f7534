using System.Runtime.CompilerServices;

namespace Forecast.Fitting.Numerics;

/// <content>The natural exponential and logarithm.</content>
public static partial class Elementary
{
    private const double Log2OfE = 1.4426950408889634;

    // ln 2 with zeros at its end, so that a multiple by an exponent is exact; and the rest.
    private const double ShortLn2 = 0.6931471803691238, ShortLn2Low = 1.9082149292705877e-10;

    // Beyond these the result is infinite or 0.
    private const double BeyondExponent = 746;
    private const long OneBits = 0x3FF0000000000000, FractionBits = 0xFFFFFFFFFFFFF;

    /// <summary>e to the power of <paramref name="x"/>.</summary>
    public static double Exp(double x)
    {
        if (!(Math.Abs(x) < BeyondExponent))
        {
            return x > 0 ? double.PositiveInfinity : x < 0 ? 0 : x;
        }

        (double high, double low, int n) = ExponentialParts(x, 0);
        return Scaled(high + low, n);
    }

    /// <summary>e to the power of <paramref name="x"/>, less one.</summary>
    public static double ExpMinusOne(double x)
    {
        if (!(Math.Abs(x) < BeyondExponent))
        {
            return x > 0 ? double.PositiveInfinity : x < 0 ? -1 : x;
        }

        return Math.Abs(x) < Unit ? x : LessOne(x).High;
    }

    /// <summary>The natural logarithm; NaN below zero, minus infinity at zero.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        (double m, int exponent) = Significand(x);
        (double s, double sLow) = ArtanhArgument(m);
        double z = s * s, part = s + s, whole = exponent * ShortLn2;
        double low = Math.FusedMultiplyAdd(s, ArtanhSeries(z) * z, sLow);
        double sum = whole + part, rest = whole - sum + part;
        if (exponent == 0)
        {
            rest = 0;
        }

        return sum + (rest + Math.FusedMultiplyAdd(exponent, ShortLn2Low, low + low));
    }

    // x = m 2^e with m from 0.71 to 1.41.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double M, int Exponent) Significand(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & FractionBits) | OneBits);
        if (exponent == -1023)
        {
            exponent = Math.ILogB(x);
            m = Math.ScaleB(x, -exponent);
        }

        return m > SquareRootOf2 ? (0.5 * m, exponent + 1) : (m, exponent);
    }

    // s = (m - 1) / (m + 1), where ln m = 2 artanh s, and what its rounding left out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double S, double Low) ArtanhArgument(double m)
    {
        double numerator = m - 1, denominator = m + 1, denominatorLow = m - (denominator - 1), inverse = 1 / denominator;
        double s = numerator * inverse;
        return (s, (Math.FusedMultiplyAdd(-s, denominator, numerator) - s * denominatorLow) * inverse);
    }

    // 1/3 + z/5 + z²/7 + … for z = s² up to 0.03: artanh s = s + s z times it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ArtanhSeries(double z) => Math.FusedMultiplyAdd(ArtanhFar(z), z, 1.0 / 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ArtanhFar(double z)
    {
        double z2 = z * z, z4 = z2 * z2;
        double first = Pair(Pair(1.0 / 5, 1.0 / 7, z), Pair(1.0 / 9, 1.0 / 11, z), z2);
        double second = Pair(Pair(1.0 / 13, 1.0 / 15, z), Pair(1.0 / 17, 1.0 / 19, z), z2);
        double third = Math.FusedMultiplyAdd(z2, 1.0 / 25, Pair(1.0 / 21, 1.0 / 23, z));
        return Pair(first, Pair(second, third, z4), z4);
    }

    // e^(x + xLow) = (high + low) 2^n with high from 0.7 to 1.42.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double High, double Low, int N) ExponentialParts(double x, double xLow)
    {
        (double r, double tail, double n) = Reduced(x, xLow);
        double sum = 1 + r;
        return (sum, 1 - sum + r + tail, (int)n);
    }

    // e^(x + xLow) = 2^n (1 + r + tail).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double R, double Tail, double N) Reduced(double x, double xLow)
    {
        double n = Math.Round(x * Log2OfE);
        double exact = Math.FusedMultiplyAdd(n, -ShortLn2, x), fine = Math.FusedMultiplyAdd(n, -ShortLn2Low, xLow);
        double r = exact + fine, rLow = exact - r + fine;

        // 1/2! + r/3! + … + r¹²/14!, in pairs and pairs of pairs, so that the processor can go on with several at once.
        double r2 = r * r, r4 = r2 * r2;
        double first = Pair(Pair(0.5, 1.0 / 6, r), Pair(1.0 / 24, 1.0 / 120, r), r2);
        double second = Pair(Pair(1.0 / 720, 1.0 / 5040, r), Pair(1.0 / 40320, 1.0 / 362880, r), r2);
        double third = Pair(Pair(1.0 / 3628800, 1.0 / 39916800, r), Pair(1.0 / 479001600, 1.0 / 6227020800, r), r2);
        double fourth = Pair(third, 1.0 / 87178291200, r4), series = r2 * Pair(Pair(first, second, r4), fourth, r4 * r4);
        return (r, Math.FusedMultiplyAdd(rLow, 1 + r + series, series), n);
    }

    // e^x - 1 as a sum of two numbers, to its own precision.
    private static (double High, double Low) LessOne(double x)
    {
        (double r, double tail, double n) = Reduced(x, 0);
        double scale = Scaled(1, (int)Math.Min(n, 1000)), up = Scaled(1, (int)Math.Max(n - 1000, 0)), whole = scale - 1 / up;
        double wholeLow = scale - whole - 1 / up, part = scale * r, sum = whole + part;
        double rest = Math.Abs(whole) > Math.Abs(part) ? whole - sum + part : part - sum + whole;
        double low = rest + wholeLow + scale * tail, high = sum + low;
        return (up * high, up * (sum - high + low));
    }

    // x 2^n; a power of two is put together from its bits where the result is a normal number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Scaled(double x, int n) =>
        Math.Abs(n) < 1020 ? x * BitConverter.Int64BitsToDouble(((long)n + 1023) << 52) : Math.ScaleB(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Pair(double a, double b, double x) => Math.FusedMultiplyAdd(b, x, a);
}

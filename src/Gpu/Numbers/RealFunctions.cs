using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <summary>The functions of a program, written once over <see cref="IReal{T}"/>.</summary>
/// <remarks>Coefficients are made by <c>tests/golden/distributions/coefficients.py</c>.</remarks>
internal static partial class RealFunctions
{
    private const double Log2OfE = 1.4426950408889634;
    private const double Ln2 = 0.6931471803691238, Ln2Low = 1.9082149292705877e-10;
    private const double SmallestNormal = 2.2250738585072014e-308;

    // Beyond these e^x is infinite and 0 by the arithmetic itself.
    private const double LargestExponent = 710, SmallestExponent = -708.3;

    // 1.5 * 2^52: a number added to it and taken away again is rounded to a whole one.
    private const double Rounder = 6755399441055744.0;

    /// <summary>The smaller; b where either is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(T a, T b)
        where T : struct, IReal<T> => T.Select(T.LessThan(a, b), a, b);

    /// <summary>The larger; b where either is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(T a, T b)
        where T : struct, IReal<T> => T.Select(T.LessThan(b, a), a, b);

    /// <summary>1 where the mask is set, 0 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Indicator<T>(T mask)
        where T : struct, IReal<T> => T.Select(mask, T.Of(1), T.Of(0));

    /// <summary>e to the power of x: within two units in the last place; infinite above 709.78, and 0 below -708.04.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, IReal<T> => Exp(x, T.Of(0));

    /// <summary>e to the power of x + low, where low is small beside 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x, T low)
        where T : struct, IReal<T>
    {
        T held = Max(T.Of(SmallestExponent), Min(T.Of(LargestExponent), x));
        T n = T.FusedMultiplyAdd(held, T.Of(Log2OfE), T.Of(Rounder)) - T.Of(Rounder);
        T r = T.FusedMultiplyAdd(n, T.Of(-Ln2Low), T.FusedMultiplyAdd(n, T.Of(-Ln2), held)) + low;

        // 2^1024 is no double, so the last doubling is a product of its own.
        return Exponential(r) * T.PowerOfTwo(n - T.Of(1)) * T.Of(2);
    }

    /// <summary>The natural logarithm of x: within two units in the last place; minus infinity at 0, and not a number below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, IReal<T>
    {
        // Subnormal numbers are brought up by 2^54 first.
        T isSmall = T.LessThan(x, T.Of(SmallestNormal));
        T value = NormalLog(T.Select(isSmall, x * T.Of(18014398509481984), x), T.Select(isSmall, T.Of(54), T.Of(0)));
        value = T.Select(T.Equal(x, T.Of(double.PositiveInfinity)), x, value);
        value = T.Select(T.Equal(x, T.Of(0)), T.Of(double.NegativeInfinity), value);
        return T.Select(T.LessThanOrEqual(T.Of(0), x), value, T.Of(double.NaN));
    }

    /// <summary>The natural logarithm of x 2^-n for a positive normal x; anything for other numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NormalLog<T>(T x, T n)
        where T : struct, IReal<T>
    {
        T e = T.Exponent(x) - n;
        T m = T.Significand(x);
        T s = (m - T.Of(1)) / (m + T.Of(1));
        T z = s * s;
        T twice = s + s;
        T low = T.FusedMultiplyAdd(twice * z, Logarithm(z), e * T.Of(Ln2Low));
        return T.FusedMultiplyAdd(e, T.Of(Ln2), twice + low);
    }
}

using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <content>Powers.</content>
internal static partial class RealFunctions
{
    /// <summary>a to the power of b: within three units in the last place and 5e-18 |b| beside the power.</summary>
    /// <remarks>
    /// As the standard has it: 1 where b is 0 or a is 1; a negative a has a power only where b is whole; 0 and the infinities have their
    /// limits. The logarithm is carried as a sum of two numbers, so that a large b does not magnify its rounding. Powers below 2^-1021 are 0.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Power<T>(T a, T b)
        where T : struct, IReal<T>
    {
        T zero = T.Of(0), one = T.Of(1), infinite = T.Of(double.PositiveInfinity);
        T size = T.Abs(a);
        T logarithm = LogWithRest(size, out T rest);
        T product = b * logarithm;
        T isHeld = T.LessThan(T.Abs(product), T.Of(800));
        T productLow = T.Select(isHeld, T.FusedMultiplyAdd(b, logarithm, -product) + b * rest, zero);
        T value = Exp(product, productLow);
        T isFalling = T.LessThan(b, zero);
        value = T.Select(T.Equal(size, zero), T.Select(isFalling, infinite, zero), value);
        value = T.Select(T.Equal(size, infinite), T.Select(isFalling, zero, infinite), value);
        T half = b * T.Of(0.5);
        T isWhole = T.Equal(T.Floor(b), b), isOdd = T.And(isWhole, T.Not(T.Equal(T.Floor(half), half)));
        T negative = T.Select(isOdd, -value, T.Select(isWhole, value, T.Of(double.NaN)));
        value = T.Select(T.LessThan(a, zero), negative, value);
        value = T.Select(T.And(T.Equal(a, a), T.Equal(b, b)), value, T.Of(double.NaN));
        return T.Select(T.Or(T.Equal(b, zero), T.Equal(a, one)), one, value);
    }

    // The logarithm of a positive x and what its rounding left out, together good to 5e-18.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogWithRest<T>(T x, out T rest)
        where T : struct, IReal<T>
    {
        T one = T.Of(1);
        T isSmall = T.LessThan(x, T.Of(SmallestNormal));
        T raised = T.Select(isSmall, x * T.Of(18014398509481984), x);
        T e = T.Exponent(raised) - T.Select(isSmall, T.Of(54), T.Of(0));
        T m = T.Significand(raised);
        T numerator = m - one, denominator = m + one, denominatorLow = m - (denominator - one);
        T s = numerator / denominator;
        T sLow = (T.FusedMultiplyAdd(-s, denominator, numerator) - s * denominatorLow) / denominator;
        T z = s * s;
        T partLow = T.FusedMultiplyAdd(s, Logarithm(z) * z, sLow);
        T part = s + s, whole = e * T.Of(Ln2);
        T sum = whole + part;
        T low = whole - sum + part + T.FusedMultiplyAdd(e, T.Of(Ln2Low), partLow + partLow);
        T value = sum + low;
        rest = sum - value + low;
        return value;
    }
}

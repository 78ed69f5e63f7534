namespace Forecast.Gpu.Numbers;

/// <summary>The elementary functions, written once over <see cref="IReal{T}"/>.</summary>
internal static partial class RealFunctions
{
    private const double Log2OfE = 1.4426950408889634;
    private const double Ln2 = 0.6931471803691238, Ln2Low = 1.9082149292705877e-10;
    private const double LargestExponent = 709.782712893384, SmallestExponent = -708.3964185322641;

    // 1.5 * 2^52: a number added to it and taken away again is rounded to a whole one.
    private const double Rounder = 6755399441055744.0;

    // 1/13!, 1/12!, ... 1/2!, 1, 1.
    private static readonly double[] _exponential =
    [
        1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
        1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1,
    ];

    // 1/23, 1/21, ... 1/3: the series of the inverse hyperbolic tangent.
    private static readonly double[] _logarithm = [1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    /// <summary>The smaller; b where either is not a number.</summary>
    public static T Min<T>(T a, T b)
        where T : struct, IReal<T> => T.Select(T.LessThan(a, b), a, b);

    /// <summary>The larger; b where either is not a number.</summary>
    public static T Max<T>(T a, T b)
        where T : struct, IReal<T> => T.Select(T.LessThan(b, a), a, b);

    /// <summary>1 where the mask is set, 0 elsewhere.</summary>
    public static T Indicator<T>(T mask)
        where T : struct, IReal<T> => T.Select(mask, T.Of(1), T.Of(0));

    /// <summary>e to the power of x: within two units in the last place; infinite above 709.78, and 0 below -708.39.</summary>
    public static T Exp<T>(T x)
        where T : struct, IReal<T>
    {
        T held = Max(Min(x, T.Of(LargestExponent)), T.Of(SmallestExponent));
        T n = T.FusedMultiplyAdd(held, T.Of(Log2OfE), T.Of(Rounder)) - T.Of(Rounder);
        T r = T.FusedMultiplyAdd(n, T.Of(-Ln2Low), T.FusedMultiplyAdd(n, T.Of(-Ln2), held));

        // 2^1024 is no double, so the last doubling is a product of its own.
        T value = Polynomial(_exponential, r) * T.PowerOfTwo(n - T.Of(1)) * T.Of(2);
        value = T.Select(T.LessThan(x, T.Of(SmallestExponent)), T.Of(0), value);
        value = T.Select(T.LessThan(T.Of(LargestExponent), x), T.Of(double.PositiveInfinity), value);
        return T.Select(T.Equal(x, x), value, x);
    }

    /// <summary>The natural logarithm of x: within two units in the last place; minus infinity at 0, and not a number below.</summary>
    public static T Log<T>(T x)
        where T : struct, IReal<T>
    {
        // Subnormal numbers are brought up by 2^54 first.
        T isSmall = T.LessThan(x, T.Of(2.2250738585072014e-308));
        T raised = T.Select(isSmall, x * T.Of(18014398509481984), x);
        T n = T.Exponent(raised) - T.Select(isSmall, T.Of(54), T.Of(0));
        T m = T.Significand(raised);
        T s = (m - T.Of(1)) / (m + T.Of(1));
        T z = s * s;
        T twice = s + s;
        T low = T.FusedMultiplyAdd(twice * z, Polynomial(_logarithm, z), n * T.Of(Ln2Low));
        T value = T.FusedMultiplyAdd(n, T.Of(Ln2), twice + low);
        value = T.Select(T.Equal(x, T.Of(double.PositiveInfinity)), x, value);
        value = T.Select(T.Equal(x, T.Of(0)), T.Of(double.NegativeInfinity), value);
        return T.Select(T.LessThanOrEqual(T.Of(0), x), value, T.Of(double.NaN));
    }

    /// <summary>A polynomial by Horner's rule, the highest power's coefficient first.</summary>
    public static T Polynomial<T>(double[] coefficients, T x)
        where T : struct, IReal<T>
    {
        T value = T.Of(coefficients[0]);
        for (int i = 1; i < coefficients.Length; i++)
        {
            value = T.FusedMultiplyAdd(value, x, T.Of(coefficients[i]));
        }

        return value;
    }
}

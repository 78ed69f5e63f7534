using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <content>The beta distribution and Student's t.</content>
internal static partial class RealFunctions
{
    private const int BetaTerms = 80, BetaSteps = 9;

    /// <summary>The beta quantile at probability u.</summary>
    /// <remarks>
    /// Within 1e-13 of itself, and 1e-10 in the tails: for shapes from 0.03 to 1000; not a number for others. By Halley's steps on the logarithm of the nearer tail, in the logarithm of the
    /// odds, the tail being the continued fraction of the incomplete beta function.
    /// </remarks>
    public static T BetaQuantile<T>(T u, T a, T b)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), least = T.Of(0.03), most = T.Of(1000);
        T y = BetaLogOdds(u, one - u, a, b);
        T e = Exp(-T.Abs(y)), large = one / (one + e);
        T value = T.Select(T.LessThan(y, T.Of(0)), e * large, large);
        value = T.Select(T.Equal(u, T.Of(0)), T.Of(0), value);
        value = T.Select(T.Equal(u, one), one, value);
        T isAllowed = T.And(T.And(T.LessThanOrEqual(T.Of(0), u), T.LessThanOrEqual(u, one)), T.And(T.LessThanOrEqual(least, Min(a, b)), T.LessThanOrEqual(Max(a, b), most)));
        return T.Select(isAllowed, value, T.Of(double.NaN));
    }

    /// <summary>The quantile of Student's t at probability u.</summary>
    /// <remarks>
    /// Within 2e-14 of itself, and 1e-10 in the tails: for 0.06 degrees of freedom and more; not a number below. From 64 on by expansions, without a step of iteration; below, twice the tail
    /// is the probability that n / (n + t^2), which is beta, stays under its value.
    /// </remarks>
    public static T StudentQuantile<T>(T u, T n)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), half = T.Of(0.5);
        T z = NormalQuantile(u);
        T isLarge = T.And(T.LessThanOrEqual(T.Of(LargeParameter), n), T.LessThanOrEqual(z * z, n * T.Of(LargestEta * LargestEta)));
        T value = LargeStudent(z, n);
        if (T.Any(T.Not(isLarge)))
        {
            T isBelow = T.LessThan(u, half);
            T tail = T.Select(isBelow, u, one - u) * T.Of(2), middle = T.Abs(T.FusedMultiplyAdd(u, T.Of(2), -one));
            T size = T.Sqrt(n) * Exp(BetaLogOdds(tail, middle, n * half, half) * T.Of(-0.5));
            size = T.Select(T.Equal(middle, T.Of(0)), T.Of(0), size);
            size = T.Select(T.Equal(tail, T.Of(0)), T.Of(double.PositiveInfinity), size);
            value = T.Select(isLarge, value, T.Select(isBelow, -size, size));
        }

        T isAllowed = T.And(T.And(T.LessThanOrEqual(T.Of(0), u), T.LessThanOrEqual(u, one)), T.LessThanOrEqual(T.Of(0.06), n));
        return T.Select(isAllowed, value, T.Of(double.NaN));
    }

    // The logarithm of the odds of the value with probability p below and q = 1 - p above.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T BetaLogOdds<T>(T p, T q, T first, T second)
        where T : struct, IReal<T>
    {
        // Turned round so that the tail looked at is the lower.
        T one = T.Of(1), isTurned = T.LessThan(q, p);
        T a = T.Select(isTurned, second, first), b = T.Select(isTurned, first, second);
        T tail = T.Select(isTurned, q, p), target = Log(tail);
        T logBeta = LogGamma(a) + LogGamma(b) - LogGamma(a + b);
        T y = BetaStart(tail, a, b, target, logBeta);
        T isMoving = T.Equal(y, y);
        for (int i = 0; i < BetaSteps; i++)
        {
            T e = Exp(-T.Abs(y)), rest = Log(one + e), large = one / (one + e), small = e * large;
            T isSmall = T.LessThan(y, T.Of(0));
            T x = T.Select(isSmall, small, large), complement = T.Select(isSmall, large, small);
            T logX = T.Select(isSmall, y - rest, -rest), logComplement = T.Select(isSmall, -rest, -y - rest);
            T weight = T.FusedMultiplyAdd(a, logX, T.FusedMultiplyAdd(b, logComplement, -logBeta));
            T isNear = T.LessThan(x * (a + b + T.Of(2)), a + one);
            T nearShape = T.Select(isNear, a, b), farShape = T.Select(isNear, b, a), place = T.Select(isNear, x, complement);
            T near = weight + Log(BetaFraction(nearShape, farShape, place));
            T lower = T.Select(isNear, near, LogOneMinusExp(near));
            T slope = Exp(weight - lower);
            T step = HalleyStep(lower - target, slope, a * complement - b * x - slope);
            y = T.Select(isMoving, y - step, y);
            isMoving = T.And(isMoving, T.LessThan(T.Of(1e-7), T.Abs(step)));
            if (!T.Any(isMoving))
            {
                break;
            }
        }

        return T.Select(isTurned, -y, y);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T BetaStart<T>(T p, T a, T b, T target, T logBeta)
        where T : struct, IReal<T>
    {
        // Far down, I = x^a / (a B); in the middle the logarithm of the odds is nearly normal.
        T power = (target + Log(a) + logBeta) / a;
        T middle = Log(a / b) + NormalQuantile(p) * T.Sqrt(T.Of(1) / a + T.Of(1) / b);
        T isLow = T.Or(T.LessThan(Min(a, b), T.Of(1)), T.LessThan(power, T.Of(-4)));
        return Max(T.Of(-745), T.Select(isLow, Min(T.Of(0), power), middle));
    }

    // I over x (1 - x) times the density, forwards and without a division a term: the fraction's parts times a + n.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T BetaFraction<T>(T a, T b, T x)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), scale = one / (a + T.Of(BetaTerms)), reach = x * scale * scale, sum = a + b;
        T above = one, numerator = (a + one) * scale;
        T below = one, denominator = T.FusedMultiplyAdd(-sum * x, scale, numerator);
        for (int m = 1; m < BetaTerms; m++)
        {
            T even = T.Of(m) * (b - T.Of(m)) * reach, step = (a + T.Of(2 * m)) * scale;
            (above, numerator) = (numerator, T.FusedMultiplyAdd(step, numerator, even * above));
            (below, denominator) = (denominator, T.FusedMultiplyAdd(step, denominator, even * below));
            T odd = -(a + T.Of(m)) * (sum + T.Of(m)) * reach;
            step = (a + T.Of(2 * m + 1)) * scale;
            (above, numerator) = (numerator, T.FusedMultiplyAdd(step, numerator, odd * above));
            (below, denominator) = (denominator, T.FusedMultiplyAdd(step, denominator, odd * below));
        }

        return numerator / (denominator * a);
    }
}

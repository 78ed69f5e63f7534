using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <content>The gamma distribution of scale 1.</content>
internal static partial class RealFunctions
{
    private const int GammaTerms = 84, FractionTerms = 100, GammaSteps = 8;

    // A step of third order so small leaves less than a step of second order can put right; one that does more is not about rounding.
    private const double EnoughStep = 5e-4, LargestPolish = 1e-4;

    /// <summary>The gamma quantile of scale 1 at probability u.</summary>
    /// <remarks>
    /// Within 1e-14 of itself where its probability lies from 1e-6 to 1 - 1e-6, and 1e-10 in the tails, for any positive shape; where a small
    /// shape makes it rise steeply, within 24 roundings of u as they come back in it. Below 2^-1022 it is 0. From 64 on by
    /// expansions, without a step of iteration; below, by Halley's steps on the logarithm of the nearer tail, which comes from its series or
    /// its continued fraction, and a last step whose weight has twice the precision.
    /// </remarks>
    public static T GammaQuantile<T>(T u, T shape)
        where T : struct, IReal<T>
    {
        T z = NormalQuantile(u);
        T isLarge = T.And(T.LessThanOrEqual(T.Of(LargeParameter), shape), T.LessThanOrEqual(z * z, shape * T.Of(LargestEta * LargestEta)));
        T value = LargeGamma(z, shape);
        if (T.Any(T.Not(isLarge)))
        {
            value = T.Select(isLarge, value, SmallGamma(u, z, shape));
        }

        value = T.Select(T.Equal(u, T.Of(0)), T.Of(0), value);
        value = T.Select(T.Equal(u, T.Of(1)), T.Of(double.PositiveInfinity), value);
        T isAllowed = T.And(T.And(T.LessThanOrEqual(T.Of(0), u), T.LessThanOrEqual(u, T.Of(1))), T.LessThan(T.Of(0), shape));
        return T.Select(isAllowed, value, T.Of(double.NaN));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T SmallGamma<T>(T u, T z, T a)
        where T : struct, IReal<T>
    {
        T one = T.Of(1);
        T isLower = T.LessThan(u, T.Of(0.5));
        Twofold<T> logGamma = LogGamma(One(a));
        T target = Log(T.Select(isLower, u, one - u));
        T y = GammaStart(u, z, a, logGamma.High, target);
        T isMoving = T.Equal(y, y);
        for (int i = 0; i < GammaSteps; i++)
        {
            T x = Exp(y);
            T weight = T.FusedMultiplyAdd(a, y, -x) - logGamma.High;
            T isSeries = T.LessThan(x, a + one);
            T near = weight + Log(GammaTail(a, x, isSeries));

            // What was not summed is one less what was.
            T far = LogOneMinusExp(near);
            T isNear = T.Equal(Indicator(isSeries), Indicator(isLower));
            T tail = T.Select(isNear, near, far);
            T slope = Exp(weight - tail);
            T error = T.Select(isLower, tail - target, target - tail);
            T bend = a - x + T.Select(isLower, -slope, slope);
            T step = HalleyStep(error, slope, bend);
            isMoving = T.And(isMoving, T.LessThan(T.Abs(step), T.Of(1e300)));
            y = T.Select(isMoving, y - step, y);
            isMoving = T.And(isMoving, T.LessThan(T.Of(EnoughStep), T.Abs(step)));
            if (!T.Any(isMoving))
            {
                break;
            }
        }

        return GammaPolish(Exp(y), u, a, logGamma);
    }

    // Newton's step on x itself, its weight to twice the precision: a large logarithm holds neither x nor a probability closely.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T GammaPolish<T>(T x, T u, T a, Twofold<T> logGamma)
        where T : struct, IReal<T>
    {
        Twofold<T> log = a * Log(One(x)) - One(x) - logGamma;
        T isSeries = T.LessThan(x, a + T.Of(1));
        T tail = GammaTail(a, x, isSeries), share = T.Select(isSeries, u, T.Of(1) - u) / Exp(log.High, log.Low);
        T step = T.Select(isSeries, share - tail, tail - share);
        return T.Select(T.LessThan(T.Abs(step), T.Of(LargestPolish)), T.FusedMultiplyAdd(step, x, x), x);
    }

    // The tail over x times the density: the lower one by its series, the upper one by its fraction.
    private static T GammaTail<T>(T a, T x, T isSeries)
        where T : struct, IReal<T>
    {
        T series = T.Of(1), fraction = T.Of(1);
        if (T.Any(isSeries))
        {
            series = GammaSeries(a, x);
        }

        if (T.Any(T.Not(isSeries)))
        {
            fraction = GammaFraction(a, x);
        }

        return T.Select(isSeries, series, fraction);
    }

    // Newton's step with Halley's correction, held so that a poor start cannot throw it far.
    private static T HalleyStep<T>(T error, T slope, T bend)
        where T : struct, IReal<T>
    {
        T newton = error / slope;
        T correction = T.FusedMultiplyAdd(newton * bend, T.Of(-0.5), T.Of(1));
        return newton / Max(T.Of(0.5), Min(T.Of(2), correction));
    }

    // ln(1 - e^v) for v below 0; where v is near 0 its rounding is all that is left.
    private static T LogOneMinusExp<T>(T v)
        where T : struct, IReal<T> => Log(Max(T.Of(1e-300), T.Of(1) - Exp(v)));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T GammaStart<T>(T u, T z, T a, T logGamma, T target)
        where T : struct, IReal<T>
    {
        T one = T.Of(1);

        // Far down, P = x^a / Γ(a + 1); in the middle Wilson and Hilferty's cube; far up, Q = x^(a-1) e^-x / Γ(a).
        T power = (Log(u) + logGamma + Log(a)) / a;
        T root = one - T.Of(1.0 / 9) / a + z / (T.Of(3) * T.Sqrt(a));
        T cube = Log(a * root * root * root);
        T depth = -(target + logGamma);
        T far = Log(Max(T.Of(0.5), depth - (one - a) * Log(Max(T.Of(1.5), depth))));
        T isSmallShape = T.LessThan(a, one);
        T isDown = T.Or(T.LessThan(power, T.Of(-1.5)), T.LessThan(root, T.Of(0.35)));
        T isLower = T.LessThan(u, T.Of(0.5));
        T small = T.Select(T.Or(isDown, isLower), Min(T.Of(-0.3), power), far);
        T start = T.Select(isSmallShape, small, T.Select(T.LessThan(root, T.Of(0.35)), power, cube));
        return Max(T.Of(-745), start);
    }

    // The lower tail over x times the density: (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...) / a, without a division a term.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T GammaSeries<T>(T a, T x)
        where T : struct, IReal<T>
    {
        T held = Min(x, a + T.Of(1));
        T scale = T.Of(1) / (a + T.Of(GammaTerms / 2)), ratio = held * scale;
        T numerator = T.Of(1), denominator = T.Of(1), power = T.Of(1);
        for (int k = 1; k <= GammaTerms; k++)
        {
            T factor = (a + T.Of(k)) * scale;
            power *= ratio;
            denominator *= factor;
            numerator = T.FusedMultiplyAdd(numerator, factor, power);
        }

        return numerator / (denominator * a);
    }

    // The upper tail over x times the density: Legendre's continued fraction, forwards, its growth taken back every so often.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T GammaFraction<T>(T a, T x)
        where T : struct, IReal<T>
    {
        T one = T.Of(1);
        T b = Max(x, a + one) + one - a, scale = one / (b + T.Of(FractionTerms)), square = scale * scale;
        T above = T.Of(0), numerator = one, below = one, denominator = b * scale;
        for (int i = 1; i < FractionTerms; i++)
        {
            b += T.Of(2);
            T weight = (a - T.Of(i)) * T.Of(i) * square, step = b * scale;
            (above, numerator) = (numerator, T.FusedMultiplyAdd(step, numerator, weight * above));
            (below, denominator) = (denominator, T.FusedMultiplyAdd(step, denominator, weight * below));
        }

        return numerator * scale / denominator;
    }
}

using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <content>The beta distribution and Student's t.</content>
internal static partial class RealFunctions
{
    private const int BetaTerms = 80, BetaSteps = 10;

    // From this shape on for both, the tail is integrated.
    private const double LargeShape = 500;

    // Gauss and Legendre's rule of 28 nodes from 0 to 1, by mpmath: tests/golden/distributions/legendre.py.
    private static readonly double[] _legendreNodes =
    [
        0.001778751213022775, 0.009348417314563623, 0.022870359685530903, 0.04218348680393396, 0.06705373871280247,
        0.09717931454141042, 0.1321945609931841, 0.17167445298056752, 0.21513976409429914, 0.2620628875224409,
        0.31187424195546065, 0.363969186182411, 0.41771535893330963, 0.47246035505798284, 0.5275396449420171, 0.5822846410666904,
        0.6360308138175891, 0.6881257580445393, 0.7379371124775591, 0.7848602359057009, 0.8283255470194325, 0.8678054390068158,
        0.9028206854585896, 0.9329462612871975, 0.9578165131960661, 0.9771296403144691, 0.9906515826854364, 0.9982212487869773,
    ];

    private static readonly double[] _legendreWeights =
    [
        0.0045621412965472586, 0.01056605629638563, 0.01645071389115219, 0.022136467379502114, 0.027553672837858374,
        0.0326364619834998, 0.03732310711728439, 0.041556708614450606, 0.04528587219651642, 0.04846532899896496,
        0.05105648378903038, 0.05302788296142321, 0.05435559612914707, 0.0550235065082376, 0.0550235065082376,
        0.05435559612914707, 0.05302788296142321, 0.05105648378903038, 0.04846532899896496, 0.04528587219651642,
        0.041556708614450606, 0.03732310711728439, 0.0326364619834998, 0.027553672837858374, 0.022136467379502114,
        0.01645071389115219, 0.01056605629638563, 0.0045621412965472586,
    ];

    /// <summary>The beta quantile at probability u.</summary>
    /// <remarks>
    /// Within 1e-14 of itself where its probability lies from 1e-6 to 1 - 1e-6, and 1e-10 in the tails, for any positive shapes, tried up to 2e4 together; where a small
    /// shape makes it rise steeply, within 24 roundings of u as they come back in it. Below 2^-1022 it is 0. By Halley's steps
    /// on the logarithm of the nearer tail, in the logarithm of the odds, the tail being the continued fraction of the incomplete beta
    /// function or, for two large shapes, an integral by Gauss and Legendre's rule; and a last step whose weight has twice the precision.
    /// </remarks>
    public static T BetaQuantile<T>(T u, T a, T b)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), zero = T.Of(0);
        BetaPlace<T> place = BetaRoot(u, one - u, a, b);
        T value = T.Select(place.IsLow, place.Small, one - place.Small);
        value = T.Select(T.Equal(u, zero), zero, value);
        value = T.Select(T.Equal(u, one), one, value);
        T isProbability = T.And(T.LessThanOrEqual(zero, u), T.LessThanOrEqual(u, one));
        return T.Select(T.And(isProbability, T.LessThan(zero, Min(a, b))), value, T.Of(double.NaN));
    }

    /// <summary>The quantile of Student's t at probability u.</summary>
    /// <remarks>
    /// As exact as the beta quantile beside the larger of itself and, near the median, a third; infinite where it is beyond all doubles. From
    /// 64 degrees of freedom on by expansions, without a step of iteration; below, twice the tail is the probability that n / (n + t^2),
    /// which is beta, stays under its value.
    /// </remarks>
    public static T StudentQuantile<T>(T u, T n)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), half = T.Of(0.5), zero = T.Of(0);
        T z = NormalQuantile(u);
        T isLarge = T.And(T.LessThanOrEqual(T.Of(LargeParameter), n), T.LessThanOrEqual(z * z, n * T.Of(LargestEta * LargestEta)));
        T value = LargeStudent(z, n);
        if (T.Any(T.Not(isLarge)))
        {
            T isBelow = T.LessThan(u, half);
            T tail = T.Select(isBelow, u, one - u) * T.Of(2), middle = T.Abs(T.FusedMultiplyAdd(u, T.Of(2), -one));
            BetaPlace<T> place = BetaRoot(tail, middle, n * half, half);
            T large = one - place.Small;
            T size = T.Sqrt(n * T.Select(place.IsLow, large, place.Small) / T.Select(place.IsLow, place.Small, large));
            T isTiny = T.And(place.IsLow, T.LessThan(place.Small, T.Of(1e-300)));
            size = T.Select(isTiny, T.Sqrt(n) * Exp(place.LogOdds * -half, place.LogOddsRest * -half), size);
            size = T.Select(T.Equal(middle, zero), zero, size);
            size = T.Select(T.Equal(tail, zero), T.Of(double.PositiveInfinity), size);
            value = T.Select(isLarge, value, T.Select(isBelow, -size, size));
        }

        T isProbability = T.And(T.LessThanOrEqual(zero, u), T.LessThanOrEqual(u, one));
        return T.Select(T.And(isProbability, T.LessThan(zero, n)), value, T.Of(double.NaN));
    }

    // The place with probability p below and q = 1 - p above.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static BetaPlace<T> BetaRoot<T>(T p, T q, T first, T second)
        where T : struct, IReal<T>
    {
        // Turned round so that the tail looked at is the lower.
        T one = T.Of(1), isTurned = T.LessThan(q, p);
        T a = T.Select(isTurned, second, first), b = T.Select(isTurned, first, second);
        T tail = T.Select(isTurned, q, p), target = Log(tail);
        Twofold<T> logBeta = LogGamma(One(a)) + LogGamma(One(b)) - LogGamma(Twofold<T>.Sum(a, b));
        T y = BetaStart(tail, a, b, target, logBeta.High);
        T enough = T.Of(EnoughStep) * Min(one, T.Sqrt(one / a + one / b)), isMoving = T.Equal(y, y);
        for (int i = 0; i < BetaSteps; i++)
        {
            T e = Exp(-T.Abs(y)), rest = Log(one + e), large = one / (one + e), small = e * large;
            T isSmall = T.LessThan(y, T.Of(0));
            T x = T.Select(isSmall, small, large), complement = T.Select(isSmall, large, small);
            T logX = T.Select(isSmall, y - rest, -rest), logComplement = T.Select(isSmall, -rest, -y - rest);
            T weight = T.FusedMultiplyAdd(a, logX, T.FusedMultiplyAdd(b, logComplement, -logBeta.High));
            T near = weight + Log(BetaTail(a, b, x, complement, out T isNear));
            T lower = T.Select(isNear, near, LogOneMinusExp(near));
            T slope = Exp(weight - lower);
            T step = HalleyStep(lower - target, slope, a * complement - b * x - slope);
            isMoving = T.And(isMoving, T.LessThan(T.Abs(step), T.Of(1e300)));
            y = T.Select(isMoving, y - step, y);
            isMoving = T.And(isMoving, T.LessThan(enough, T.Abs(step)));
            if (!T.Any(isMoving))
            {
                break;
            }
        }

        BetaPlace<T> place = BetaPolish(y, tail, a, b, logBeta);
        T isLow = T.Equal(Indicator(isTurned), Indicator(T.Not(place.IsLow)));
        return place with
        {
            LogOdds = T.Select(isTurned, -place.LogOdds, place.LogOdds),
            LogOddsRest = T.Select(isTurned, -place.LogOddsRest, place.LogOddsRest),
            IsLow = isLow,
        };
    }

    // Newton's step on the smaller of x and 1 - x itself, its weight to twice the precision.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static BetaPlace<T> BetaPolish<T>(T y, T tail, T a, T b, Twofold<T> logBeta)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), zero = T.Of(0), e = Exp(-T.Abs(y)), small = e / (one + e);
        T isLow = T.LessThan(y, zero), isTiny = T.LessThan(small, T.Of(1e-300));
        Twofold<T> large = Twofold<T>.Sum(one, -small);
        Twofold<T> logSmall = Log(One(small)), logLarge = Log(large);
        logSmall = new Twofold<T>(T.Select(isTiny, -T.Abs(y), logSmall.High), T.Select(isTiny, zero, logSmall.Low));
        T shapeSmall = T.Select(isLow, a, b), shapeLarge = T.Select(isLow, b, a);
        Twofold<T> log = shapeSmall * logSmall + shapeLarge * logLarge - logBeta;
        T x = T.Select(isLow, small, large.High), complement = T.Select(isLow, large.High, small);
        T sum = BetaTail(a, b, x, complement, out T isNear);
        T share = T.Select(isNear, tail, one - tail) / Exp(log.High, log.Low);
        T step = T.Select(isNear, share - sum, sum - share);
        step = T.Select(T.LessThan(T.Abs(step), T.Of(LargestPolish)), step, zero);
        T outwards = T.Select(isLow, step, -step) * large.High;
        return new BetaPlace<T>(T.FusedMultiplyAdd(outwards, small, small), isLow, y, step);
    }

    // The nearer tail over x (1 - x) times the density; it is the lower one where the mask says so.
    private static T BetaTail<T>(T a, T b, T x, T complement, out T isNear)
        where T : struct, IReal<T>
    {
        isNear = T.LessThan(x * (a + b + T.Of(2)), a + T.Of(1));
        T near = T.Select(isNear, a, b), far = T.Select(isNear, b, a), place = T.Select(isNear, x, complement);
        T isLarge = T.LessThan(T.Of(LargeShape), Min(a, b)), value = T.Of(1);
        if (T.Any(T.Not(isLarge)))
        {
            value = BetaFraction(near, far, place);
        }

        return T.Any(isLarge) ? T.Select(isLarge, BetaIntegral(near, far, place, T.Select(isNear, complement, x)), value) : value;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T BetaStart<T>(T p, T a, T b, T target, T logBeta)
        where T : struct, IReal<T>
    {
        // Far down, I = x^a / (a B); in the middle the logarithm of the odds is nearly normal.
        T power = (target + Log(a) + logBeta) / a;
        T middle = Log(a / b) + NormalQuantile(p) * T.Sqrt(T.Of(1) / a + T.Of(1) / b);
        T isLow = T.Or(T.LessThan(Min(a, b), T.Of(1)), T.LessThan(power, Log(a / (a + b)) - T.Of(3)));
        return T.Select(isLow, Min(T.Of(0), power), middle);
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

    // The same by an integral over the logarithm of the odds, as far as the density counts.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T BetaIntegral<T>(T a, T b, T x, T complement)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), sum = a + b, slope = Max(T.Of(0), a * complement - b * x), bend = sum * x * complement;
        T reach = (T.Sqrt(T.FusedMultiplyAdd(slope, slope, bend * T.Of(84))) - slope) / bend, total = T.Of(0);
        for (int i = 0; i < _legendreNodes.Length; i++)
        {
            // The density over that at x, in the way s that it lies lower: e^(-a s) (1 - v)^-(a+b) with v = x (1 - e^-s).
            T s = reach * T.Of(_legendreNodes[i]);
            T v = x * OneMinusExp(s);
            T odds = v / (T.Of(2) - v), square = odds * odds, twice = odds + odds;
            T log = T.FusedMultiplyAdd(twice * square, Logarithm(square), twice);
            total = T.FusedMultiplyAdd(T.Of(_legendreWeights[i]), Exp(T.FusedMultiplyAdd(sum, log, -a * s)), total);
        }

        return total * reach;
    }

    // 1 - e^-s for s from 0 to 0.6.
    private static T OneMinusExp<T>(T s)
        where T : struct, IReal<T>
    {
        T value = T.Of(1);
        for (int k = 15; k >= 2; k--)
        {
            value = T.FusedMultiplyAdd(value * s, T.Of(-1.0 / k), T.Of(1));
        }

        return value * s;
    }
}

using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <content>The Poisson distribution.</content>
internal static partial class RealFunctions
{
    // Below this mean all terms are summed, of which these are enough for every uniform; above, gamma quantiles tell.
    private const double LargeMean = 128;
    private const int PoissonTerms = 256;

    /// <summary>The smallest whole number up to which a Poisson quantity of the mean stays with probability u.</summary>
    /// <remarks>For means from 0 and u from 1e-30 to 1 - 2^-53; not a number for a negative mean.</remarks>
    public static T PoissonQuantile<T>(T u, T mean)
        where T : struct, IReal<T>
    {
        T isLarge = T.LessThanOrEqual(T.Of(LargeMean), mean), value = T.Of(0);
        if (T.Any(isLarge))
        {
            value = LargePoisson(NormalQuantile(u), mean);
        }

        if (T.Any(T.Not(isLarge)))
        {
            value = T.Select(isLarge, value, SmallPoisson(u, mean));
        }

        value = T.Select(T.Equal(u, T.Of(0)), T.Of(0), value);
        value = T.Select(T.Equal(u, T.Of(1)), T.Of(double.PositiveInfinity), value);
        T isAllowed = T.And(T.And(T.LessThanOrEqual(T.Of(0), u), T.LessThanOrEqual(u, T.Of(1))), T.LessThanOrEqual(T.Of(0), mean));
        return T.Select(isAllowed, value, T.Of(double.NaN));
    }

    // P(K <= k) >= u where the gamma quantile of shape k + 1 at 1 - u is at least the mean; Cornish and Fisher's number is off by less than one.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T LargePoisson<T>(T z, T mean)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), root = T.Sqrt(mean), square = z * z;
        T near = T.FusedMultiplyAdd(z, root, mean) + (square - one) * T.Of(1.0 / 6) + z * (one - square) / (root * T.Of(72));
        T first = T.Floor(near + T.Of(0.5)) - one, value = first;
        for (int i = 0; i < 3; i++)
        {
            T isShort = T.LessThan(LargeGamma(-z, first + T.Of(i + 1)), mean);
            value += Indicator(isShort);
        }

        return Max(T.Of(0), value);
    }

    // How many k have too small a sum, each tail being summed to its own precision.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T SmallPoisson<T>(T u, T mean)
        where T : struct, IReal<T>
    {
        T one = T.Of(1), term = one, sum = one, rest = T.Of(0);
        for (int k = 1; k < PoissonTerms; k++)
        {
            term = term * mean / T.Of(k);
            sum = SumWithRest(sum, term, ref rest);
        }

        T isLower = T.LessThan(u, T.Of(0.5)), target = T.Select(isLower, u, one - u) * sum;
        T part = one, partRest = T.Of(0), count = T.Of(0);
        term = one;
        for (int k = 1; k < PoissonTerms; k++)
        {
            T above = sum - part + (rest - partRest);
            T isShort = T.Select(isLower, T.LessThan(part + partRest, target), T.LessThan(target, above));
            count += Indicator(isShort);
            term = term * mean / T.Of(k);
            part = SumWithRest(part, term, ref partRest);
        }

        return count;
    }

    // a + b, what its rounding left out being added to the rest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SumWithRest<T>(T a, T b, ref T rest)
        where T : struct, IReal<T>
    {
        T sum = a + b, second = sum - a;
        rest += a - (sum - second) + (b - second);
        return sum;
    }
}

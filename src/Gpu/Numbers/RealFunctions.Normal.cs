using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <content>The normal distribution.</content>
internal static partial class RealFunctions
{
    // Where the central formula ends: e^-6, which is 4u(1 - u) at u = 0.00062.
    private const double TailStart = 0.0024787521766663585, CentralMiddle = 3;

    /// <summary>The z that a standard normal quantity stays below with probability u, from the smallest double to 1 - 2^-53.</summary>
    /// <remarks>
    /// Within 3e-15 of itself in the middle and 1e-15 in the tails. The middle is a polynomial in the logarithm of u(1 - u) (Giles 2012),
    /// which straightens both tails; one block of eight in a hundred needs the tails beyond.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NormalQuantile<T>(T u)
        where T : struct, IReal<T>
    {
        T one = T.Of(1);
        T complement = one - u;
        T v = u * T.Of(4) * complement;
        T w = NormalLog(v, T.Of(0));
        T z = T.FusedMultiplyAdd(u, T.Of(2), -one) * Central(-w - T.Of(CentralMiddle));
        T isCentral = T.LessThan(T.Of(TailStart), v);
        return T.Any(T.Not(isCentral)) ? T.Select(isCentral, z, NormalTail(u, complement)) : z;
    }

    // Not in line: it is seldom needed, and the middle keeps its registers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T NormalTail<T>(T u, T complement)
        where T : struct, IReal<T>
    {
        T isBelow = T.LessThan(u, T.Of(0.5));
        T p = T.Select(isBelow, u, complement);
        T r = RootOfLog(p);
        T tail = TailNumerator(r) / TailDenominator(r);
        tail = T.Select(T.Equal(p, T.Of(0)), T.Of(double.PositiveInfinity), tail);
        return T.Select(isBelow, -tail, tail);
    }

    // Not in line: the compiler puts only so much into one method.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T RootOfLog<T>(T p)
        where T : struct, IReal<T> => T.Sqrt(-Log(p));

    /// <summary>The probability that a standard normal quantity stays below x: within 2e-15 of itself; 0 below about -37.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NormalCdf<T>(T x)
        where T : struct, IReal<T>
    {
        T distance = Min(T.Of(40), T.Abs(x));
        T square = distance * distance;
        T squareLow = T.FusedMultiplyAdd(distance, distance, -square);
        T y = distance * T.Of(0.7071067811865476);
        T scaled = Complement((y - T.Of(4)) / (y + T.Of(4))) / T.FusedMultiplyAdd(y, T.Of(4), T.Of(2));
        T tail = Exp(square * T.Of(-0.5), squareLow * T.Of(-0.5)) * scaled;
        return T.Select(T.LessThan(x, T.Of(0)), tail, T.Of(1) - tail);
    }
}

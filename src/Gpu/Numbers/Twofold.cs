using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <summary>A real number of some back end as the unevaluated sum of two, about 31 decimal digits (Hida, Li and Bailey 2001).</summary>
/// <typeparam name="T">The number.</typeparam>
/// <param name="High">The nearest number.</param>
/// <param name="Low">What it leaves out.</param>
internal readonly record struct Twofold<T>(T High, T Low)
    where T : struct, IReal<T>
{
    /// <summary>The sum of two numbers, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twofold<T> Sum(T a, T b)
    {
        T sum = a + b, second = sum - a;
        return new Twofold<T>(sum, a - (sum - second) + (b - second));
    }

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twofold<T> operator +(Twofold<T> a, Twofold<T> b)
    {
        Twofold<T> sum = Sum(a.High, b.High);
        return Ordered(sum.High, sum.Low + (a.Low + b.Low));
    }

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twofold<T> operator -(Twofold<T> a, Twofold<T> b) => a + new Twofold<T>(-b.High, -b.Low);

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twofold<T> operator *(Twofold<T> a, Twofold<T> b)
    {
        T product = a.High * b.High;
        T low = T.FusedMultiplyAdd(a.High, b.High, -product) + T.FusedMultiplyAdd(a.High, b.Low, a.Low * b.High);
        return Ordered(product, low);
    }

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twofold<T> operator *(T a, Twofold<T> b) => new Twofold<T>(a, T.Of(0)) * b;

    private static Twofold<T> Ordered(T large, T small)
    {
        T sum = large + small;
        return new Twofold<T>(sum, small - (sum - large));
    }
}

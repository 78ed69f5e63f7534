namespace Forecast.Gpu.Numbers;

/// <summary>A 64-bit word of some back end: one, or eight at once. The uniforms of every scheme are written once over it.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface IWord<T>
    where T : struct, IWord<T>
{
    /// <summary>A constant.</summary>
    static abstract T Of(ulong value);

    /// <summary>Sum modulo 2^64.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Difference modulo 2^64.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>Bits set in both.</summary>
    static abstract T operator &(T a, T b);

    /// <summary>Bits set in either.</summary>
    static abstract T operator |(T a, T b);

    /// <summary>Bits set in one of the two.</summary>
    static abstract T operator ^(T a, T b);

    /// <summary>Moved up by so many bits.</summary>
    static abstract T operator <<(T a, int count);

    /// <summary>Moved down by so many bits, zeros following.</summary>
    static abstract T operator >>>(T a, int count);

    /// <summary>The full product of the low halves; the high halves are not looked at.</summary>
    static abstract T Product(T a, T b);

    /// <summary>All ones where a is below b, both below 2^63; else zero.</summary>
    static abstract T LessThan(T a, T b);

    /// <summary>a where the mask is all ones, b where it is zero.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>Whether a bit is set anywhere.</summary>
    static abstract bool Any(T word);

    /// <summary>The bits of the double (k + ½) 2^-52, for a k below 2^52.</summary>
    static abstract T Midpoint(T k);

    /// <summary>The bits of the double a / b, for an a below 2^52.</summary>
    static abstract T Quotient(T a, double b);
}

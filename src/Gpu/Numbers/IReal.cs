namespace Forecast.Gpu.Numbers;

/// <summary>A real number of some back end: one double, eight at once, or the text of an expression in a kernel.</summary>
/// <typeparam name="T">The type itself.</typeparam>
/// <remarks>
/// Every operation of a program is written once, over this interface, and so has the same bits wherever double arithmetic is IEEE: a
/// member is one correctly rounded step, or moves bits. A mask is all ones or all zeros in the bits of a number; it goes into
/// <see cref="Select"/>, <see cref="And"/>, <see cref="Or"/>, <see cref="Not"/> and <see cref="Any"/> and nowhere else.
/// </remarks>
internal interface IReal<T>
    where T : struct, IReal<T>
{
    /// <summary>A constant.</summary>
    static abstract T Of(double value);

    /// <summary>Sum.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>Difference.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>Product.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T a, T b);

    /// <summary>The number with its sign turned.</summary>
    static abstract T operator -(T a);

    /// <summary>a b + c, rounded once.</summary>
    static abstract T FusedMultiplyAdd(T a, T b, T c);

    /// <summary>Square root.</summary>
    static abstract T Sqrt(T x);

    /// <summary>The number without its sign.</summary>
    static abstract T Abs(T x);

    /// <summary>The largest whole number not above.</summary>
    static abstract T Floor(T x);

    /// <summary>Mask: a below b; false where either is not a number.</summary>
    static abstract T LessThan(T a, T b);

    /// <summary>Mask: a below or equal to b; false where either is not a number.</summary>
    static abstract T LessThanOrEqual(T a, T b);

    /// <summary>Mask: a equal to b; false where either is not a number.</summary>
    static abstract T Equal(T a, T b);

    /// <summary>Both masks.</summary>
    static abstract T And(T a, T b);

    /// <summary>Either mask.</summary>
    static abstract T Or(T a, T b);

    /// <summary>The opposite mask.</summary>
    static abstract T Not(T mask);

    /// <summary>a where the mask is set, b elsewhere.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>Whether the mask may be set anywhere. A back end may always say yes: it only saves work whose result is not selected.</summary>
    static abstract bool Any(T mask);

    /// <summary>2 to the power of a whole number from -1022 to 1023; 0 at -1023.</summary>
    static abstract T PowerOfTwo(T n);

    /// <summary>The whole number e with x = m 2^e and m from √½ up to √2, for a positive normal x.</summary>
    static abstract T Exponent(T x);

    /// <summary>The m of <see cref="Exponent"/>.</summary>
    static abstract T Significand(T x);
}

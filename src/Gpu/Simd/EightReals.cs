using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Simd;

/// <summary>Eight doubles at once; the runtime splits them on narrower machines.</summary>
/// <param name="Value">Their values.</param>
internal readonly record struct EightReals(Vector512<double> Value) : IReal<EightReals>
{
    public const int Count = 8;

    // 1.5 * 2^52, in whose low bits a whole number stands once it has been added.
    private const double Rounder = 6755399441055744.0;
    private const long RounderBits = 0x4338000000000000, Bias = 1023, SquareRootOfHalf = 0x3FE6A09E667F3BCD;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Of(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals operator +(EightReals a, EightReals b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals operator -(EightReals a, EightReals b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals operator *(EightReals a, EightReals b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals operator /(EightReals a, EightReals b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals operator -(EightReals a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals FusedMultiplyAdd(EightReals a, EightReals b, EightReals c) => new(Vector512.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Sqrt(EightReals x) => new(Vector512.Sqrt(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Abs(EightReals x) => new(Vector512.Abs(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Floor(EightReals x) => new(Vector512.Floor(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals LessThan(EightReals a, EightReals b) => new(Vector512.LessThan(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals LessThanOrEqual(EightReals a, EightReals b) => new(Vector512.LessThanOrEqual(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Equal(EightReals a, EightReals b) => new(Vector512.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals And(EightReals a, EightReals b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Or(EightReals a, EightReals b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Not(EightReals mask) => new(~mask.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Select(EightReals mask, EightReals a, EightReals b) => new(Vector512.ConditionalSelect(mask.Value, a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals PowerOfTwo(EightReals n) => new(((n.Value + Vector512.Create(Rounder)).AsInt64() + Vector512.Create(Bias) << 52).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Exponent(EightReals x) => new((Scale(x) + Vector512.Create(RounderBits)).AsDouble() - Vector512.Create(Rounder));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightReals Significand(EightReals x) => new((x.Value.AsInt64() - (Scale(x) << 52)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(EightReals mask) => mask.Value.AsInt64() != Vector512<long>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Scale(EightReals x) => Vector512.ShiftRightArithmetic(x.Value.AsInt64() - Vector512.Create(SquareRootOfHalf), 52);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Simd;

/// <summary>Eight 64-bit words at once; the runtime splits them on narrower machines.</summary>
/// <param name="Value">Their values.</param>
internal readonly record struct EightWords(Vector512<ulong> Value) : IWord<EightWords>
{
    public const int Count = 8;

    // The bits of 1 and of 2^52: a whole number set below them is a double that is off by exactly that much.
    private const ulong One = 0x3FF0000000000000, TwoTo52 = 0x4330000000000000;
    private const double OneLessHalfCell = 1 - 1.0 / (1UL << 53);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords Of(ulong value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords operator +(EightWords a, EightWords b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords operator -(EightWords a, EightWords b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords operator &(EightWords a, EightWords b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords operator |(EightWords a, EightWords b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords operator ^(EightWords a, EightWords b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords operator <<(EightWords a, int count) => new(a.Value << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords operator >>>(EightWords a, int count) => new(a.Value >>> count);

    // One instruction where the machine has it; a 64-bit multiplication is slower and says the same.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords Product(EightWords a, EightWords b)
    {
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Multiply(a.Value.AsUInt32(), b.Value.AsUInt32()));
        }

        if (Avx2.IsSupported)
        {
            return new(Vector512.Create(
                Avx2.Multiply(a.Value.GetLower().AsUInt32(), b.Value.GetLower().AsUInt32()),
                Avx2.Multiply(a.Value.GetUpper().AsUInt32(), b.Value.GetUpper().AsUInt32())));
        }

        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        return new((a.Value & low) * (b.Value & low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords LessThan(EightWords a, EightWords b) => new(Vector512.LessThan(a.Value.AsInt64(), b.Value.AsInt64()).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords Select(EightWords mask, EightWords a, EightWords b) => new(Vector512.ConditionalSelect(mask.Value, a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(EightWords word) => word.Value != Vector512<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords Midpoint(EightWords k) =>
        new(((k.Value | Vector512.Create(One)).AsDouble() - Vector512.Create(OneLessHalfCell)).AsUInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightWords Quotient(EightWords a, double b) =>
        new((((a.Value | Vector512.Create(TwoTo52)).AsDouble() - Vector512.Create(4503599627370496.0)) / Vector512.Create(b)).AsUInt64());
}

using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Numbers;

/// <summary>One 64-bit word.</summary>
/// <param name="Value">Its value.</param>
internal readonly record struct Word(ulong Value) : IWord<Word>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word Of(ulong value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator +(Word a, Word b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator -(Word a, Word b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator &(Word a, Word b) => new(a.Value & b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator |(Word a, Word b) => new(a.Value | b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator ^(Word a, Word b) => new(a.Value ^ b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator <<(Word a, int count) => new(a.Value << count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator >>>(Word a, int count) => new(a.Value >>> count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word Product(Word a, Word b) => new((ulong)(uint)a.Value * (uint)b.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word LessThan(Word a, Word b) => new(a.Value < b.Value ? ulong.MaxValue : 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word Select(Word mask, Word a, Word b) => mask.Value != 0 ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Word word) => word.Value != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word Midpoint(Word k) => new(BitConverter.DoubleToUInt64Bits((k.Value + 0.5) * (1.0 / (1UL << 52))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word Quotient(Word a, double b) => new(BitConverter.DoubleToUInt64Bits(a.Value / b));
}

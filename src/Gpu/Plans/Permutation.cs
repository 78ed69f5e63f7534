using System.Numerics;
using System.Runtime.CompilerServices;
using Forecast.Fitting.Random;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>A keyed permutation of the whole numbers below a count, any entry of which is found without the others.</summary>
/// <remarks>
/// A Feistel network over the fewest bits that hold the count, walked along its cycle until it is below the count again: Black and
/// Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002. A round's function is two of Philox's multiplications.
/// </remarks>
internal readonly struct Permutation
{
    /// <summary>The largest count.</summary>
    public const long Largest = 1L << 48;

    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private readonly ulong _count, _highMask, _lowMask;
    private readonly int _low;
    private readonly PhiloxBlock _first, _second;

    /// <summary>A permutation of 0 to count - 1.</summary>
    /// <param name="count">The count, from 1 to 2^48.</param>
    /// <param name="first">Keys of the first four rounds.</param>
    /// <param name="second">Keys of the last four.</param>
    public Permutation(long count, PhiloxBlock first, PhiloxBlock second)
    {
        _count = (ulong)count;
        Bits = Math.Max(2, 64 - BitOperations.LeadingZeroCount(_count - 1));
        _low = (Bits + 1) / 2;
        _lowMask = (1UL << _low) - 1;
        _highMask = (1UL << (Bits - _low)) - 1;
        _first = first;
        _second = second;
    }

    /// <summary>Bits that hold every entry.</summary>
    public int Bits { get; }

    /// <summary>What a back end that computes it elsewhere needs: last entry, bits of the low half, masks of the high and the low half, eight keys.</summary>
    public ulong[] Words =>
    [
        _count - 1, (ulong)_low, _highMask, _lowMask,
        _first.W0, _first.W1, _first.W2, _first.W3, _second.W0, _second.W1, _second.W2, _second.W3,
    ];

    /// <summary>Where an entry below the count goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T entry)
        where T : struct, IWord<T>
    {
        T place = entry, isOutside = T.Of(ulong.MaxValue);
        do
        {
            place = T.Select(isOutside, Step(place), place);
            isOutside = T.LessThan(T.Of(_count - 1), place);
        }
        while (T.Any(isOutside));

        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Step<T>(T place)
        where T : struct, IWord<T>
    {
        T high = place >>> _low, low = place & T.Of(_lowMask);
        high ^= Round(low, _first.W0) & T.Of(_highMask);
        low ^= Round(high, _first.W1) & T.Of(_lowMask);
        high ^= Round(low, _first.W2) & T.Of(_highMask);
        low ^= Round(high, _first.W3) & T.Of(_lowMask);
        high ^= Round(low, _second.W0) & T.Of(_highMask);
        low ^= Round(high, _second.W1) & T.Of(_lowMask);
        high ^= Round(low, _second.W2) & T.Of(_highMask);
        low ^= Round(high, _second.W3) & T.Of(_lowMask);
        return (high << _low) | low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Round<T>(T half, uint key)
        where T : struct, IWord<T>
    {
        T product = T.Product(half ^ T.Of(key), T.Of(Multiplier0));
        return T.Product(product ^ (product >>> 32), T.Of(Multiplier1)) >>> 32;
    }
}

using System.Runtime.CompilerServices;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>Philox4x32-10 over the words of a back end: the numbers of <see cref="Forecast.Fitting.Random.Philox"/>.</summary>
internal static class PhiloxWords
{
    private const ulong Low = uint.MaxValue, CellBits = (1UL << 52) - 1;
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>Both numbers of a block, each uniform over the whole numbers below 2^52: the cells of the block's two uniforms.</summary>
    /// <param name="key">The seed.</param>
    /// <param name="position">Low half of the counter.</param>
    /// <param name="stream">High half of the counter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T First, T Second) Cells<T>(ulong key, T position, ulong stream)
        where T : struct, IWord<T>
    {
        ulong k0 = key & Low, k1 = key >> 32;
        T c0 = position, c1 = position >>> 32, c2 = T.Of(stream & Low), c3 = T.Of(stream >> 32);
        Round(ref c0, ref c1, ref c2, ref c3, k0, k1);
        Round(ref c0, ref c1, ref c2, ref c3, k0 + Weyl0, k1 + Weyl1);
        Round(ref c0, ref c1, ref c2, ref c3, k0 + (2UL * Weyl0), k1 + (2UL * Weyl1));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + (3UL * Weyl0), k1 + (3UL * Weyl1));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + (4UL * Weyl0), k1 + (4UL * Weyl1));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + (5UL * Weyl0), k1 + (5UL * Weyl1));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + (6UL * Weyl0), k1 + (6UL * Weyl1));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + (7UL * Weyl0), k1 + (7UL * Weyl1));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + (8UL * Weyl0), k1 + (8UL * Weyl1));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + (9UL * Weyl0), k1 + (9UL * Weyl1));
        return (Cell(c0, c1), Cell(c2, c3));
    }

    // A product reads low halves only, so that what gathers in the high ones, of keys too, need not be cleared away.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<T>(ref T c0, ref T c1, ref T c2, ref T c3, ulong k0, ulong k1)
        where T : struct, IWord<T>
    {
        T p0 = T.Product(T.Of(Multiplier0), c0), p1 = T.Product(T.Of(Multiplier1), c2);
        c0 = (p1 >>> 32) ^ (c1 ^ T.Of(k0));
        c1 = p1;
        c2 = (p0 >>> 32) ^ (c3 ^ T.Of(k1));
        c3 = p0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Cell<T>(T high, T low)
        where T : struct, IWord<T> => ((high << 20) | ((low << 32) >>> 44)) & T.Of(CellBits);
}

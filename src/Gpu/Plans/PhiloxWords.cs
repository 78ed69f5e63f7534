using System.Runtime.CompilerServices;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>Philox4x32-10 over the words of a back end: the numbers of <see cref="Forecast.Fitting.Random.Philox"/>.</summary>
internal static class PhiloxWords
{
    private const int Rounds = 10;
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
        T m0 = T.Of(Multiplier0), m1 = T.Of(Multiplier1);
        T c0 = position, c1 = position >>> 32, c2 = T.Of(stream & Low), c3 = T.Of(stream >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            // A product reads low halves only, so that what gathers in the high ones need not be cleared away.
            T p0 = T.Product(m0, c0), p1 = T.Product(m1, c2);
            c0 = (p1 >>> 32) ^ c1 ^ T.Of(k0);
            c1 = p1;
            c2 = (p0 >>> 32) ^ c3 ^ T.Of(k1);
            c3 = p0;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (Cell(c0, c1), Cell(c2, c3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Cell<T>(T high, T low)
        where T : struct, IWord<T> => ((high << 20) | ((low << 32) >>> 44)) & T.Of(CellBits);
}

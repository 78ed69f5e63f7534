using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Forecast.Fitting.Random;

/// <summary>The counter-based generator Philox4x32-10: a key and a 128-bit counter in, four random 32-bit words out.</summary>
/// <remarks>
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. It has no state, so a number depends on its
/// key and its counter alone, never on how many were drawn before it, by which thread, or on which machine.
/// </remarks>
public static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The four words of one block.</summary>
    /// <param name="key">The 64-bit key; its low half is word 0.</param>
    /// <param name="counterLow">Counter words 0 (low half) and 1 (high half).</param>
    /// <param name="counterHigh">Counter words 2 (low half) and 3 (high half).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxBlock Block(ulong key, ulong counterLow, ulong counterHigh)
    {
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        uint c0 = (uint)counterLow, c1 = (uint)(counterLow >> 32);
        uint c2 = (uint)counterHigh, c3 = (uint)(counterHigh >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)Multiplier0 * c0;
            ulong p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return new PhiloxBlock(c0, c1, c2, c3);
    }

    /// <summary>Many blocks of one stream at once: word w of block i stands at <c>words[w * blocks + i]</c>, in the low half.</summary>
    /// <param name="key">The 64-bit key.</param>
    /// <param name="position">Low half of the first block's counter; each block's is one more.</param>
    /// <param name="stream">High half of every block's counter.</param>
    /// <param name="words">Four words for each block; a multiple of four long.</param>
    /// <exception cref="ArgumentException">The length is no multiple of four.</exception>
    public static void Blocks(ulong key, ulong position, ulong stream, Span<ulong> words)
    {
        int blocks = words.Length / 4;
        if (words.Length != 4 * blocks)
        {
            throw new ArgumentException($"A block has four words; room for {words.Length} was given.", nameof(words));
        }

        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector512<ulong> lanes = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
            for (; i + Vector512<ulong>.Count <= blocks; i += Vector512<ulong>.Count)
            {
                Eight(key, Vector512.Create(position + (ulong)i) + lanes, stream, ref words[i], blocks);
            }
        }

        for (; i < blocks; i++)
        {
            PhiloxBlock block = Block(key, position + (ulong)i, stream);
            words[i] = block.W0;
            words[blocks + i] = block.W1;
            words[2 * blocks + i] = block.W2;
            words[3 * blocks + i] = block.W3;
        }
    }

    // Eight blocks, one a lane; each 32-bit word fills the low half of a 64-bit lane, which leaves room for the product.
    private static void Eight(ulong key, Vector512<ulong> position, ulong stream, ref ulong words, int blocks)
    {
        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        Vector512<ulong> m0 = Vector512.Create((ulong)Multiplier0), m1 = Vector512.Create((ulong)Multiplier1);
        Vector512<ulong> c0 = position & low, c1 = position >>> 32;
        Vector512<ulong> c2 = Vector512.Create(stream & uint.MaxValue), c3 = Vector512.Create(stream >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> p0 = Product(m0, c0);
            Vector512<ulong> p1 = Product(m1, c2);
            c0 = (p1 >>> 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c1 = p1 & low;
            c2 = (p0 >>> 32) ^ c3 ^ Vector512.Create((ulong)k1);
            c3 = p0 & low;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        c0.StoreUnsafe(ref words);
        c1.StoreUnsafe(ref words, (nuint)blocks);
        c2.StoreUnsafe(ref words, (nuint)(2 * blocks));
        c3.StoreUnsafe(ref words, (nuint)(3 * blocks));
    }

    // The full product of the low halves. One instruction where the machine has it; a 64-bit multiplication is slower and says the same.
    internal static Vector512<ulong> Product(Vector512<ulong> a, Vector512<ulong> b)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Multiply(a.AsUInt32(), b.AsUInt32());
        }

        return Avx2.IsSupported
            ? Vector512.Create(Avx2.Multiply(a.GetLower().AsUInt32(), b.GetLower().AsUInt32()), Avx2.Multiply(a.GetUpper().AsUInt32(), b.GetUpper().AsUInt32()))
            : a * b;
    }
}

/// <summary>Four independent words, each uniform over all 32-bit values.</summary>
/// <param name="W0">Word 0.</param>
/// <param name="W1">Word 1.</param>
/// <param name="W2">Word 2.</param>
/// <param name="W3">Word 3.</param>
public readonly record struct PhiloxBlock(uint W0, uint W1, uint W2, uint W3);

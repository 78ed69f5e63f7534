using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Simd;

/// <summary>A <see cref="QuantileTable"/> over a block of draws, eight at a time.</summary>
internal static class PiecewiseLoop
{
    private const ulong Median = 0x3FDFFFFFFFFFFFFF, One = 0x3FF0000000000000, Fraction = 0x000FFFFFFFFFFFFF;

    /// <summary>Fills a block with quantiles.</summary>
    /// <param name="table">The table.</param>
    /// <param name="probabilities">A multiple of eight of them.</param>
    /// <param name="result">As many; may be the same block.</param>
    public static void Run(ReadOnlySpan<double> table, ReadOnlySpan<double> probabilities, Span<double> result)
    {
        int pieceBits = (int)table[0], octaves = (int)table[1], coefficients = (int)table[2];
        Vector512<double> half = Vector512.Create(0.5), most = Vector512.Create(Median).AsDouble();
        Vector512<double> least = Vector512.Create(BitConverter.Int64BitsToDouble((1022L - octaves) << 52));
        Vector512<ulong> above = Vector512.Create((ulong)octaves << pieceBits);
        ref double from = ref MemoryMarshal.GetReference(probabilities), to = ref MemoryMarshal.GetReference(result);
        for (nuint i = 0; i < (nuint)result.Length; i += EightReals.Count)
        {
            Vector512<double> u = Vector512.LoadUnsafe(ref from, i);
            Vector512<double> isBelow = Vector512.LessThan(u, half);
            Vector512<double> p = Vector512.ConditionalSelect(isBelow, u, Vector512<double>.One - u);
            p = Vector512.ConditionalSelect(Vector512.GreaterThan(p, least), p, least);
            p = Vector512.ConditionalSelect(Vector512.LessThan(p, most), p, most);
            Vector512<ulong> d = Vector512.Create(Median) - p.AsUInt64();
            Vector512<ulong> piece = (d >>> (52 - pieceBits)) + Vector512.AndNot(above, isBelow.AsUInt64());
            Vector512<double> y = (((d << pieceBits) & Vector512.Create(Fraction)) | Vector512.Create(One)).AsDouble();
            Vector512<double> t = Vector512.FusedMultiplyAdd(Vector512.Create(2.0), y, Vector512.Create(-3.0));
            Vector512<double> value = Polynomial(table, coefficients, piece, t);
            Vector512.ConditionalSelect(Vector512.Equals(u, u), value, u).StoreUnsafe(ref to, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Polynomial(ReadOnlySpan<double> table, int coefficients, Vector512<ulong> piece, Vector512<double> t)
    {
        int a = Start(piece, 0, coefficients), b = Start(piece, 1, coefficients), c = Start(piece, 2, coefficients), d = Start(piece, 3, coefficients);
        int e = Start(piece, 4, coefficients), f = Start(piece, 5, coefficients), g = Start(piece, 6, coefficients), h = Start(piece, 7, coefficients);
        var value = Vector512.Create(table[a], table[b], table[c], table[d], table[e], table[f], table[g], table[h]);
        for (int i = 1; i < coefficients; i++)
        {
            value = Vector512.FusedMultiplyAdd(value, t, Vector512.Create(table[a + i], table[b + i], table[c + i], table[d + i], table[e + i], table[f + i], table[g + i], table[h + i]));
        }

        return value;
    }

    private static int Start(Vector512<ulong> piece, int lane, int coefficients) => QuantileTable.Header + coefficients * (int)piece.GetElement(lane);
}

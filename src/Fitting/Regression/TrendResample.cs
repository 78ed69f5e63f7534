using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Regression;

/// <summary>Draws rows with replacement and refits the line, over and over in the same working memory. One for each thread.</summary>
/// <remarks>
/// A resample takes its words from its own stream, a multiple of eight blocks at a draw: word w of block i picks the row of place
/// w · blocks + i. Where rows want noise, words 0 and 1 pick rows and words 2 and 3 are their noise. Vectors only hold several places at
/// once, so their width does not show in the result; the sums are taken over even and odd places apart, always in the same order.
/// </remarks>
internal sealed class TrendResample
{
    // Beyond 64 rows a draw of fewer than three distinct ones has a probability below 1e-90.
    private const int RowsToBeSureOfThree = 64;

    private const int BlocksTogether = 8;

    private readonly int _count;

    // x and y of each row side by side, so that one load takes both.
    private readonly double[] _pairs;
    private readonly double _noiseHalfWidth;
    private readonly ulong[] _words;
    private readonly double[] _noise;

    public TrendResample(double[] x, double[] y, double noiseHalfWidth)
    {
        _count = x.Length;
        _pairs = [.. x.Zip(y).SelectMany(row => new[] { row.First, row.Second })];
        _noiseHalfWidth = noiseHalfWidth;
        int rowsOfBlock = noiseHalfWidth > 0 ? 2 : 4;
        int blocks = (x.Length + rowsOfBlock - 1) / rowsOfBlock;
        _words = new ulong[4 * ((blocks + BlocksTogether - 1) / BlocksTogether * BlocksTogether)];
        _noise = noiseHalfWidth > 0 ? new double[x.Length] : [];
    }

    /// <summary>Level at zero and slope of one resample.</summary>
    public (double Level, double Slope) Refit(StreamKey key)
    {
        int n = _count;
        for (ulong position = 0; ; position += (ulong)(_words.Length / 4))
        {
            Philox.Blocks(key.Seed, position, key.Stream, _words);
            Scale(_words.AsSpan(0, n), (ulong)n);
            if (_noiseHalfWidth > 0)
            {
                Spread(_words.AsSpan(_words.Length / 2, n), _noise, _noiseHalfWidth);
            }

            (Vector128<double> sums, Vector128<double> products) = _noiseHalfWidth > 0 ? SumWithNoise() : Sum();
            double sumX = sums[0], sumY = sums[1], sumXX = products[0], sumXY = products[1];
            double mean = sumX / n;
            double spread = sumXX - mean * sumX;
            if (spread > 1e-12 * sumXX && (n > RowsToBeSureOfThree || Distinct(_words.AsSpan(0, n)) >= 3))
            {
                double slope = (sumXY - mean * sumY) / spread;
                return (sumY / n - slope * mean, slope);
            }
        }
    }

    // Words to rows: the high half of word times count.
    private static void Scale(Span<ulong> words, ulong count)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector512<ulong> factor = Vector512.Create(count);
            ref ulong first = ref MemoryMarshal.GetReference(words);
            for (; i + Vector512<ulong>.Count <= words.Length; i += Vector512<ulong>.Count)
            {
                (Philox.Product(Vector512.LoadUnsafe(ref first, (nuint)i), factor) >>> 32).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < words.Length; i++)
        {
            words[i] = (words[i] * count) >> 32;
        }
    }

    // Words to noise: midpoints of equal cells between minus and plus the half-width.
    private static void Spread(ReadOnlySpan<ulong> words, Span<double> noise, double halfWidth)
    {
        double scale = halfWidth * (2.0 / (1UL << 32));
        double least = halfWidth * (1.0 / (1UL << 32)) - halfWidth;
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> scales = Vector512.Create(scale), leasts = Vector512.Create(least);
            ref ulong first = ref MemoryMarshal.GetReference(words);
            for (; i + Vector512<double>.Count <= words.Length; i += Vector512<double>.Count)
            {
                Vector512<double> values = Vector512.ConvertToDouble(Vector512.LoadUnsafe(ref first, (nuint)i).AsInt64());
                Vector512.FusedMultiplyAdd(values, scales, leasts).StoreUnsafe(ref noise[i]);
            }
        }

        for (; i < words.Length; i++)
        {
            noise[i] = Math.FusedMultiplyAdd((long)words[i], scale, least);
        }
    }

    private static int Distinct(ReadOnlySpan<ulong> rows)
    {
        ulong seen = 0;
        foreach (ulong row in rows)
        {
            seen |= 1UL << (int)row;
        }

        return BitOperations.PopCount(seen);
    }

    // The sums of x and y, and of x x and x y.
    private (Vector128<double> Sums, Vector128<double> Products) Sum()
    {
        Vector128<double> even = default, odd = default, evenProducts = default, oddProducts = default;
        ref ulong rows = ref MemoryMarshal.GetArrayDataReference(_words);
        int i = 0;
        for (; i + 2 <= _count; i += 2)
        {
            Add(ref even, ref evenProducts, Pair(Unsafe.Add(ref rows, i)));
            Add(ref odd, ref oddProducts, Pair(Unsafe.Add(ref rows, i + 1)));
        }

        if (i < _count)
        {
            Add(ref even, ref evenProducts, Pair(Unsafe.Add(ref rows, i)));
        }

        return (even + odd, evenProducts + oddProducts);
    }

    private (Vector128<double> Sums, Vector128<double> Products) SumWithNoise()
    {
        Vector128<double> even = default, odd = default, evenProducts = default, oddProducts = default;
        ref ulong rows = ref MemoryMarshal.GetArrayDataReference(_words);
        ref double noise = ref MemoryMarshal.GetArrayDataReference(_noise);
        int i = 0;
        for (; i + 2 <= _count; i += 2)
        {
            Add(ref even, ref evenProducts, Pair(Unsafe.Add(ref rows, i)) + Vector128.Create(0, Unsafe.Add(ref noise, i)));
            Add(ref odd, ref oddProducts, Pair(Unsafe.Add(ref rows, i + 1)) + Vector128.Create(0, Unsafe.Add(ref noise, i + 1)));
        }

        if (i < _count)
        {
            Add(ref even, ref evenProducts, Pair(Unsafe.Add(ref rows, i)) + Vector128.Create(0, Unsafe.Add(ref noise, i)));
        }

        return (even + odd, evenProducts + oddProducts);
    }

    // A row is below the count by construction, so its bounds need no second look.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<double> Pair(ulong row) => Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_pairs), (nuint)(2 * row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref Vector128<double> sums, ref Vector128<double> products, Vector128<double> pair)
    {
        sums += pair;
        products = Vector128.FusedMultiplyAdd(Vector128.Create(pair[0]), pair, products);
    }
}

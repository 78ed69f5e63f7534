using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Forecast.Gpu.Results;

/// <summary>One pass over draws for some windows: how many draws lie below each, and which lie in it.</summary>
internal static class SelectionPass
{
    private const int Lanes = 8, Block = 2048, WorthASlice = 1 << 17;

    public static void Run(ReadOnlyMemory<double> values, List<SelectionWindow> windows, int threads)
    {
        int slices = Math.Clamp(values.Length / WorthASlice, 1, threads);
        foreach (SelectionWindow window in windows)
        {
            window.Open(slices);
        }

        if (slices == 1)
        {
            Slice(values.Span, windows, 0);
        }
        else
        {
            Parallel.For(0, slices, new ParallelOptions { MaxDegreeOfParallelism = threads }, slice =>
            {
                int start = (int)((long)values.Length * slice / slices), end = (int)((long)values.Length * (slice + 1) / slices);
                Slice(values.Span[start..end], windows, slice);
            });
        }

        foreach (SelectionWindow window in windows)
        {
            window.Sum();
        }
    }

    // Blocks, so that the draws are in the first cache when the second window asks for them.
    private static void Slice(ReadOnlySpan<double> values, List<SelectionWindow> windows, int slice)
    {
        var below = new long[windows.Count];
        var within = new int[windows.Count];
        for (int start = 0; start < values.Length; start += Block)
        {
            ReadOnlySpan<double> block = values.Slice(start, Math.Min(Block, values.Length - start));
            for (int w = 0; w < below.Length; w++)
            {
                SelectionWindow window = windows[w];
                if (window.IsPoint)
                {
                    Count(block, window.Low, ref below[w], ref within[w]);
                }
                else
                {
                    double[] buffer = window.Room(slice, within[w], block.Length + Lanes);
                    Gather(block, window.Low, window.High, buffer, ref below[w], ref within[w]);
                }
            }
        }

        for (int w = 0; w < below.Length; w++)
        {
            windows[w].Close(slice, below[w], within[w]);
        }
    }

    private static void Count(ReadOnlySpan<double> block, double point, ref long below, ref int equal)
    {
        ref double start = ref MemoryMarshal.GetReference(block);
        Vector512<double> edge = Vector512.Create(point);
        Vector512<long> less = default, same = default;
        int i = 0;
        for (; i <= block.Length - Lanes; i += Lanes)
        {
            Vector512<double> x = Vector512.LoadUnsafe(ref start, (nuint)i);
            less -= Vector512.LessThan(x, edge).AsInt64();
            same -= Vector512.Equals(x, edge).AsInt64();
        }

        below += Vector512.Sum(less);
        equal += (int)Vector512.Sum(same);
        for (; i < block.Length; i++)
        {
            below += block[i] < point ? 1 : 0;
            equal += block[i] == point ? 1 : 0;
        }
    }

    private static void Gather(ReadOnlySpan<double> block, double low, double high, double[] buffer, ref long below, ref int within)
    {
        ref double start = ref MemoryMarshal.GetReference(block), filled = ref MemoryMarshal.GetArrayDataReference(buffer);
        Vector512<double> bottom = Vector512.Create(low), top = Vector512.Create(high);
        Vector512<long> less = default;
        int i = 0, held = within;
        if (Avx512F.IsSupported)
        {
            for (; i <= block.Length - Lanes; i += Lanes)
            {
                Vector512<double> x = Vector512.LoadUnsafe(ref start, (nuint)i);
                Vector512<double> isIn = Vector512.GreaterThanOrEqual(x, bottom) & Vector512.LessThanOrEqual(x, top);
                less -= Vector512.LessThan(x, bottom).AsInt64();
                Avx512F.Compress(Vector512<double>.Zero, isIn, x).StoreUnsafe(ref filled, (nuint)held);
                held += BitOperations.PopCount(isIn.ExtractMostSignificantBits());
            }
        }
        else
        {
            for (; i <= block.Length - Lanes; i += Lanes)
            {
                Vector512<double> x = Vector512.LoadUnsafe(ref start, (nuint)i);
                less -= Vector512.LessThan(x, bottom).AsInt64();
                ulong bits = (Vector512.GreaterThanOrEqual(x, bottom) & Vector512.LessThanOrEqual(x, top)).ExtractMostSignificantBits();
                for (; bits != 0; bits &= bits - 1)
                {
                    buffer[held++] = block[i + BitOperations.TrailingZeroCount(bits)];
                }
            }
        }

        below += Vector512.Sum(less);
        for (; i < block.Length; i++)
        {
            below += block[i] < low ? 1 : 0;
            buffer[held] = block[i];
            held += block[i] >= low && block[i] <= high ? 1 : 0;
        }

        within = held;
    }
}

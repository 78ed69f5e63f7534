using System.Buffers;
using Forecast.Fitting.Numerics;

namespace Forecast.Gpu.Results;

/// <summary>Order statistics without sorting: the numbers that would stand at some ranks if all were sorted.</summary>
/// <remarks>
/// Floyd and Rivest (1975), for many ranks at once: a sample says between which two values a rank lies nearly for sure; one pass counts
/// what is below and gathers what is between; and among the few gathered <see cref="BucketSelection"/> finds the rank. What a sample misjudges, as hostile data may make
/// it, is settled by <see cref="RadixSelection"/>. Draws that are not numbers are passed over.
/// </remarks>
internal static class Selection
{
    private const int SortedAtOnce = 1024, WorthThreads = 1 << 17, MostRanksByBuckets = 1024, Line = 8;

    // In standard deviations of a rank in the sample.
    private const double Margin = 4;

    /// <summary>The values at some ranks.</summary>
    /// <param name="values">The draws, in any order; they stay as they are.</param>
    /// <param name="numbers">How many of them are numbers.</param>
    /// <param name="ranks">Ranks from 0 to one less than <paramref name="numbers"/>, ascending.</param>
    /// <param name="threads">The most threads to use; no result depends on it.</param>
    public static double[] At(ReadOnlyMemory<double> values, long numbers, long[] ranks, int threads)
    {
        var found = new double[ranks.Length];
        if (ranks.Length == 0)
        {
            return found;
        }

        if (values.Length <= SortedAtOnce)
        {
            Sort(values.Span, ranks, found);
            return found;
        }

        if (values.Length <= BucketSelection.Most && ranks.Length <= MostRanksByBuckets && BucketSelection.TryAt(values.Span, ranks, found))
        {
            return found;
        }

        List<SelectionWindow> windows = Windows(values, numbers, ranks);
        SelectionPass.Run(values, windows, threads);
        if (threads == 1 || windows.Count == 1 || values.Length < WorthThreads)
        {
            foreach (SelectionWindow window in windows)
            {
                Settle(values, window, ranks, found);
            }
        }
        else
        {
            Parallel.ForEach(windows, new ParallelOptions { MaxDegreeOfParallelism = threads }, window => Settle(values, window, ranks, found));
        }

        return found;
    }

    private static void Sort(ReadOnlySpan<double> values, ReadOnlySpan<long> ranks, Span<double> found)
    {
        Span<double> sorted = stackalloc double[SortedAtOnce];
        int count = 0;
        foreach (double value in values)
        {
            sorted[count] = value;
            count += double.IsNaN(value) ? 0 : 1;
        }

        sorted = sorted[..count];
        sorted.Sort();
        for (int i = 0; i < ranks.Length; i++)
        {
            // Both zeros are one value; the positive one is handed out.
            found[i] = sorted[(int)ranks[i]] + 0.0;
        }
    }

    private static void Settle(ReadOnlyMemory<double> values, SelectionWindow window, long[] ranks, double[] found)
    {
        ReadOnlySpan<long> wanted = ranks.AsSpan(window.FirstRank, window.Ranks);
        long below = window.Below, within = window.Within;
        if (wanted[0] < below || wanted[^1] >= below + within || (!window.IsPoint && within > values.Length / 2))
        {
            for (int i = 0; i < wanted.Length; i++)
            {
                found[window.FirstRank + i] = i > 0 && wanted[i] == wanted[i - 1] ? found[window.FirstRank + i - 1] : RadixSelection.At(values.Span, wanted[i]);
            }
        }
        else if (window.IsPoint)
        {
            found.AsSpan(window.FirstRank, window.Ranks).Fill(window.Low + 0.0);
        }
        else
        {
            var shifted = new long[wanted.Length];
            for (int i = 0; i < shifted.Length; i++)
            {
                shifted[i] = wanted[i] - below;
            }

            double[] gathered = ArrayPool<double>.Shared.Rent((int)within);
            window.CopyTo(gathered);
            At(gathered.AsMemory(0, (int)within), within, shifted, 1).CopyTo(found, window.FirstRank);
            ArrayPool<double>.Shared.Return(gathered);
        }

        window.Release();
    }

    // One window for each rank, or for some ranks that are close.
    private static List<SelectionWindow> Windows(ReadOnlyMemory<double> values, long numbers, ReadOnlySpan<long> ranks)
    {
        int size = (int)Math.Min(values.Length / 4, 3 * Elementary.Cbrt((double)values.Length * values.Length));
        double[] sample = ArrayPool<double>.Shared.Rent(size);
        int held = Sample(values.Span, sample.AsSpan(0, size));
        var spans = new List<(int First, int Count, int Low, int High)>();
        for (int i = 0; i < ranks.Length; i++)
        {
            double share = (ranks[i] + 0.5) / numbers, place = share * held, margin = Margin * Math.Sqrt(held * share * (1 - share)) + 2;
            int low = (int)Math.Floor(place - margin), high = (int)Math.Ceiling(place + margin);
            if (spans.Count > 0 && high - spans[^1].Low <= 1.5 * (2 * margin + 1))
            {
                spans[^1] = (spans[^1].First, spans[^1].Count + 1, spans[^1].Low, high);
            }
            else
            {
                spans.Add((i, 1, low, high));
            }
        }

        var windows = new List<SelectionWindow>(spans.Count);
        double[] edges = Edges(sample.AsMemory(0, held), spans);
        for (int s = 0; s < spans.Count; s++)
        {
            windows.Add(new SelectionWindow(
                spans[s].Low < 0 ? double.NegativeInfinity : edges[2 * s],
                spans[s].High >= held ? double.PositiveInfinity : edges[2 * s + 1],
                spans[s].First,
                spans[s].Count));
        }

        ArrayPool<double>.Shared.Return(sample);
        return windows;
    }

    // Whole lines of the cache, at places in steps that are nowhere near a fraction with a small denominator, for draws may have a period.
    private static int Sample(ReadOnlySpan<double> values, Span<double> sample)
    {
        int lines = sample.Length / Line;
        double step = (double)values.Length / lines, turn = 0;
        int held = 0;
        for (int i = 0; i < lines; i++)
        {
            turn += 0.6180339887498949;
            turn -= turn >= 1 ? 1 : 0;
            foreach (double value in values.Slice(Math.Min(values.Length - Line, (int)((i + turn) * step)), Line))
            {
                sample[held] = value;
                held += double.IsNaN(value) ? 0 : 1;
            }
        }

        return held;
    }

    private static double[] Edges(ReadOnlyMemory<double> sample, List<(int First, int Count, int Low, int High)> spans)
    {
        var edges = new double[2 * spans.Count];
        if (sample.Length == 0)
        {
            return edges;
        }

        var places = new long[edges.Length];
        for (int s = 0; s < spans.Count; s++)
        {
            places[2 * s] = Math.Clamp(spans[s].Low, 0, sample.Length - 1);
            places[2 * s + 1] = Math.Clamp(spans[s].High, 0, sample.Length - 1);
        }

        long[] ascending = [.. places];
        Array.Sort(ascending);
        double[] found = At(sample, sample.Length, ascending, 1);
        for (int i = 0; i < places.Length; i++)
        {
            edges[i] = found[Array.BinarySearch(ascending, places[i])];
        }

        return edges;
    }
}

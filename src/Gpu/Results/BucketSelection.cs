using System.Buffers;

namespace Forecast.Gpu.Results;

/// <summary>
/// Order statistics of some thousand numbers by counting them in buckets of equal width: only buckets that hold a rank are sorted.
/// </summary>
/// <remarks>Two passes where numbers are spread at all evenly, as those between two near quantiles are; else it declines.</remarks>
internal static class BucketSelection
{
    /// <summary>The most numbers that are worth it: more do not stay in the cache.</summary>
    public const int Most = 1 << 17;

    private const int MostBuckets = 2048, PerBucket = 8, MostHeld = 1024;

    /// <summary>The values at some ranks.</summary>
    /// <param name="values">In any order; those that are not numbers are passed over.</param>
    /// <param name="ranks">From 0, ascending, each below the count of numbers.</param>
    /// <param name="found">Takes a value for each rank.</param>
    /// <returns>Whether it was done; not where a bucket that is asked for holds too many, or a number is infinite.</returns>
    public static bool TryAt(ReadOnlySpan<double> values, ReadOnlySpan<long> ranks, Span<double> found)
    {
        (double low, double high) = Ends(values);
        int buckets = Math.Min(MostBuckets, values.Length / PerBucket);
        double steps = (buckets - 1) / (high - low);
        if (!double.IsFinite(steps) || steps == 0)
        {
            return false;
        }

        Span<int> ends = stackalloc int[MostBuckets + 1];
        ends.Clear();
        foreach (double x in values)
        {
            // Rounding never turns the order of two numbers round, so buckets are in order too.
            ends[double.IsNaN(x) ? MostBuckets : (int)((x - low) * steps)]++;
        }

        for (int b = 1; b < buckets; b++)
        {
            ends[b] += ends[b - 1];
        }

        Span<short> places = stackalloc short[MostBuckets + 1];
        places.Fill(-1);
        Span<int> starts = stackalloc int[ranks.Length], firsts = stackalloc int[ranks.Length], slots = stackalloc int[ranks.Length];
        int held = 0, slot = -1;
        for (int r = 0, bucket = 0; r < ranks.Length; r++)
        {
            while (ends[bucket] <= ranks[r])
            {
                bucket++;
            }

            if (places[bucket] < 0)
            {
                int before = bucket == 0 ? 0 : ends[bucket - 1], count = ends[bucket] - before;
                if (count > MostHeld)
                {
                    return false;
                }

                places[bucket] = (short)++slot;
                (firsts[slot], starts[slot]) = (before, held);
                held += count;
            }

            slots[r] = slot;
        }

        double[] kept = ArrayPool<double>.Shared.Rent(held);
        Span<int> filled = stackalloc int[slot + 1];
        starts[..filled.Length].CopyTo(filled);
        foreach (double x in values)
        {
            int place = places[double.IsNaN(x) ? MostBuckets : (int)((x - low) * steps)];
            if (place >= 0)
            {
                kept[filled[place]++] = x;
            }
        }

        for (int s = 0; s <= slot; s++)
        {
            kept.AsSpan(starts[s]..filled[s]).Sort();
        }

        for (int r = 0; r < ranks.Length; r++)
        {
            // Both zeros are one value; the positive one is handed out.
            found[r] = kept[starts[slots[r]] + (int)ranks[r] - firsts[slots[r]]] + 0.0;
        }

        ArrayPool<double>.Shared.Return(kept);
        return true;
    }

    private static (double Low, double High) Ends(ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double x in values)
        {
            low = x < low ? x : low;
            high = x > high ? x : high;
        }

        return (low, high);
    }
}

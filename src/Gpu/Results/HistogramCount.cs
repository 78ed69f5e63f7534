namespace Forecast.Gpu.Results;

/// <summary>Counts draws by bins of equal width.</summary>
internal static class HistogramCount
{
    public static Histogram Of(double[] edges, ReadOnlyMemory<double> draws, IOrderedDraws ordered, Moments moments) =>
        ordered is KeptDraws ? OfDraws(edges, draws.Span) : OfRanks(edges, ordered, moments);

    private static Histogram OfDraws(double[] edges, ReadOnlySpan<double> draws)
    {
        var counts = new long[edges.Length - 1];
        long below = 0, above = 0;
        double low = edges[0], high = edges[^1], steps = counts.Length / (high - low);
        if (!double.IsFinite(steps) || steps == 0)
        {
            steps = 0;
        }

        foreach (double x in draws)
        {
            if (x < low)
            {
                below++;
            }
            else if (x > high)
            {
                above++;
            }
            else if (x <= high)
            {
                // The product may be off by a rounding; the edges decide.
                int bin = Math.Clamp((int)((x - low) * steps), 0, counts.Length - 1);
                while (bin > 0 && x < edges[bin])
                {
                    bin--;
                }

                while (bin < counts.Length - 1 && x >= edges[bin + 1])
                {
                    bin++;
                }

                counts[bin]++;
            }
        }

        return new Histogram(edges, counts, below, above);
    }

    private static Histogram OfRanks(double[] edges, IOrderedDraws ordered, Moments moments)
    {
        var counts = new long[edges.Length - 1];
        long below = (long)Math.Round(ordered.Count(edges[0]).Below), before = below;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            (double less, double atMost, _) = ordered.Count(edges[bin + 1]);
            long reached = (long)Math.Round(bin == counts.Length - 1 ? atMost : less);
            if (bin == counts.Length - 1 && edges[^1] >= moments.Largest)
            {
                reached = moments.BelowAll + moments.Finite;
            }

            counts[bin] = reached - before;
            before = reached;
        }

        return new Histogram(edges, counts, below, moments.Numbers - before);
    }
}

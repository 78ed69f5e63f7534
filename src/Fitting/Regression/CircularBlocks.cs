using Forecast.Fitting.Random;

namespace Forecast.Fitting.Regression;

/// <summary>
/// Resamples of periods in time by runs of neighbours, the last one's neighbour being the first: each period as likely as any other.
/// </summary>
/// <remarks>
/// Circular blocks (Politis and Romano 1992). Where a block is long against the series, moving blocks draw the ends too seldom.
/// </remarks>
internal static class CircularBlocks
{
    /// <summary>The periods of a resample, as many as there are.</summary>
    public static int[] Of(RandomSequence random, int n, int length)
    {
        var rows = new int[n];
        for (int i = 0; i < n; i += length)
        {
            int start = random.NextIndex(n);
            for (int k = i; k < Math.Min(n, i + length); k++)
            {
                rows[k] = (start + k - i) % n;
            }
        }

        return rows;
    }
}

namespace Forecast.Gpu.Results;

/// <summary>Draws that are all kept: their quantiles are exact.</summary>
internal sealed class KeptDraws(ReadOnlyMemory<double> draws, long numbers, int threads) : IOrderedDraws
{
    public double RankError => 0;

    public double[] Quantiles(ReadOnlySpan<double> probabilities)
    {
        var ranks = new long[2 * probabilities.Length];
        var shares = new double[probabilities.Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            double position = probabilities[i] * (numbers - 1);
            long below = Math.Min(numbers - 1, (long)Math.Floor(position));
            shares[i] = position - below;
            ranks[2 * i] = below;
            ranks[2 * i + 1] = Math.Min(numbers - 1, below + 1);
        }

        // Ranks of neighbouring probabilities may interleave when draws are few.
        long[] ascending = [.. ranks];
        Array.Sort(ascending);
        double[] found = Selection.At(draws, numbers, ascending, threads);
        var quantiles = new double[shares.Length];
        for (int i = 0; i < quantiles.Length; i++)
        {
            double low = found[Array.BinarySearch(ascending, ranks[2 * i])], high = found[Array.BinarySearch(ascending, ranks[2 * i + 1])];
            quantiles[i] = Between(low, high, shares[i]);
        }

        return quantiles;
    }

    public double RankErrorAt(double probability) => 0;

    public (double Below, double AtMost, double Error) Count(double value)
    {
        long below = 0, atMost = 0;
        foreach (double x in draws.Span)
        {
            below += x < value ? 1 : 0;
            atMost += x <= value ? 1 : 0;
        }

        return (below, atMost, 0);
    }

    /// <summary>A value between two; beside an infinite one the nearer of both, for there is nothing between.</summary>
    private static double Between(double low, double high, double share)
    {
        if (share == 0 || low == high)
        {
            return low;
        }

        return double.IsFinite(low) && double.IsFinite(high) ? low + share * (high - low) : share < 0.5 ? low : high;
    }
}

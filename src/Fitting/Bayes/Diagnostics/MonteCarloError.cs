using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Diagnostics;

/// <summary>Standard errors of summaries for want of draws.</summary>
/// <remarks>Vehtari et al. 2021, section 4; the quantile's is half the width of a central 68 % interval, by the beta distribution of its rank.</remarks>
internal static class MonteCarloError
{
    private const double Low = 0.1586553, High = 0.8413447;

    public static double OfMean(ChainSet chains, double deviation) => deviation / Math.Sqrt(EffectiveSize.Mean(chains));

    public static double OfStandardDeviation(ChainSet chains, double mean)
    {
        double second = 0, fourth = 0;
        foreach (double[] chain in chains.Chains)
        {
            foreach (double x in chain)
            {
                double square = (x - mean) * (x - mean);
                second += square / chains.Count;
                fourth += square * square / chains.Count;
            }
        }

        double size = EffectiveSize.Mean(chains.Squared(mean));
        return Math.Sqrt((fourth - second * second) / size / second / 4);
    }

    /// <summary>Of the quantile with a given probability, from the effective size for it.</summary>
    public static double OfQuantile(double[] sorted, double probability, double size)
    {
        if (!double.IsFinite(size))
        {
            return double.NaN;
        }

        var rank = new Beta(size * probability + 1, size * (1 - probability) + 1);
        int low = Math.Max((int)Math.Floor(rank.Quantile(Low) * sorted.Length), 1);
        int high = Math.Min((int)Math.Ceiling(rank.Quantile(High) * sorted.Length), sorted.Length);
        return (sorted[high - 1] - sorted[low - 1]) / 2;
    }
}

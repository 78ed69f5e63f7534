using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Diagnostics;

/// <summary>Tests of whether ranks are uniform.</summary>
internal static class Uniformity
{
    public static CalibrationTest Test(string name, int[] ranks, CalibrationPlan plan, int dependent)
    {
        int places = plan.Draws + 1;
        var counts = new int[places];
        foreach (int rank in ranks)
        {
            counts[rank]++;
        }

        (double statistic, double probability) = ChiSquared(counts, plan.Bins, ranks.Length);
        double mean = ranks.Average(rank => (rank + 0.5) / places);
        double square = ranks.Average(rank => ((rank + 0.5) / places - 0.5) * ((rank + 0.5) / places - 0.5));
        double uniform = (1 - 1.0 / places / places) / 12;
        return new CalibrationTest(
            name, statistic, probability, RankEnvelope.Probability(counts, ranks.Length), mean, Math.Sqrt(square / uniform), dependent);
    }

    /// <summary>Pearson's statistic of counts put together in bins, and the probability of a larger one.</summary>
    public static (double Statistic, double Probability) ChiSquared(int[] counts, int bins, int total)
    {
        int width = counts.Length / bins;
        double expected = (double)total / bins, statistic = 0;
        for (int bin = 0; bin < bins; bin++)
        {
            double excess = counts.AsSpan(bin * width, width).ToArray().Sum() - expected;
            statistic += excess * excess / expected;
        }

        double shape = 0.5 * (bins - 1);
        return (statistic, statistic == 0 ? 1 : Math.Min(1, Natural.Exp(GammaFunctions.LogTails(shape, 0.5 * statistic).Upper)));
    }
}

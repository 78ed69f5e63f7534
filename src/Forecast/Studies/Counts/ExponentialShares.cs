using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>A share that grows exponentially: a Poisson trend of those above among those known, cut at one.</summary>
internal sealed class ExponentialShares : IShareLaw
{
    private const double Log10OfE = 0.4342944819032518, Significance = 0.05;

    private readonly CountTrend _trend;
    private readonly double[] _ranks;

    public ExponentialShares(YearlyCounts counts, double[] above, StreamKey key)
    {
        int[] seen = [.. Enumerable.Range(0, above.Length).Where(i => counts.Known[i] > 0)];
        double[] times = [.. seen.Select(i => counts.Times[i])], known = [.. seen.Select(i => counts.Known[i])];
        double[] high = [.. seen.Select(i => above[i])];
        CountTrend line = CountTrend.Fit(times, high, known);
        _trend = line.DispersionChance < Significance ? CountTrend.Fit(times, high, known, new LatentPlan { Noise = null }) : line;
        _ranks = SystemNumbers.Deviates(new RandomSequence(key));
    }

    /// <inheritdoc/>
    public double[] At(int year)
    {
        MatchedGaussian latent = _trend.Latent.At(year + 0.5, withScatter: true);
        double mean = latent.Mean[0], deviation = Math.Sqrt(latent.Covariance[0, 0]);
        return [.. _ranks.Select(rank => Math.Min(1, Elementary.Exp10(Log10OfE * Math.FusedMultiplyAdd(deviation, rank, mean))))];
    }
}

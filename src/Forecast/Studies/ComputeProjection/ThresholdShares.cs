using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Random;
using Forecast.Studies.Counts;

namespace Forecast.Studies.ComputeProjection;

/// <summary>
/// The share of systems above a threshold among those of known compute: a logistic trend of Laplace-matched counts, which cannot pass one.
/// </summary>
internal sealed class ThresholdShares : IShareLaw
{
    private const double Significance = 0.05;

    private readonly ShareTrend _trend;

    /// <summary>Fits the share.</summary>
    /// <param name="counts">Systems by year.</param>
    /// <param name="above">Those above the threshold.</param>
    /// <param name="key">Stream of the draws.</param>
    public ThresholdShares(YearlyCounts counts, double[] above, StreamKey key)
    {
        double[][] cells = [.. above.Select((n, i) => new[] { n, counts.Known[i] - n })];
        ShareTrend line = ShareTrend.Fit(counts.Times, cells, key);
        _trend = line.DispersionChance < Significance ? ShareTrend.Fit(counts.Times, cells, key, new LatentPlan { Noise = null }) : line;
    }

    /// <inheritdoc/>
    public double[] At(int year) => _trend.Sample(year + 0.5)[0];
}

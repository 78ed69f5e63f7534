using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Random;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>A share whose log odds wander about a line as a Matérn process, of an amplitude and a length found by the evidence.</summary>
internal sealed class WanderingShares(YearlyCounts counts, double[] above, StreamKey key) : IShareLaw
{
    private readonly ShareTrend _trend = ShareTrend.Fit(
        counts.Times,
        [.. above.Select((n, i) => new[] { n, counts.Known[i] - n })],
        key,
        new LatentPlan { Kernel = LatentKernel.Matern });

    /// <inheritdoc/>
    public double[] At(int year) => _trend.Sample(year + 0.5)[0];
}

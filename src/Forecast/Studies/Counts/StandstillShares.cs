using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>A share that stays what it was in the last two years: a beta posterior under Jeffreys' prior.</summary>
internal sealed class StandstillShares : IShareLaw
{
    private const int Years = 2;

    private readonly double[] _draws;

    public StandstillShares(YearlyCounts counts, double[] above, StreamKey key)
    {
        double high = above.TakeLast(Years).Sum(), known = counts.Known.TakeLast(Years).Sum();
        var posterior = new Beta(high + 0.5, known - high + 0.5);

        // Evenly through the distribution, in an order of chance: quantiles cost too much to draw each.
        double[] nodes = [.. Enumerable.Range(0, Nodes).Select(i => posterior.Quantile((i + 0.5) / Nodes))];
        var random = new RandomSequence(key);
        _draws = new double[SystemNumbers.Draws];
        for (int i = 0; i < _draws.Length; i++)
        {
            _draws[i] = nodes[random.NextIndex(Nodes)];
        }
    }

    private static int Nodes => 100;

    /// <inheritdoc/>
    public double[] At(int year) => _draws;
}

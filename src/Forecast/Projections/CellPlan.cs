using Forecast.Fitting.Bayes.LaplaceMatching;

namespace Forecast.Projections;

/// <summary>How counts or shares are fitted and carried forward.</summary>
public sealed record CellPlan
{
    /// <summary>Coverage of every interval.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Whether cells have scatter of their own; null to let the dispersion decide.</summary>
    public bool? HasScatter { get; init; }

    /// <summary>How the trend strays from its line.</summary>
    public LatentKernel Kernel { get; init; }

    /// <summary>The last time to carry the trend to; null for none.</summary>
    public double? Until { get; init; }

    /// <summary>Seed of the draws behind intervals of shares.</summary>
    public ulong Seed { get; init; } = 1;
}

using Forecast.Fitting.Breaks;

namespace Forecast.Projections;

/// <summary>What kind of trend is put through a series.</summary>
public sealed record TrendPlan
{
    /// <summary>Whether the trend runs through log10 of the values: exponential growth.</summary>
    public bool IsLog { get; init; }

    /// <summary>How a line without breaks is found.</summary>
    public LineEstimator Estimator { get; init; }

    /// <summary>The quantile to follow, between 0 and 1; null for the middle of the points.</summary>
    public double? Quantile { get; init; }

    /// <summary>Number of breaks, 0 to 5; null for a plain line, whose breaks nobody asked about.</summary>
    public int? Breaks { get; init; }

    /// <summary>Whether <see cref="Breaks"/> is the most there may be, BIC choosing how many.</summary>
    public bool ChoosesBreaks { get; init; }

    /// <summary>What happens at a break.</summary>
    public BreakShape Shape { get; init; }

    /// <summary>Rows of each segment, at least.</summary>
    public int SegmentRows { get; init; } = 5;

    /// <summary>Resamples behind every interval from a bootstrap.</summary>
    public int Resamples { get; init; } = 999;

    /// <summary>Seed of the bootstrap.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Coverage of every interval, between 0 and 1.</summary>
    public double Level { get; init; } = 0.9;
}

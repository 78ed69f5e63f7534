using Forecast.Fitting.Breaks;

namespace Forecast.Projections;

/// <summary>What kind of trend is sampled from its posterior, and how.</summary>
public sealed record BayesTrendPlan
{
    /// <summary>Whether the trend runs through log10 of the values: exponential growth.</summary>
    public bool IsLog { get; init; }

    /// <summary>How values scatter about the trend.</summary>
    public BayesLikelihood Likelihood { get; init; }

    /// <summary>Number of breaks, 0 to 5; null for a straight line, whose breaks nobody asked about.</summary>
    public int? Breaks { get; init; }

    /// <summary>Whether <see cref="Breaks"/> is the most there may be, their number unknown.</summary>
    public bool SamplesBreaks { get; init; }

    /// <summary>What happens at a break.</summary>
    public BreakShape Shape { get; init; }

    /// <summary>Rows of each segment, at least.</summary>
    public int SegmentRows { get; init; } = 5;

    /// <summary>Number of chains.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Draws kept of each chain.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Draws of each chain thrown away first; null for as many as the sampler usually takes.</summary>
    public int? WarmUp { get; init; }

    /// <summary>Seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Probability in every interval, between 0 and 1.</summary>
    public double Level { get; init; } = 0.9;
}

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>How the posterior of a broken trend is sampled.</summary>
public sealed record BrokenTrendPlan
{
    /// <summary>Number of chains.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Draws kept of each chain.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Moves of each chain spent on finding the breaks and on learning where to propose them, and thrown away.</summary>
    public int WarmUp { get; init; } = 20_000;

    /// <summary>Moves from one draw to the next.</summary>
    public int Moves { get; init; } = 10;

    /// <summary>Most threads; 0 for all cores. The draws do not depend on it.</summary>
    public int Threads { get; init; }
}

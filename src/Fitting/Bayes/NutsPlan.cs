namespace Forecast.Fitting.Bayes;

/// <summary>How a posterior is sampled by the no-U-turn sampler.</summary>
public sealed record NutsPlan
{
    /// <summary>Number of chains.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Draws kept of each chain.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Draws of each chain spent on finding step size and metric, and thrown away.</summary>
    public int WarmUp { get; init; } = 1000;

    /// <summary>Mean acceptance that the step size is tuned to, between 0 and 1.</summary>
    public double Acceptance { get; init; } = 0.8;

    /// <summary>Most doublings of a trajectory.</summary>
    public int DeepestTree { get; init; } = 10;

    /// <summary>Whether the metric is the whole covariance of the warm-up rather than its diagonal.</summary>
    public bool IsDense { get; init; }

    /// <summary>Most threads; 0 for all cores. The draws do not depend on it.</summary>
    public int Threads { get; init; }
}

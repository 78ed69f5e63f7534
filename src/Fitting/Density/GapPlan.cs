namespace Forecast.Fitting.Density;

/// <summary>How a gap is tested.</summary>
public sealed record GapPlan
{
    /// <summary>Number of sets drawn from the distribution without a gap, at least 19.</summary>
    public int Sets { get; init; } = 1999;

    /// <summary>Coverage of the interval of the number expected, between 0 and 1.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Threads; 0 for as many as there are cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

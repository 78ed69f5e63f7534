namespace Forecast.Fitting.Density;

/// <summary>How a mixture is fitted.</summary>
public sealed record MixturePlan
{
    /// <summary>Starts tried for each mixture, at least 1: the first cuts the sorted values in equal parts, others are drawn.</summary>
    public int Starts { get; init; } = 12;

    /// <summary>Steps a start may take, at least 1.</summary>
    public int Steps { get; init; } = 5000;

    /// <summary>Least standard deviation of a component, as a share of the values' own.</summary>
    public double Floor { get; init; } = 0.01;

    /// <summary>Threads; 0 for as many as there are cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

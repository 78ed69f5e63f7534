namespace Forecast.Projections;

/// <summary>What is asked about the gaps of a column.</summary>
public sealed record GapQuestion
{
    /// <summary>The interval asked about, in the column's unit; null to search.</summary>
    public (double Low, double High)? Interval { get; init; }

    /// <summary>Coverage of every interval.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Sets drawn without a gap.</summary>
    public int Sets { get; init; } = 1999;

    /// <summary>Seed of the random numbers.</summary>
    public ulong Seed { get; init; } = 1;
}

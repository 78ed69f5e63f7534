namespace Forecast.Projections;

/// <summary>How forecasts are scored.</summary>
public sealed record ScorePlan
{
    /// <summary>Whether scores are in log10 of the outcome.</summary>
    public bool IsLog { get; init; }

    /// <summary>Coverage of the intervals of shares and of mean differences, and probability of the histogram's band.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Seed of the random numbers: places within a lump of probability, and resamples.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Steps ahead that the forecasts were made, for the comparison with a baseline.</summary>
    public int Horizon { get; init; } = 1;

    /// <summary>Resamples behind the interval of a mean difference.</summary>
    public int Resamples { get; init; } = 1999;
}

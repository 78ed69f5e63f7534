namespace Forecast.Models.Compute;

/// <summary>What a geometric mean of growth is taken over.</summary>
public enum GrowthMean
{
    /// <summary>Rates in orders of magnitude a year.</summary>
    Rates,

    /// <summary>Factors of a year: an arithmetic mean of rates.</summary>
    Factors,
}

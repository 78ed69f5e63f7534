namespace Forecast.Scenarios;

/// <summary>What Sobol indices take the variance of.</summary>
public enum SensitivityScale
{
    /// <summary>The quantity itself.</summary>
    Value,

    /// <summary>Its logarithm: it is above 0 and spans a factor of 30 or more, so that its variance would be that of its few largest draws.</summary>
    Logarithm,

    /// <summary>The date, where one that does not come counts as the last year.</summary>
    DateWithinYears,
}

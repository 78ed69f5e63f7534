namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Errors and priors of a straight line.</summary>
public sealed record BayesianTrendOptions
{
    /// <summary>Distribution of the errors.</summary>
    public TrendErrors Errors { get; init; }

    /// <summary>Degrees of freedom of Student-t errors, above zero; null to sample them.</summary>
    public double? Shape { get; init; }

    /// <summary>Priors; null for those on the scale of the data.</summary>
    public TrendPriors? Priors { get; init; }
}

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Scatter and priors of a trend whose groups share what they have in common.</summary>
public sealed record GroupedTrendOptions
{
    /// <summary>Whether each group has a scatter of its own about its line; otherwise all have one.</summary>
    public bool HasOwnScatter { get; init; }

    /// <summary>Priors; null for those on the scale of the data.</summary>
    public TrendPriors? Priors { get; init; }
}

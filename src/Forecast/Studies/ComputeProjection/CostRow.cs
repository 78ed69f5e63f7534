using Forecast.Data;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The trend of one way to count cost on one choice of models.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Rule">Which models.</param>
/// <param name="Vintage">The table.</param>
/// <param name="Trend">The trend, to 2030.</param>
internal sealed record CostRow(string Id, string Rule, string Vintage, TrendForecast Trend)
{
    /// <summary>Models.</summary>
    public int N => Trend.Series.Count;

    /// <summary>Growth as a factor a year.</summary>
    public Estimate Growth => Trend.GrowthFactor;

    /// <summary>Growth as text.</summary>
    public string Text => NumberText.WithInterval(Growth);

    /// <summary>Fits a series.</summary>
    public static CostRow Of(string id, string rule, string vintage, Series series, double level) =>
        new(id, rule, vintage, TrendForecast.Of(series, FrontierRule.All, level, 2030));
}

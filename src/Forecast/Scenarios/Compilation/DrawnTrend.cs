using Forecast.Data;
using Forecast.Gpu;
using Forecast.Projections;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios.Compilation;

/// <summary>The fitted trend of a measure of the dataset as a series of quantities, on 1 January of each year.</summary>
internal static class DrawnTrend
{
    /// <summary>The series.</summary>
    /// <param name="asked">What is asked of the dataset.</param>
    /// <param name="source">Where the systems are, and who is told what to doubt.</param>
    /// <param name="grid">The years.</param>
    /// <param name="streams">Names of the draws.</param>
    /// <exception cref="InputException">Too few systems are left.</exception>
    public static Value Of(TrendArguments asked, TrendSource source, Grid grid, Streams streams)
    {
        TrendForecast forecast = Fit(asked, source.Dataset());
        source.Doubts.AddRange(forecast.Warnings);
        var dates = new Timeline([.. Enumerable.Range(grid.First, grid.Count).Select(year => Chronology.Gregorian.Years(new DateOnly(year, 1, 1)))]);
        QuantityPath logs = QuantityPath.Trend(dates, TrendPosterior.Of(forecast.Trend.Line), asked.HasNoise, streams.Next());
        return new Value(QuantityPath.Map(logs, Quantity.Exp10).Quantities);
    }

    /// <summary>The fit behind the series.</summary>
    public static TrendForecast Fit(TrendArguments asked, Dataset dataset)
    {
        Series candidates = Series.Of(dataset.Systems, asked.Measure, Chronology.Gregorian);
        Series chosen = asked.Frontier.Apply(candidates);
        Series fitted = chosen.Where(i => (asked.From is null || chosen.Systems[i].Published!.Value.Year >= asked.From) && (asked.To is null || chosen.Systems[i].Published!.Value.Year <= asked.To));
        return TrendForecast.Of(fitted, asked.Frontier, 0.9, null);
    }
}

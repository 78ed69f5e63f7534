using Forecast.Data;
using Forecast.Fitting.Regression;
using Forecast.Gpu;
using Forecast.Projections;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios.Compilation;

/// <summary>The fitted trend of a measure of the dataset as a series of quantities.</summary>
/// <remarks>
/// With a flat prior on level, slope and ln σ, the posterior of a line fitted by least squares is σ² = s²ν/χ²_ν, and, given σ, level at the
/// mean date and slope independent and normal with standard deviations σ/√n and σ/√Σ(t - t̄)². Its bands are the intervals of least squares.
/// </remarks>
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
        LinearTrend line = forecast.Trend.Line;
        double freedom = forecast.Series.Count - 2;
        double s = line.Quality.ResidualStandardDeviation;
        double slopeScale = s > 0 ? line.SlopeStandardError / s : 0;

        Quantity sigma = s * Quantity.Sqrt(freedom / Draw.Gamma(freedom / 2, 2, streams.Next()));
        Quantity level = line.Level + sigma * (1 / Math.Sqrt(forecast.Series.Count)) * Draw.Normal(0, 1, streams.Next());
        Quantity slope = line.Slope + sigma * slopeScale * Draw.Normal(0, 1, streams.Next());
        return grid.Series(year =>
        {
            double time = Chronology.Gregorian.Years(new DateOnly(grid.First + year, 1, 1)) - line.Centre;
            Quantity log = Quantity.MultiplyAdd(slope, time, level);
            return Quantity.Exp10(asked.HasNoise ? log + sigma * Draw.Normal(0, 1, streams.Next()) : log);
        });
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

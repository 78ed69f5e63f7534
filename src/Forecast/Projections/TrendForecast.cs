using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>A log-linear trend of a series, carried forward, with what a reader should doubt about it.</summary>
public sealed class TrendForecast
{
    private const int FewPoints = 10;

    private TrendForecast(Series series, LogLinearTrend trend, Projection projection, IReadOnlyList<string> warnings)
    {
        Series = series;
        Trend = trend;
        Projection = projection;
        Warnings = warnings;
    }

    /// <summary>The rows fitted.</summary>
    public Series Series { get; }

    /// <summary>The fit.</summary>
    public LogLinearTrend Trend { get; }

    /// <summary>The fit carried forward, one point on 1 January of each year asked for; empty where none was.</summary>
    public Projection Projection { get; }

    /// <summary>Coverage of every interval.</summary>
    public double Level => Projection.Level;

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Growth in orders of magnitude a year.</summary>
    public Estimate Growth => Trend.Growth(Level);

    /// <summary>Growth as a factor a year.</summary>
    public Estimate GrowthFactor => Trend.GrowthFactor(Level);

    /// <summary>Doubling time in months of the series' chronology.</summary>
    public Estimate DoublingMonths
    {
        get
        {
            Estimate years = Trend.DoublingTime(Level);
            return new Estimate(Series.Chronology.Months(years.Value), years.Interval.Map(Series.Chronology.Months));
        }
    }

    /// <summary>Fits a series and carries it forward.</summary>
    /// <param name="series">The rows; at least three with two different dates.</param>
    /// <param name="frontier">The rule that chose the rows.</param>
    /// <param name="level">Coverage of every interval, between 0 and 1.</param>
    /// <param name="projectTo">Last year of the projection; null for none.</param>
    /// <exception cref="InputException">Too few rows (a <see cref="FitException"/>), or a year not after the data.</exception>
    public static TrendForecast Of(Series series, FrontierRule frontier, double level, int? projectTo)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(frontier);
        if (series.Count < 3 || series.Years[0] == series.Years[^1])
        {
            throw new FitException(
                $"A trend needs at least three systems with two different dates; {series.Count} with a known date and {series.Measure.Title.ToLowerInvariant()} are left. Widen the filter.");
        }

        LogLinearTrend trend = LogLinearTrend.Fit(series.Years, series.Log10Values);
        DateOnly last = series.Systems[^1].Published!.Value;
        if (projectTo is { } year && (year <= last.Year || year > 2200))
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"A projection ends after the data and by 2200; {year} was given where the data end in {last.Year}."));
        }

        IEnumerable<DateOnly> dates = projectTo is null ? [] : Enumerable.Range(last.Year + 1, projectTo.Value - last.Year).Select(y => new DateOnly(y, 1, 1));
        Projection projection = Projection.Of(trend, series.Chronology, dates, level);
        return new TrendForecast(series, trend, projection, [.. Doubts(series, frontier, trend, projection, level)]);
    }

    private static IEnumerable<string> Doubts(Series series, FrontierRule frontier, LogLinearTrend trend, Projection projection, double level)
    {
        if (series.Count < FewPoints)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Only {series.Count} systems: the intervals rest on the errors being normal.");
        }

        if (trend.Growth(level).Interval.Contains(0))
        {
            yield return "The interval of the growth holds zero: these rows do not show whether the quantity grows, and the doubling time has no bound.";
        }

        double correlation = trend.Line.ResidualAutocorrelation(series.Years);
        if (correlation > 2 / Math.Sqrt(series.Count))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Neighbouring residuals are alike (autocorrelation {correlation:F2}): one straight line misses something, and the intervals are too narrow.");
        }

        if (frontier.Top > 0)
        {
            yield return $"The rows ({frontier.Description}) were chosen by their values, which makes them more alike than the intervals assume.";
        }

        if (projection.Points.Count > 0 && projection.Points[^1].X - series.Years[^1] > (series.Years[^1] - series.Years[0]) / 2)
        {
            yield return "The projection reaches further ahead than half the length of the data.";
        }
    }
}

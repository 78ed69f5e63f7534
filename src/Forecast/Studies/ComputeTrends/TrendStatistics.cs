using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeTrends;

/// <summary>The trend of some systems with its bootstrap: the numbers of one row of the paper's tables.</summary>
internal sealed class TrendStatistics
{
    /// <summary>Probabilities of the quantiles the paper prints.</summary>
    public const double Low = 0.025, Median = 0.5, High = 0.975;

    /// <summary>Coverage of the interval between <see cref="Low"/> and <see cref="High"/>.</summary>
    public const double Level = 0.95;

    // Compute is taken to be known within a factor of two: each resampled value is multiplied by a log-uniform factor from 1/2 to 2.
    private static readonly double Noise = Elementary.Log10(2);

    private TrendStatistics(Series series, LogLinearTrend trend, TrendBootstrap bootstrap)
    {
        Series = series;
        Trend = trend;
        Bootstrap = bootstrap;
        SortedGrowth = [.. bootstrap.Slopes];
        Array.Sort(SortedGrowth);
        SortedDoubling = [.. bootstrap.Slopes.Select(slope => Months(series, slope))];
        Array.Sort(SortedDoubling);
    }

    public Series Series { get; }

    public LogLinearTrend Trend { get; }

    public TrendBootstrap Bootstrap { get; }

    public int N => Series.Count;

    /// <summary>log10 of the line at the first system's date.</summary>
    public double Start => Trend.At(Series.Years[0]);

    /// <summary>log10 of the line at the last system's date.</summary>
    public double End => Trend.At(Series.Years[^1]);

    /// <summary>Orders of magnitude a year.</summary>
    public double Growth => Trend.Line.Slope;

    public double[] SortedGrowth { get; }

    /// <summary>Doubling time in months.</summary>
    public double Doubling => Months(Series, Trend.Line.Slope);

    public double[] SortedDoubling { get; }

    public double RSquared => Trend.Quality.RSquared;

    public Interval GrowthInterval => IntervalOf(SortedGrowth);

    public Interval DoublingInterval => IntervalOf(SortedDoubling);

    /// <summary>Fits and resamples; null where there are fewer than three systems.</summary>
    public static TrendStatistics? Of(Series series, int draws, StreamKey key, CancellationToken cancellation)
    {
        if (series.Count < 3 || series.Years[0] == series.Years[^1])
        {
            return null;
        }

        LogLinearTrend trend = LogLinearTrend.Fit(series.Years, series.Log10Values);
        TrendBootstrap bootstrap = TrendBootstrap.Run(series.Years, series.Log10Values, new TrendBootstrapPlan(draws, Noise), key, cancellation);
        return new TrendStatistics(series, trend, bootstrap);
    }

    private static Interval IntervalOf(double[] sorted) => new(Quantiles.OfSorted(sorted, Low), Quantiles.OfSorted(sorted, High), Level);

    private static double Months(Series series, double slope) => series.Chronology.Months(Elementary.Log10(2) / slope);
}

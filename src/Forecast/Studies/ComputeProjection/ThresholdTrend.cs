using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The trend of how many systems a year exceed a threshold, by Laplace-matched counts.</summary>
internal sealed class ThresholdTrend
{
    /// <summary>Coverage of the intervals.</summary>
    public const double Level = 0.9;

    private const double Significance = 0.05;

    private readonly CountTrend _trend;

    private ThresholdTrend(CountTrend trend)
    {
        _trend = trend;
    }

    /// <summary>Fits the counts of a threshold; years have scatter of their own where the dispersion test says so at 5 %.</summary>
    /// <param name="times">Middle of each year.</param>
    /// <param name="counts">Systems above the threshold.</param>
    /// <param name="exposures">Share of the year watched, times the share of systems watched.</param>
    public static ThresholdTrend Fit(double[] times, double[] counts, double[] exposures)
    {
        CountTrend line = CountTrend.Fit(times, counts, exposures);
        bool scatters = line.DispersionChance < Significance;
        return new ThresholdTrend(scatters ? CountTrend.Fit(times, counts, exposures, new LatentPlan { Noise = null }) : line);
    }

    /// <summary>The rate and a count of a whole year.</summary>
    public Prediction At(int year) => _trend.Predict(year + 0.5, 1, Level);
}

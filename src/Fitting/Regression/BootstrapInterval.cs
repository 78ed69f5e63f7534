using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>Intervals from the draws of a bootstrap.</summary>
public static class BootstrapInterval
{
    /// <summary>The middle share of the draws.</summary>
    /// <param name="draws">The statistic in each resample.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public static Interval Percentile(ReadOnlySpan<double> draws, double level)
    {
        CoefficientTable.CheckLevel(level);
        double[] sorted = Quantiles.Sorted(draws);
        return new Interval(Quantiles.OfSorted(sorted, (1 - level) / 2), Quantiles.OfSorted(sorted, (1 + level) / 2), level);
    }

    /// <summary>The share of the draws corrected for bias and for a scatter that changes with the value: BCa.</summary>
    /// <param name="draws">The statistic in each resample.</param>
    /// <param name="estimate">The statistic of the data.</param>
    /// <param name="acceleration">a: see <see cref="Acceleration"/>.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <remarks>
    /// Ends at Φ(z₀ + (z₀ + z) / (1 - a (z₀ + z))) with z the normal quantile and Φ(z₀) the share of draws below the estimate, ties by half
    /// (Efron 1987). Where all draws lie on one side of the estimate the ends are not finite.
    /// </remarks>
    public static Interval Bca(ReadOnlySpan<double> draws, double estimate, double acceleration, double level)
    {
        CoefficientTable.CheckLevel(level);
        double[] sorted = Quantiles.Sorted(draws);
        double below = 0;
        foreach (double draw in sorted)
        {
            below += draw < estimate ? 1 : draw == estimate ? 0.5 : 0;
        }

        double shift = NormalFunctions.Quantile(below / sorted.Length, 1 - below / sorted.Length);
        return new Interval(End((1 - level) / 2), End((1 + level) / 2), level);

        double End(double probability)
        {
            double z = shift + NormalFunctions.Quantile(probability, 1 - probability);
            double corrected = NormalFunctions.Cdf(shift + z / (1 - acceleration * z));
            return double.IsFinite(shift) ? Quantiles.OfSorted(sorted, corrected) : double.NaN;
        }
    }

    /// <summary>a, a sixth of the skewness of the jackknife's values turned about.</summary>
    /// <param name="jackknife">The statistic without each row.</param>
    /// <remarks>Σ (θ̄ - θᵢ)³ / (6 (Σ (θ̄ - θᵢ)²)^1.5); zero where all values are equal.</remarks>
    public static double Acceleration(IReadOnlyList<double> jackknife)
    {
        ArgumentNullException.ThrowIfNull(jackknife);
        double mean = jackknife.Average();
        double squares = jackknife.Sum(v => (mean - v) * (mean - v)), cubes = jackknife.Sum(v => (mean - v) * (mean - v) * (mean - v));
        return squares > 0 ? cubes / (6 * squares * Math.Sqrt(squares)) : 0;
    }
}

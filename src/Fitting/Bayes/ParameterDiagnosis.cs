using Forecast.Fitting.Bayes.Diagnostics;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Bayes;

/// <summary>One parameter of a posterior: its summary, how far that is off for want of draws, and whether the chains agree on it.</summary>
/// <remarks>
/// Every number as in the R package posterior (Vehtari, Gelman, Simpson, Carpenter and Bürkner, "Rank-normalization, folding, and
/// localization: an improved R-hat", Bayesian Analysis 16, 2021). Errors are Monte Carlo standard errors. What does not exist is NaN: all
/// diagnostics of a parameter that is the same in all draws, and tail sizes of a parameter with few values.
/// </remarks>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Mean">Posterior mean.</param>
/// <param name="MeanError">Its error.</param>
/// <param name="StandardDeviation">Posterior standard deviation.</param>
/// <param name="StandardDeviationError">Its error.</param>
/// <param name="Median">Posterior median.</param>
/// <param name="MedianError">Its error.</param>
/// <param name="Low">5 % quantile.</param>
/// <param name="LowError">Its error.</param>
/// <param name="High">95 % quantile.</param>
/// <param name="HighError">Its error.</param>
/// <param name="RHat">Rank-normalised split R-hat, the larger of bulk and folded.</param>
/// <param name="BulkSize">Effective number of draws for the body of the distribution.</param>
/// <param name="TailSize">Effective number of draws for the 5 % or the 95 % quantile, whichever is smaller.</param>
public sealed record ParameterDiagnosis(
    string Name,
    double Mean,
    double MeanError,
    double StandardDeviation,
    double StandardDeviationError,
    double Median,
    double MedianError,
    double Low,
    double LowError,
    double High,
    double HighError,
    double RHat,
    double BulkSize,
    double TailSize)
{
    /// <summary>Whether all draws are finite numbers.</summary>
    public bool IsFinite { get; private init; } = true;

    /// <summary>Whether all draws are the same.</summary>
    public bool IsConstant { get; private init; }

    internal static ParameterDiagnosis Of(string name, ChainSet chains)
    {
        double[] pooled = chains.Pooled();
        (double mean, double variance) = Moments.Of(pooled);
        double[] sorted = Quantiles.Sorted(pooled);
        double deviation = Math.Sqrt(variance);
        if (!double.IsFinite(mean))
        {
            const double None = double.NaN;
            return new ParameterDiagnosis(name, None, None, None, None, None, None, None, None, None, None, None, None, None) { IsFinite = false };
        }

        (double low, double lowSize, double lowError) = Quantile(0.05);
        (double median, _, double medianError) = Quantile(0.5);
        (double high, double highSize, double highError) = Quantile(0.95);
        return new ParameterDiagnosis(
            name,
            mean,
            MonteCarloError.OfMean(chains, deviation),
            deviation,
            MonteCarloError.OfStandardDeviation(chains, mean),
            median,
            medianError,
            low,
            lowError,
            high,
            highError,
            Diagnostics.RHat.Of(chains, median),
            EffectiveSize.Bulk(chains),
            Math.Min(lowSize, highSize))
        {
            IsConstant = chains.Draws > 1 && chains.IsMute(),
        };

        (double Value, double Size, double Error) Quantile(double probability)
        {
            double value = Quantiles.OfSorted(sorted, probability), size = EffectiveSize.Quantile(chains, value);
            return (value, size, MonteCarloError.OfQuantile(sorted, probability, size));
        }
    }
}

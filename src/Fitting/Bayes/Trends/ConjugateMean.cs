namespace Forecast.Fitting.Bayes.Trends;

/// <summary>A coefficient with a normal prior that is observed with a normal error of variance σ² / S.</summary>
/// <param name="Estimate">What was observed.</param>
/// <param name="Sum">S.</param>
/// <param name="Mean">Mean of the prior.</param>
/// <param name="Deviation">Its standard deviation.</param>
internal readonly record struct ConjugateMean(double Estimate, double Sum, double Mean, double Deviation)
{
    /// <summary>The variance of the observation, prior included, for an error variance σ².</summary>
    public double Variance(double errorVariance) => Deviation * Deviation + errorVariance / Sum;

    /// <summary>The coefficient given σ², at a standard normal number.</summary>
    public double Draw(double errorVariance, double z)
    {
        double prior = Deviation * Deviation, error = errorVariance / Sum, gain = prior / (prior + error);
        return Mean + gain * (Estimate - Mean) + Math.Sqrt(gain * error) * z;
    }
}

namespace Forecast.Fitting.Distributions;

/// <summary>A normal distribution.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="StandardDeviation">Standard deviation, positive.</param>
public sealed record Normal(double Mean, double StandardDeviation) : IDistribution
{
    /// <summary>Mean.</summary>
    public double Mean { get; } = Allowed.Finite(Mean);

    /// <summary>Standard deviation.</summary>
    public double StandardDeviation { get; } = Allowed.Positive(StandardDeviation);

    /// <summary>The normal distribution that has a central interval of the given level.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="level">Probability between them, strictly between 0 and 1.</param>
    public static Normal FromInterval(double low, double high, double level)
    {
        Allowed.Above(high, Allowed.Finite(low));
        double outside = 0.5 * (1 - Allowed.Inside(level));
        return new Normal(low + 0.5 * (high - low), 0.5 * (high - low) / -NormalFunctions.Quantile(outside, 1 - outside));
    }

    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => -0.5 * (Z(x) * Z(x) + Natural.LogOfTwoPi) - Natural.Log(StandardDeviation);

    /// <inheritdoc/>
    public double Cdf(double x) => NormalFunctions.Cdf(Z(x));

    /// <inheritdoc/>
    public double Quantile(double u) => Math.FusedMultiplyAdd(StandardDeviation, NormalFunctions.Quantile(Allowed.Probability(u), 1 - u), Mean);

    private double Z(double x) => (x - Mean) / StandardDeviation;
}

namespace Forecast.Fitting.Distributions;

/// <summary>A log-normal distribution: the natural logarithm is normal.</summary>
/// <param name="Mu">Mean of the logarithm.</param>
/// <param name="Sigma">Standard deviation of the logarithm, positive.</param>
public sealed record LogNormal(double Mu, double Sigma) : IDistribution
{
    /// <summary>Mean of the logarithm.</summary>
    public double Mu { get; } = Allowed.Finite(Mu);

    /// <summary>Standard deviation of the logarithm.</summary>
    public double Sigma { get; } = Allowed.Positive(Sigma);

    /// <summary>The log-normal distribution that has a central interval of the given level.</summary>
    /// <param name="low">Lower end, positive.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="level">Probability between them, strictly between 0 and 1.</param>
    public static LogNormal FromInterval(double low, double high, double level)
    {
        Allowed.Above(high, Allowed.Positive(low));
        Normal logarithm = Normal.FromInterval(Natural.Log(low), Natural.Log(high), level);
        return new LogNormal(logarithm.Mean, logarithm.StandardDeviation);
    }

    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => x > 0 ? -0.5 * (Z(x) * Z(x) + Natural.LogOfTwoPi) - Natural.Log(Sigma) - Natural.Log(x) : double.NegativeInfinity;

    /// <inheritdoc/>
    public double Cdf(double x) => x > 0 ? NormalFunctions.Cdf(Z(x)) : 0;

    /// <inheritdoc/>
    public double Quantile(double u) => Natural.Exp(Math.FusedMultiplyAdd(Sigma, NormalFunctions.Quantile(Allowed.Probability(u), 1 - u), Mu));

    private double Z(double x) => (Natural.Log(x) - Mu) / Sigma;
}

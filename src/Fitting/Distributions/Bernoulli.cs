namespace Forecast.Fitting.Distributions;

/// <summary>1 with a probability, else 0.</summary>
/// <param name="Probability">Probability of 1.</param>
public sealed record Bernoulli(double Probability) : IDistribution
{
    /// <summary>Probability of 1.</summary>
    public double Probability { get; } = Allowed.Probability(Probability);


    /// <inheritdoc/>
    public double Density(double x) => x == 1 ? Probability : x == 0 ? 1 - Probability : 0;

    /// <inheritdoc/>
    public double LogDensity(double x) => Natural.Log(Density(x));

    /// <inheritdoc/>
    public double Cdf(double x) => x < 0 ? 0 : x < 1 ? 1 - Probability : 1;

    /// <inheritdoc/>
    public double Quantile(double u) => Allowed.Probability(u) > 1 - Probability ? 1 : 0;
}

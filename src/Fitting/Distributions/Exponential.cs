namespace Forecast.Fitting.Distributions;

/// <summary>An exponential distribution.</summary>
/// <param name="Rate">Rate, positive: one over the mean.</param>
public sealed record Exponential(double Rate) : IDistribution
{
    /// <summary>Rate.</summary>
    public double Rate { get; } = Allowed.Positive(Rate);


    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => x >= 0 ? Natural.Log(Rate) - Rate * x : double.NegativeInfinity;

    /// <inheritdoc/>
    public double Cdf(double x) => x > 0 ? -Natural.ExpMinusOne(-Rate * x) : 0;

    /// <inheritdoc/>
    public double Quantile(double u) => -Natural.LogOnePlus(-Allowed.Probability(u)) / Rate;
}

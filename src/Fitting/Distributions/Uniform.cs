namespace Forecast.Fitting.Distributions;

/// <summary>A uniform distribution.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end, above the lower.</param>
public sealed record Uniform(double Low, double High) : IDistribution
{
    /// <summary>Lower end.</summary>
    public double Low { get; } = Allowed.Finite(Low);

    /// <summary>Upper end.</summary>
    public double High { get; } = Allowed.Above(High, Low);


    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => x >= Low && x <= High ? -Natural.Log(High - Low) : double.NegativeInfinity;

    /// <inheritdoc/>
    public double Cdf(double x) => x <= Low ? 0 : x >= High ? 1 : (x - Low) / (High - Low);

    /// <inheritdoc/>
    public double Quantile(double u) => u <= 0.5 ? Math.FusedMultiplyAdd(Allowed.Probability(u), High - Low, Low) : Math.FusedMultiplyAdd(1 - Allowed.Probability(u), Low - High, High);
}

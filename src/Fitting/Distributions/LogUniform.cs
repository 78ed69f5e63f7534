namespace Forecast.Fitting.Distributions;

/// <summary>A log-uniform distribution: the logarithm is uniform.</summary>
/// <param name="Low">Lower end, positive.</param>
/// <param name="High">Upper end, above the lower.</param>
public sealed record LogUniform(double Low, double High) : IDistribution
{
    /// <summary>Lower end.</summary>
    public double Low { get; } = Allowed.Positive(Low);

    /// <summary>Upper end.</summary>
    public double High { get; } = Allowed.Above(High, Low);


    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => x >= Low && x <= High ? -Natural.Log(Span) - Natural.Log(x) : double.NegativeInfinity;

    /// <inheritdoc/>
    public double Cdf(double x) => x <= Low ? 0 : x >= High ? 1 : Natural.Log(x / Low) / Span;

    /// <inheritdoc/>
    public double Quantile(double u) => u <= 0.5 ? Low * Natural.Exp(Allowed.Probability(u) * Span) : High * Natural.Exp((Allowed.Probability(u) - 1) * Span);

    private double Span => Natural.Log(High / Low);
}

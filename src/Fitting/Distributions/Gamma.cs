namespace Forecast.Fitting.Distributions;

/// <summary>A gamma distribution.</summary>
/// <param name="Shape">Shape, positive.</param>
/// <param name="Scale">Scale, positive: the mean is shape times scale.</param>
public sealed record Gamma(double Shape, double Scale) : IDistribution
{
    /// <summary>Shape.</summary>
    public double Shape { get; } = Allowed.Positive(Shape);

    /// <summary>Scale.</summary>
    public double Scale { get; } = Allowed.Positive(Scale);


    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => x > 0 ? GammaFunctions.LogWeight(Shape, x / Scale) - Natural.Log(x)
        : x < 0 || Shape > 1 ? double.NegativeInfinity
        : Shape < 1 ? double.PositiveInfinity : -Natural.Log(Scale);

    /// <inheritdoc/>
    public double Cdf(double x) => x > 0 ? Math.Min(1, Natural.Exp(GammaFunctions.LogTails(Shape, x / Scale).Lower)) : 0;

    /// <inheritdoc/>
    public double Quantile(double u) => Scale * GammaFunctions.Quantile(Allowed.Probability(u), 1 - u, Shape);
}

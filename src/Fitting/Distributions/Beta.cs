namespace Forecast.Fitting.Distributions;

/// <summary>A beta distribution on 0 to 1.</summary>
/// <param name="A">First shape, positive.</param>
/// <param name="B">Second shape, positive.</param>
public sealed record Beta(double A, double B) : IDistribution
{
    /// <summary>First shape.</summary>
    public double A { get; } = Allowed.Positive(A);

    /// <summary>Second shape.</summary>
    public double B { get; } = Allowed.Positive(B);


    /// <inheritdoc/>
    public double Density(double x) => Natural.Exp(LogDensity(x));

    /// <inheritdoc/>
    public double LogDensity(double x) => x > 0 && x < 1 ? BetaFunctions.LogWeight(A, B, x, 1 - x) - Natural.Log(x) - Natural.Log(1 - x) : AtEnd(x);

    /// <inheritdoc/>
    public double Cdf(double x) => x <= 0 ? 0 : x >= 1 ? 1 : Math.Min(1, Natural.Exp(BetaFunctions.LogTails(A, B, x, 1 - x).Lower));

    /// <inheritdoc/>
    public double Quantile(double u) => Allowed.Probability(u) == 0 ? 0 : u == 1 ? 1 : BetaFunctions.Odds(BetaFunctions.LogOddsQuantile(u, 1 - u, A, B)).X;

    private double AtEnd(double x)
    {
        double shape = x == 0 ? A : B;
        return x != 0 && x != 1 || shape > 1 ? double.NegativeInfinity : shape < 1 ? double.PositiveInfinity : Natural.Log(x == 0 ? B : A);
    }
}

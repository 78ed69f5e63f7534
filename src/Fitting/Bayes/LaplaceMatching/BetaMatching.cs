using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The beta distribution, matched to a normal one of the log odds and back.</summary>
/// <remarks>μ = ln(a / b), σ² = 1 / a + 1 / b. Hobbhahn and Hennig, arXiv 2105.03109.</remarks>
public static class BetaMatching
{
    /// <summary>The normal distribution of the log odds.</summary>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    public static MatchedNormal Forward(double a, double b) =>
        new(Natural.Log(Allowed.Positive(a) / Allowed.Positive(b)), 1 / a + 1 / b);

    /// <summary>The shapes whose match is this.</summary>
    /// <param name="normal">A normal distribution of the log odds.</param>
    public static (double A, double B) Back(MatchedNormal normal) =>
        ((Natural.Exp(normal.Mean) + 1) / normal.Variance, (Natural.Exp(-normal.Mean) + 1) / normal.Variance);
}

using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The exponential distribution, matched to a normal one and back.</summary>
/// <remarks>
/// Density λ e^(-λ θ). Log: μ = -ln λ, σ² = 1. Square root: μ = √(1 / (2 λ)), σ² = 1 / (4 λ). Hobbhahn and Hennig, arXiv 2105.03109.
/// One parameter meets two moments, so the way back reads the mean alone.
/// </remarks>
public static class ExponentialMatching
{
    /// <summary>The normal distribution of the transformed value.</summary>
    /// <param name="rate">λ, positive.</param>
    /// <param name="basis">The coordinate.</param>
    public static MatchedNormal Forward(double rate, MatchingBasis basis)
    {
        Allowed.Positive(rate);
        return basis == MatchingBasis.Log
            ? new MatchedNormal(-Natural.Log(rate), 1)
            : new MatchedNormal(Math.Sqrt(0.5 / rate), 0.25 / rate);
    }

    /// <summary>The rate whose match has this mean.</summary>
    /// <param name="normal">A normal distribution in the basis; its mean is positive in that of square roots.</param>
    /// <param name="basis">The coordinate.</param>
    public static double Back(MatchedNormal normal, MatchingBasis basis) => basis == MatchingBasis.Log
        ? Natural.Exp(-normal.Mean)
        : 0.5 / (normal.Root * normal.Root);
}

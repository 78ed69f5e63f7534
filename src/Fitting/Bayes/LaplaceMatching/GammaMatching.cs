using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The gamma distribution, matched to a normal one and back.</summary>
/// <remarks>
/// Density ∝ θ^(α - 1) e^(-λ θ). Log: μ = ln(α / λ), σ² = 1 / α. Square root, where α is above 1/2: μ = √((α - 1/2) / λ), σ² = 1 / (4 λ).
/// Hobbhahn and Hennig, arXiv 2105.03109. The table published with it prints another way back from square roots,
/// α = μ² / (4 σ²) - 1/2 and λ = 4 / σ², which does not undo its own way there.
/// </remarks>
public static class GammaMatching
{
    /// <summary>The normal distribution of the transformed value.</summary>
    /// <param name="shape">α, positive; above 1/2 in the basis of square roots, where there is no mode otherwise.</param>
    /// <param name="rate">λ, positive.</param>
    /// <param name="basis">The coordinate.</param>
    public static MatchedNormal Forward(double shape, double rate, MatchingBasis basis)
    {
        Allowed.Positive(shape);
        Allowed.Positive(rate);
        return basis == MatchingBasis.Log
            ? new MatchedNormal(Natural.Log(shape / rate), 1 / shape)
            : new MatchedNormal(Math.Sqrt((Allowed.Above(shape, 0.5) - 0.5) / rate), 0.25 / rate);
    }

    /// <summary>The shape and rate whose match is this.</summary>
    /// <param name="normal">A normal distribution in the basis; its mean is positive in that of square roots.</param>
    /// <param name="basis">The coordinate.</param>
    public static (double Shape, double Rate) Back(MatchedNormal normal, MatchingBasis basis) => basis == MatchingBasis.Log
        ? (1 / normal.Variance, Natural.Exp(-normal.Mean) / normal.Variance)
        : (normal.Root * normal.Root / (4 * normal.Variance) + 0.5, 0.25 / normal.Variance);
}

using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The inverse gamma distribution, matched to a normal one and back.</summary>
/// <remarks>
/// Density ∝ θ^(-α - 1) e^(-λ / θ). Log: μ = ln(λ / α), σ² = 1 / α. Square root: μ = √(λ / (α + 1/2)), σ² = λ / (4 (α + 1/2)²).
/// Hobbhahn and Hennig, arXiv 2105.03109. The table published with it prints α for α + 1/2 in both, though its way back belongs to α + 1/2.
/// </remarks>
public static class InverseGammaMatching
{
    /// <summary>The normal distribution of the transformed value.</summary>
    /// <param name="shape">α, positive.</param>
    /// <param name="scale">λ, positive.</param>
    /// <param name="basis">The coordinate.</param>
    public static MatchedNormal Forward(double shape, double scale, MatchingBasis basis)
    {
        Allowed.Positive(shape);
        Allowed.Positive(scale);
        double more = shape + 0.5;
        return basis == MatchingBasis.Log
            ? new MatchedNormal(Natural.Log(scale / shape), 1 / shape)
            : new MatchedNormal(Math.Sqrt(scale / more), scale / (4 * more * more));
    }

    /// <summary>The shape and scale whose match is this.</summary>
    /// <param name="normal">A normal distribution in the basis. In that of square roots its mean is positive and above √2
    /// deviations.</param>
    /// <param name="basis">The coordinate.</param>
    /// <exception cref="ArgumentException">No inverse gamma distribution has this match.</exception>
    public static (double Shape, double Scale) Back(MatchedNormal normal, MatchingBasis basis)
    {
        if (basis == MatchingBasis.Log)
        {
            return (1 / normal.Variance, Natural.Exp(normal.Mean) / normal.Variance);
        }

        double square = normal.Root * normal.Root, shape = square / (4 * normal.Variance) - 0.5;
        return shape > 0
            ? (shape, square * square / (4 * normal.Variance))
            : throw new ArgumentException(
                $"Of an inverse gamma distribution μ² is above 2 σ² here; μ² = {square} and σ² = {normal.Variance} were given.");
    }
}

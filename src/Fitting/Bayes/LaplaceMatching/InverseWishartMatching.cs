using Forecast.Fitting.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The inverse Wishart distribution, matched to a Gaussian of the matrix logarithm or square root and back.</summary>
/// <remarks>
/// Density ∝ |X|^(-(ν + p + 1) / 2) e^(-tr(Ψ X⁻¹) / 2). Log: μ = log(Ψ / (ν + p - 1)), Σ = 2 / (ν + p - 1) I. Square root:
/// μ = (Ψ / (ν + p))^½, Σ⁻¹ = ½ (ν + p)² (Ψ^-½ ⊗ I + I ⊗ Ψ^-½)². Hobbhahn and Hennig, arXiv 2105.03109, with their simplified Jacobians and
/// the reservation of <see cref="WishartMatching"/>. The table published with it errs in both rows: it prints log(1 / ((ν + p - 1) Ψ)),
/// 2 (ν + p - 1) I and ν = tr Σ / (2 p²) - p + 1 for the logarithm, and (Ψ⁻¹ / (ν + p))^½ with a Σ of the wrong size for the square root.
/// </remarks>
public static class InverseWishartMatching
{
    /// <summary>The Gaussian of the transformed matrix.</summary>
    /// <param name="degrees">ν, above p - 1.</param>
    /// <param name="scale">Ψ, p by p, symmetric and positive definite.</param>
    /// <param name="basis">The coordinate.</param>
    public static MatchedMatrix Forward(double degrees, Matrix<double> scale, MatchingBasis basis)
    {
        int p = SymmetricMatrix.Definite(scale, nameof(scale)).RowCount;
        double more = Allowed.Above(degrees, p - 1) + p - 1, c = more + 1;
        if (basis == MatchingBasis.Log)
        {
            return new MatchedMatrix(SymmetricMatrix.Log(scale / more), Matrix<double>.Build.DenseIdentity(p * p) * (2 / more));
        }

        Matrix<double> mean = SymmetricMatrix.SquareRoot(scale / c);
        return new MatchedMatrix(mean, SymmetricMatrix.RootCovariance(mean, c));
    }

    /// <summary>Degrees of freedom and scale whose match has this mean, and a covariance of this trace.</summary>
    /// <param name="gaussian">A Gaussian in the basis; its mean is positive definite in that of square roots.</param>
    /// <param name="basis">The coordinate.</param>
    /// <exception cref="ArgumentException">The covariance is too wide for any inverse Wishart distribution.</exception>
    public static (double Degrees, Matrix<double> Scale) Back(MatchedMatrix gaussian, MatchingBasis basis)
    {
        ArgumentNullException.ThrowIfNull(gaussian);
        int p = gaussian.Mean.RowCount;
        if (basis == MatchingBasis.Log)
        {
            double more = 2.0 * p * p / Allowed.Positive(gaussian.Covariance.Trace());
            return (Wide(more - p + 1, p), SymmetricMatrix.Exp(gaussian.Mean) * more);
        }

        double c = SymmetricMatrix.RootConcentration(gaussian);
        return (Wide(c - p, p), gaussian.Mean * gaussian.Mean * c);
    }

    private static double Wide(double degrees, int p) => degrees > p - 1
        ? degrees
        : throw new ArgumentException(
            $"Of an inverse Wishart distribution of {p} dimensions ν is above {p - 1}; this covariance asks for {degrees}.");
}

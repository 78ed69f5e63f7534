using Forecast.Fitting.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The Wishart distribution, matched to a Gaussian of the matrix logarithm or square root and back.</summary>
/// <remarks>
/// Density ∝ |X|^((n - p - 1) / 2) e^(-tr(V⁻¹ X) / 2). Log: μ = log((n - p + 1) V), Σ = 2 / (n - p + 1) I. Square root:
/// μ = ((n - p) V)^½, Σ⁻¹ = ½ (V^-½ ⊗ I + I ⊗ V^-½)². Hobbhahn and Hennig, arXiv 2105.03109, whose simplified Jacobians |e^Y| and 2^p |Y|
/// these
/// are; the Jacobian of symmetric matrices would move the modes. Σ of the logarithm is exact where V is a multiple of I; along the entry
/// that
/// turns two eigenvectors the precision is otherwise (2 cosh d - 2) / d² as large, d being the difference of their log eigenvalues.
/// The published table gives no way back from square roots; since Σ⁻¹ = (n - p) / 2 (μ⁻¹ ⊗ I + I ⊗ μ⁻¹)², a ratio of traces finds n.
/// </remarks>
public static class WishartMatching
{
    /// <summary>The Gaussian of the transformed matrix.</summary>
    /// <param name="degrees">n: above p - 1, and above p in the basis of square roots.</param>
    /// <param name="scale">V, p by p, symmetric and positive definite.</param>
    /// <param name="basis">The coordinate.</param>
    public static MatchedMatrix Forward(double degrees, Matrix<double> scale, MatchingBasis basis)
    {
        int p = SymmetricMatrix.Definite(scale, nameof(scale)).RowCount;
        if (basis == MatchingBasis.Log)
        {
            double more = Allowed.Above(degrees, p - 1) - p + 1;
            return new MatchedMatrix(SymmetricMatrix.Log(scale * more), Matrix<double>.Build.DenseIdentity(p * p) * (2 / more));
        }

        double c = Allowed.Above(degrees, p) - p;
        Matrix<double> mean = SymmetricMatrix.SquareRoot(scale * c);
        return new MatchedMatrix(mean, SymmetricMatrix.RootCovariance(mean, c));
    }

    /// <summary>Degrees of freedom and scale whose match has this mean, and a covariance of this trace.</summary>
    /// <param name="gaussian">A Gaussian in the basis; its mean is positive definite in that of square roots.</param>
    /// <param name="basis">The coordinate.</param>
    public static (double Degrees, Matrix<double> Scale) Back(MatchedMatrix gaussian, MatchingBasis basis)
    {
        ArgumentNullException.ThrowIfNull(gaussian);
        int p = gaussian.Mean.RowCount;
        if (basis == MatchingBasis.Log)
        {
            double more = 2.0 * p * p / Allowed.Positive(gaussian.Covariance.Trace());
            return (more + p - 1, SymmetricMatrix.Exp(gaussian.Mean) / more);
        }

        double c = SymmetricMatrix.RootConcentration(gaussian);
        return (c + p, gaussian.Mean * gaussian.Mean / c);
    }
}

using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>
/// What a Gaussian of class scores goes through before <see cref="DirichletMatching.Back"/> makes a Dirichlet distribution of it.
/// </summary>
/// <remarks>
/// Hobbhahn, Kristiadi and Hennig, UAI 2022 (arXiv 2003.01227), and the package laplace-torch of the same group. The authors' own
/// repository now advises against the bridge for neural networks; for a posterior of counts it is exact at its mode.
/// </remarks>
public static class LaplaceBridge
{
    /// <summary>The Gaussian on the condition that its parts sum to zero.</summary>
    /// <param name="gaussian">A Gaussian whose sum has a variance.</param>
    /// <remarks>μ - Σ 1 (1ᵀ μ) / (1ᵀ Σ 1) and Σ - Σ 1 1ᵀ Σ / (1ᵀ Σ 1).</remarks>
    /// <exception cref="ArgumentException">The sum has no variance, so it cannot be conditioned on.</exception>
    public static MatchedGaussian ZeroSum(MatchedGaussian gaussian)
    {
        ArgumentNullException.ThrowIfNull(gaussian);
        Vector<double> rows = gaussian.Covariance.RowSums();
        double total = rows.Sum();
        return total > 0
            ? new MatchedGaussian(gaussian.Mean - rows * (gaussian.Mean.Sum() / total),
                gaussian.Covariance - rows.OuterProduct(rows) / total)
            : throw new ArgumentException($"The variance of the sum must be positive; it is {total}.", nameof(gaussian));
    }

    /// <summary>The Gaussian shrunk to where the bridge is close: mean variance √(K / 2).</summary>
    /// <param name="gaussian">A Gaussian, zero-sum or not.</param>
    /// <remarks>c = mean of the variances over √(K / 2); μ / √c and Σ / c.</remarks>
    public static MatchedGaussian Normed(MatchedGaussian gaussian)
    {
        ArgumentNullException.ThrowIfNull(gaussian);
        double c = gaussian.Covariance.Diagonal().Average() / Math.Sqrt(gaussian.Mean.Count / 2.0);
        return new MatchedGaussian(gaussian.Mean / Math.Sqrt(c), gaussian.Covariance / c);
    }
}

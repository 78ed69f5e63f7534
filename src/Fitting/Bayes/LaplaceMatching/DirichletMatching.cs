using Forecast.Fitting.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The Dirichlet distribution, matched to a Gaussian of what the softmax is taken of, and back: the Laplace bridge.</summary>
/// <remarks>
/// The softmax forgets a constant, so its argument is held to sum zero: μ_k = ln α_k - mean of ln α, and Σ = C diag(1/α) C with the
/// centring C = I - 1 1ᵀ / K. Back: α_k = (1 - 2 / K + e^(μ_k) Σ_l e^(-μ_l) / K²) / Σ_kk. MacKay 1998;
/// Hobbhahn, Kristiadi and Hennig, UAI 2022 (arXiv 2003.01227).
/// </remarks>
public static class DirichletMatching
{
    /// <summary>The Gaussian of the softmax's argument; mean and each row of the covariance sum to zero.</summary>
    /// <param name="concentration">α, positive, two or more.</param>
    public static MatchedGaussian Forward(IReadOnlyList<double> concentration)
    {
        ArgumentNullException.ThrowIfNull(concentration);
        int count = Several(concentration.Count);
        double[] logs = [.. concentration.Select(alpha => Natural.Log(Allowed.Positive(alpha)))];
        double mean = logs.Sum() / count, spread = concentration.Sum(alpha => 1 / alpha) / count;
        return new MatchedGaussian(
            Vector<double>.Build.Dense(count, k => logs[k] - mean),
            Matrix<double>.Build.Dense(count, count, (k, l) =>
                (k == l ? 1 / concentration[k] : 0) - (1 / concentration[k] + 1 / concentration[l] - spread) / count));
    }

    /// <summary>The concentrations whose match has this mean and these variances.</summary>
    /// <param name="gaussian">A Gaussian of the softmax's argument. Off-diagonal covariances are not looked at.</param>
    public static double[] Back(MatchedGaussian gaussian)
    {
        ArgumentNullException.ThrowIfNull(gaussian);
        int count = Several(gaussian.Mean.Count);
        double sum = 0;
        for (int l = 0; l < count; l++)
        {
            sum += Natural.Exp(-gaussian.Mean[l]);
        }

        return
        [
            .. Enumerable.Range(0, count).Select(k =>
                (1 - 2.0 / count + Natural.Exp(gaussian.Mean[k]) * sum / count / count) / Allowed.Positive(gaussian.Covariance[k, k])),
        ];
    }

    private static int Several(int count) => count >= 2
        ? count
        : throw new ArgumentException($"A Dirichlet distribution has two or more concentrations; {count} were given.");
}

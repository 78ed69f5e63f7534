using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The chi-squared distribution, matched to a normal one and back.</summary>
/// <remarks>
/// Log: μ = ln k, σ² = 2 / k. Square root, where k is above 1: μ = √(k - 1), σ² = 1/2. Hobbhahn and Hennig, arXiv 2105.03109.
/// The table published with it prints μ = √k and k = μ². One parameter meets two moments: the way back reads the variance in logarithms
/// and the mean in square roots.
/// </remarks>
public static class ChiSquaredMatching
{
    /// <summary>The normal distribution of the transformed value.</summary>
    /// <param name="degrees">k, positive; above 1 in the basis of square roots, where there is no mode otherwise.</param>
    /// <param name="basis">The coordinate.</param>
    public static MatchedNormal Forward(double degrees, MatchingBasis basis) => basis == MatchingBasis.Log
        ? new MatchedNormal(Natural.Log(Allowed.Positive(degrees)), 2 / degrees)
        : new MatchedNormal(Math.Sqrt(Allowed.Above(degrees, 1) - 1), 0.5);

    /// <summary>The degrees of freedom whose match is this.</summary>
    /// <param name="normal">A normal distribution in the basis; its mean is positive in that of square roots.</param>
    /// <param name="basis">The coordinate.</param>
    public static double Back(MatchedNormal normal, MatchingBasis basis) => basis == MatchingBasis.Log
        ? 2 / normal.Variance
        : normal.Root * normal.Root + 1;
}

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>
/// The coordinate in which a density on the positive numbers, or on positive definite matrices, is matched to a Gaussian.
/// </summary>
public enum MatchingBasis
{
    /// <summary>The natural logarithm, or the matrix logarithm.</summary>
    Log,

    /// <summary>The square root, or the matrix square root.</summary>
    SquareRoot,
}

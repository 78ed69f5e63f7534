using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The Gaussian that a density of one number is matched to in a basis.</summary>
/// <param name="Mean">Mode of the density in the basis.</param>
/// <param name="Variance">One over the curvature of the log density there, positive.</param>
public readonly record struct MatchedNormal(double Mean, double Variance)
{
    /// <summary>Mode of the density in the basis.</summary>
    public double Mean { get; } = Allowed.Finite(Mean);

    /// <summary>One over the curvature of the log density there, positive.</summary>
    public double Variance { get; } = Allowed.Positive(Variance);

    /// <summary>The mean, which must be positive in the basis of square roots.</summary>
    internal double Root => Mean > 0
        ? Mean
        : throw new ArgumentException($"In the basis of square roots a mean is positive; {Mean} was given.");
}

using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The Gaussian that a density of several numbers is matched to in a basis.</summary>
/// <param name="Mean">Mode of the density in the basis.</param>
/// <param name="Covariance">Inverse of minus the Hessian of the log density there, or its pseudo-inverse where the basis has a
/// constraint.</param>
public sealed record MatchedGaussian(Vector<double> Mean, Matrix<double> Covariance);

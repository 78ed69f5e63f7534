using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The Gaussian that a density of positive definite matrices is matched to in a basis.</summary>
/// <param name="Mean">Mode of the density in the basis, p by p and symmetric.</param>
/// <param name="Covariance">Covariance of the entries, p² by p², the entries taken column by column.</param>
public sealed record MatchedMatrix(Matrix<double> Mean, Matrix<double> Covariance);

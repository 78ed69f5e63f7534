namespace Forecast.Fitting.Regression;

/// <summary>How a least-squares fit weighs its rows and computes its standard errors.</summary>
/// <param name="Errors">The error model behind standard errors and intervals.</param>
/// <param name="Weights">Weight of each row, positive: one over the variance of its error, up to a common factor; null for equal weights.</param>
/// <param name="Clusters">Group of each row, any labels; needed for <see cref="ErrorModel.Clustered"/> and for nothing else.</param>
public sealed record LeastSquaresOptions(ErrorModel Errors = ErrorModel.Classical, IReadOnlyList<double>? Weights = null, IReadOnlyList<int>? Clusters = null);

namespace Forecast.Fitting.Regression;

/// <summary>The mean of an observation as a function of parameters and predictors, with derivatives worked out by hand.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="at">The predictors of one observation, one for each column.</param>
/// <param name="gradient">Where the derivative by each parameter is written; empty where only the value is wanted.</param>
public delegate double DifferentiatedModel(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, Span<double> gradient);

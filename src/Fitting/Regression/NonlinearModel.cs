using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

/// <summary>The mean of an observation as a function of parameters and predictors, written in duals so that its derivatives are exact.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="at">The predictors of one observation, one for each column.</param>
public delegate Dual NonlinearModel(ReadOnlySpan<Dual> parameters, ReadOnlySpan<double> at);

using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>How data become a fit, for whatever fits many times over: the bootstrap, the jackknife, cross-validation. Called from many threads at once.</summary>
/// <param name="columns">The predictors: one array each.</param>
/// <param name="y">The observations.</param>
public delegate IFit FitRecipe(IReadOnlyList<double[]> columns, double[] y);

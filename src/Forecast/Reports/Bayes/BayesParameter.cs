using Forecast.Fitting.Bayes;

namespace Forecast.Reports.Bayes;

/// <summary>A parameter of a sampled model, ready to be printed.</summary>
/// <param name="Number">Its posterior, on the scale of the fit.</param>
/// <param name="Diagnosis">Whether the chains agree on it.</param>
public sealed record BayesParameter(BayesNumber Number, ParameterDiagnosis Diagnosis);

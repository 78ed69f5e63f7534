namespace Forecast.Reports.Bayes;

/// <summary>What a sampled trend says of one time, in the unit of the values.</summary>
/// <param name="Group">The group; empty where there are none.</param>
/// <param name="At">The time.</param>
/// <param name="Trend">The trend there, with its credible interval.</param>
/// <param name="Observation">One new observation there, with its predictive interval.</param>
public sealed record BayesAhead(string Group, string At, BayesNumber Trend, BayesNumber Observation);

using Forecast.Fitting.Results;

namespace Forecast.Reports.Bayes;

/// <summary>A break of a sampled trend, ready to be printed.</summary>
/// <param name="At">The median of its date, with no more digits than the draws allow.</param>
/// <param name="From">Lower end of the interval, likewise.</param>
/// <param name="To">Upper end of the interval, likewise.</param>
/// <param name="Date">The same in the unit of the times.</param>
public sealed record BayesTurn(string At, string From, string To, Estimate Date);

using Forecast.Gpu.Results;

namespace Forecast.Scenarios;

/// <summary>How much of a result's uncertainty comes from one input.</summary>
/// <param name="Input">Name of the input; several, where a copula correlates them.</param>
/// <param name="Swing">How far it moves the result; null where the input is no single number of its own.</param>
/// <param name="Index">Its Sobol indices.</param>
public sealed record InputInfluence(string Input, Swing? Swing, SobolIndex Index);

namespace Forecast.Gpu.Results;

/// <summary>How much of an output's variance an input accounts for.</summary>
/// <param name="Input">The name of the input.</param>
/// <param name="First">The share of variance that would go if this input alone were known: V(E[y | x]) / V(y).</param>
/// <param name="Total">The share that would stay if all other inputs were known: E[V(y | the others)] / V(y); at least <paramref name="First"/>.</param>
/// <remarks>Both are estimates, and may by chance lie a few standard errors below 0 or above 1.</remarks>
public sealed record SobolIndex(string Input, MonteCarloEstimate First, MonteCarloEstimate Total);

namespace Forecast.Fitting.Bayes;

/// <summary>What a Hamiltonian sampler reported of one chain after its warm-up, one number a draw.</summary>
/// <param name="Divergent">Whether the trajectory left the energy surface.</param>
/// <param name="TreeDepth">Doublings of the trajectory.</param>
/// <param name="Energy">The Hamiltonian at the draw.</param>
/// <param name="Acceptance">Mean probability of acceptance along the trajectory.</param>
/// <param name="StepSize">Step size of the chain after warm-up.</param>
/// <param name="DeepestAllowed">The most doublings that were allowed.</param>
public sealed record ChainTrace(bool[] Divergent, int[] TreeDepth, double[] Energy, double[] Acceptance, double StepSize, int DeepestAllowed);

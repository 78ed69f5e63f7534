namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>What a step reports and no later step depends on.</summary>
/// <param name="Acceptance">Mean probability of acceptance along the trajectory.</param>
/// <param name="Depth">Doublings of the trajectory.</param>
/// <param name="Leapfrogs">Gradients asked for.</param>
/// <param name="IsDivergent">Whether the energy rose by more than a thousand somewhere.</param>
/// <param name="Energy">The Hamiltonian at the new state.</param>
internal readonly record struct NutsInfo(double Acceptance, int Depth, int Leapfrogs, bool IsDivergent, double Energy);

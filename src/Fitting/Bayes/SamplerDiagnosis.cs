using Forecast.Fitting.Bayes.Diagnostics;

namespace Forecast.Fitting.Bayes;

/// <summary>What a Hamiltonian sampler's own reports say of all its chains.</summary>
/// <param name="Draws">Draws of all chains together.</param>
/// <param name="Divergences">Draws whose trajectory diverged.</param>
/// <param name="AtDeepest">Share of draws whose trajectory was cut at the most doublings allowed.</param>
/// <param name="Bfmi">
/// E-BFMI of each chain: how much of the spread of the energy a single step covers (Betancourt 2016). NaN where the energy is constant.
/// </param>
/// <param name="Acceptance">Mean probability of acceptance.</param>
/// <param name="StepSize">Step size of each chain.</param>
public sealed record SamplerDiagnosis(
    int Draws, int Divergences, double AtDeepest, IReadOnlyList<double> Bfmi, double Acceptance, IReadOnlyList<double> StepSize)
{
    internal static SamplerDiagnosis? Of(IReadOnlyList<ChainTrace> trace)
    {
        if (trace.Count == 0)
        {
            return null;
        }

        int draws = trace.Sum(chain => chain.Divergent.Length);
        return new SamplerDiagnosis(
            draws,
            trace.Sum(chain => chain.Divergent.Count(isDivergent => isDivergent)),
            (double)trace.Sum(chain => chain.TreeDepth.Count(depth => depth >= chain.DeepestAllowed)) / draws,
            [.. trace.Select(chain => Fraction(chain.Energy))],
            trace.Sum(chain => chain.Acceptance.Sum()) / draws,
            [.. trace.Select(chain => chain.StepSize)]);
    }

    private static double Fraction(double[] energy)
    {
        double mean = Moments.Of(energy).Mean, steps = 0, spread = 0;
        for (int i = 0; i < energy.Length; i++)
        {
            spread += (energy[i] - mean) * (energy[i] - mean);
            steps += i == 0 ? 0 : (energy[i] - energy[i - 1]) * (energy[i] - energy[i - 1]);
        }

        return steps / spread;
    }
}

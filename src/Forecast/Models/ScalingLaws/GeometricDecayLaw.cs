using Forecast.Fitting.Numerics;

namespace Forecast.Models.ScalingLaws;

/// <summary>The loss of a language model whose repeated data lose a fixed share of their worth with every pass.</summary>
/// <param name="Unconstrained">The law of data read once.</param>
/// <param name="DataDecay">δ_D, the share of its worth that a token loses with each pass; above 0 and below 1.</param>
/// <param name="SizeDecay">δ_N, the same for each further U_N parameters beyond those the unique data call for.</param>
/// <remarks>
/// D' = U_D Σ_r (1 - δ_D)^r = U_D (1 - (1 - δ_D)^(D / U_D)) / δ_D for D ≥ U_D, and N' likewise from U_N: the exact form of which the
/// exponential of <see cref="DataConstrainedLaw"/> is an approximation with R* = (1 - δ) / δ (Muennighoff et al. 2023, appendix A).
/// </remarks>
public sealed record GeometricDecayLaw(ChinchillaLaw Unconstrained, double DataDecay, double SizeDecay)
{
    /// <summary>Loss in nats a token.</summary>
    /// <param name="n">Parameters.</param>
    /// <param name="d">Training tokens, repeats counted.</param>
    /// <param name="unique">Tokens that are different; the less of the two counts.</param>
    public double Loss(double n, double d, double unique)
    {
        double size = new DataConstrainedLaw(Unconstrained, 1, 1).SizeFor(Math.Min(unique, d));
        return Unconstrained.Loss(Worth(n, size, SizeDecay), Worth(d, unique, DataDecay));
    }

    /// <summary>D', the fresh tokens that would do as well.</summary>
    /// <param name="d">Training tokens, repeats counted.</param>
    /// <param name="unique">Tokens that are different.</param>
    public double EffectiveData(double d, double unique) => Worth(d, unique, DataDecay);

    private static double Worth(double amount, double unique, double decay) =>
        amount <= unique ? amount : unique * (1 - Elementary.Pow(1 - decay, amount / unique)) / decay;
}

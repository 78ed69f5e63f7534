using Forecast.Fitting.Numerics;

namespace Forecast.Models.ScalingLaws;

/// <summary>The loss of a language model from its size and its data, without an irreducible loss.</summary>
/// <param name="Nc">Scale N_c of the size, in parameters outside the embedding.</param>
/// <param name="AlphaN">Exponent α_N of the size.</param>
/// <param name="Dc">Scale D_c of the data, in tokens.</param>
/// <param name="AlphaD">Exponent α_D of the data.</param>
/// <remarks>L(N, D) = [(N_c / N)^(α_N / α_D) + D_c / D]^α_D (Kaplan et al. 2020, eq. 1.5).</remarks>
public sealed record KaplanLaw(double Nc, double AlphaN, double Dc, double AlphaD)
{
    /// <summary>Loss in nats a token.</summary>
    /// <param name="n">Parameters outside the embedding.</param>
    /// <param name="d">Training tokens.</param>
    public double Loss(double n, double d) => Elementary.Pow(Elementary.Pow(Nc / n, AlphaN / AlphaD) + Dc / d, AlphaD);

    /// <summary>Loss of a model whose data do not limit it: (N_c / N)^α_N.</summary>
    public double LossOfSize(double n) => Elementary.Pow(Nc / n, AlphaN);

    /// <summary>Loss on data whose model does not limit it: (D_c / D)^α_D.</summary>
    public double LossOfData(double d) => Elementary.Pow(Dc / d, AlphaD);

    /// <summary>The size and data of least loss for a training budget, along C = 6 N D.</summary>
    /// <param name="flop">Budget C in FLOP.</param>
    /// <remarks>
    /// With k = α_N / α_D the bracket is least at N^(1 + k) = k N_c^k C / (6 D_c). The optimum of the paper is another: it trains to the
    /// compute-efficient point of the training curve, not to convergence (its appendix B).
    /// </remarks>
    public Allocation Optimum(double flop)
    {
        if (!(flop > 0 && double.IsFinite(flop)))
        {
            throw new ArgumentOutOfRangeException(nameof(flop), flop, "A positive number is wanted.");
        }

        double k = AlphaN / AlphaD, budget = flop / ChinchillaLaw.FlopPerParameterToken;
        double n = Elementary.Exp((Elementary.Log(k * budget / Dc) + k * Elementary.Log(Nc)) / (1 + k));
        return new Allocation(n, budget / n, Loss(n, budget / n));
    }
}

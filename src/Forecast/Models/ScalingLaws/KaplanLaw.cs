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
    public double Loss(double n, double d) => Math.Pow(Math.Pow(Nc / n, AlphaN / AlphaD) + Dc / d, AlphaD);

    /// <summary>Loss of a model whose data do not limit it: (N_c / N)^α_N.</summary>
    public double LossOfSize(double n) => Math.Pow(Nc / n, AlphaN);

    /// <summary>Loss on data whose model does not limit it: (D_c / D)^α_D.</summary>
    public double LossOfData(double d) => Math.Pow(Dc / d, AlphaD);
}

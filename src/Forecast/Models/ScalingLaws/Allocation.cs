namespace Forecast.Models.ScalingLaws;

/// <summary>How a training budget is spent.</summary>
/// <param name="N">Parameters.</param>
/// <param name="D">Training tokens.</param>
/// <param name="Loss">The loss it buys, in nats a token.</param>
public readonly record struct Allocation(double N, double D, double Loss)
{
    /// <summary>Training compute, 6 N D, in FLOP.</summary>
    public double Flop => ChinchillaLaw.FlopPerParameterToken * N * D;

    /// <summary>Tokens a parameter.</summary>
    public double TokensPerParameter => D / N;

    /// <summary>Training and serving compute, 6 N D + 2 N D_inf, in FLOP.</summary>
    /// <param name="inferenceTokens">D_inf, tokens served over the model's life.</param>
    public double LifetimeFlop(double inferenceTokens) => Flop + 2 * N * inferenceTokens;
}

using Forecast.Fitting.Numerics;
using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>
/// Training tokens that a budget of compute asks for by the rule of twenty tokens a parameter, and the budget that tokens ask for.
/// </summary>
/// <remarks>
/// C = 6 N D and D = 20 k N give D = 20 √(k C / 120) and C = 6 D² / (20 k), with the overtraining factor k: 1 is compute-optimal
/// (Hoffmann et al. 2022, arXiv 2203.15556, by the rule that Villalobos et al. 2024 use), 5 is the paper's example of a model made
/// smaller than that.
/// </remarks>
public static class ComputeOptimalData
{
    /// <summary>Tokens a parameter of a compute-optimal model.</summary>
    public const double TokensPerParameter = 20;

    /// <summary>FLOP for one parameter and token.</summary>
    public const double FlopPerParameterToken = 6;

    /// <summary>Tokens of a run.</summary>
    /// <param name="log10Flop">log10 of its FLOP.</param>
    public static Quantity Tokens(Quantity log10Flop) =>
        TokensPerParameter * Quantity.Sqrt(Quantity.Exp10(log10Flop) / (FlopPerParameterToken * TokensPerParameter));

    /// <summary>Tokens of a run.</summary>
    /// <param name="log10Flop">log10 of its FLOP.</param>
    public static double Tokens(double log10Flop) =>
        TokensPerParameter * Math.Sqrt(Elementary.Exp10(log10Flop) / (FlopPerParameterToken * TokensPerParameter));

    /// <summary>FLOP of a run that uses so many tokens.</summary>
    /// <param name="tokens">Training tokens.</param>
    /// <param name="overtraining">Tokens a parameter, in multiples of <see cref="TokensPerParameter"/>.</param>
    public static double Flop(double tokens, double overtraining = 1) =>
        FlopPerParameterToken * tokens * tokens / (TokensPerParameter * overtraining);

    /// <summary>FLOP of a run that uses so many tokens.</summary>
    /// <param name="tokens">Training tokens.</param>
    /// <param name="overtraining">Tokens a parameter, in multiples of <see cref="TokensPerParameter"/>.</param>
    public static Quantity Flop(Quantity tokens, double overtraining = 1) =>
        FlopPerParameterToken * tokens * tokens / (TokensPerParameter * overtraining);
}

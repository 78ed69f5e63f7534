using Forecast.Fitting.Numerics;

namespace Forecast.Models.DataStock;

/// <summary>
/// The part of a model's loss that more parameters or data can take away, L = A / N^α + B / D^β, and what data held short do to it.
/// </summary>
/// <remarks>
/// Optimum at C = 6 N D: N = G (C/6)^(β/(α+β)), D = (C/6)^(α/(α+β)) / G, G = (αA / βB)^(1/(α+β)). With at most D tokens the loss falls
/// to the plateau B / D^β and no lower. Villalobos et al. (2024), arXiv 2211.04325v2, section on undertraining; code
/// src/toy_model_undertraining.py.
/// </remarks>
/// <param name="A">Coefficient of the parameters' term, in nats a token.</param>
/// <param name="Alpha">Exponent of the parameters.</param>
/// <param name="B">Coefficient of the data's term, in nats a token.</param>
/// <param name="Beta">Exponent of the tokens.</param>
public sealed record ReducibleLoss(double A, double Alpha, double B, double Beta)
{
    private const double FlopPerParameterToken = ComputeOptimalData.FlopPerParameterToken;

    /// <summary>The constants of the paper's code: Besiroglu, Erdil, Barnett and You (2024), arXiv 2404.10102, first version.</summary>
    public static ReducibleLoss OfReplication { get; } = new(514, 0.35, 2115.2, 0.37);

    /// <summary>The loss, in nats a token.</summary>
    /// <param name="n">Parameters.</param>
    /// <param name="d">Training tokens.</param>
    public double Of(double n, double d) => OfParameters(n) + OfTokens(d);

    /// <summary>A / N^α.</summary>
    /// <param name="n">Parameters.</param>
    public double OfParameters(double n) => A * Power(n, -Alpha);

    /// <summary>B / D^β: the plateau of training on D tokens.</summary>
    /// <param name="d">Training tokens.</param>
    public double OfTokens(double d) => B * Power(d, -Beta);

    /// <summary>Tokens of the model with the least loss.</summary>
    /// <param name="flop">Training compute.</param>
    public double OptimalTokens(double flop) => Power(flop / FlopPerParameterToken, Alpha / (Alpha + Beta)) / Shape;

    /// <summary>Parameters of the model with the least loss.</summary>
    /// <param name="flop">Training compute.</param>
    public double OptimalParameters(double flop) => flop / FlopPerParameterToken / OptimalTokens(flop);

    /// <summary>Compute at which the optimal model uses so many tokens.</summary>
    /// <param name="tokens">Training tokens.</param>
    public double FlopOfOptimalTokens(double tokens) => FlopPerParameterToken * Power(tokens * Shape, (Alpha + Beta) / Alpha);

    /// <summary>Least loss of a budget.</summary>
    /// <param name="flop">Training compute.</param>
    public double Least(double flop) => Of(OptimalParameters(flop), OptimalTokens(flop));

    /// <summary>Least loss of a budget with at most so many tokens.</summary>
    /// <param name="flop">Training compute.</param>
    /// <param name="tokens">Tokens there are.</param>
    public double Least(double flop, double tokens) =>
        OptimalTokens(flop) < tokens ? Least(flop) : Of(flop / FlopPerParameterToken / tokens, tokens);

    /// <summary>Compute whose optimal model has a loss: the inverse of <see cref="Least(double)"/>, in closed form.</summary>
    /// <param name="loss">A loss above 0.</param>
    /// <remarks>At the optimum the parameters' term is the share β / (α+β) of the loss, which gives N, and α / (α+β) is the data's,
    /// which gives D.</remarks>
    public double FlopOf(double loss)
    {
        double n = Power(loss * Beta / (Alpha + Beta) / A, -1 / Alpha);
        double d = Power(loss * Alpha / (Alpha + Beta) / B, -1 / Beta);
        return FlopPerParameterToken * n * d;
    }

    private double Shape => Power(Alpha * A / (Beta * B), 1 / (Alpha + Beta));

    internal static double Power(double x, double exponent) => Elementary.Exp10(exponent * Elementary.Log10(x));
}

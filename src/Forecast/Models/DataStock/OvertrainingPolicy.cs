namespace Forecast.Models.DataStock;

/// <summary>What a developer who wants profit trains and asks for it: customers want a good model and a low price.</summary>
/// <remarks>
/// Profit I_0 (L/0.1)^-r (P/1e-6)^-h (P - 2N/1e18) - 6ND/1e18: demand in tokens falls with the loss L by the elasticity r and with the
/// price P of a token by h; a token costs 2N FLOP, and 1e18 FLOP a dollar. Villalobos et al. (2024), arXiv 2211.04325v2, appendix on
/// overtraining; code src/profit_maximization.py, which caps training at C FLOP and serving at 1000 C.
/// <para>
/// With all of C spent (D = C/6N) the best price is P = h/(h-1) 2N/1e18, or the one that fills the serving cap, and in both cases N
/// makes L^-r N^(1-h) largest: the parameters' term is the share s = (β + (h-1)/r) / (α+β) of L, and the tokens a parameter are k =
/// (s/(1-s) · α/β)^(2/(α+β)) times the compute-optimal ones, whatever C and I_0 are. There is an optimum within where h > 1 and (h-1)/r
/// &lt; α.
/// </para>
/// </remarks>
/// <param name="Name">A name for figures.</param>
/// <param name="R">Elasticity of demand in the loss, r.</param>
/// <param name="H">Elasticity of demand in the price, h, above 1.</param>
/// <param name="I0">Tokens that would be bought at a reducible loss of 0.1 and a price of 1e-6 dollars a token.</param>
public sealed record OvertrainingPolicy(string Name, double R, double H, double I0)
{
    /// <summary>FLOP that a dollar buys.</summary>
    public const double FlopPerDollar = 1e18;

    /// <summary>Most serving compute, in multiples of the training compute.</summary>
    public const double ServingCap = 1000;

    /// <summary>The three policies of the code, in its order.</summary>
    public static IReadOnlyList<OvertrainingPolicy> Published { get; } =
    [
        new("r = 7, h = 1.1", 7, 1.1, 1e13),
        new("r = 7, h = 2", 7, 2, 1e15),
        new("r = 10, h = 2.4", 10, 2.4, 1e16),
    ];

    /// <summary>s: the share of the parameters' term in the loss at the optimum.</summary>
    /// <param name="law">The loss.</param>
    /// <exception cref="ArgumentException">The optimum lies at the edge: the smaller the model, the more profit.</exception>
    public double ParameterShare(ReducibleLoss law)
    {
        ArgumentNullException.ThrowIfNull(law);
        double share = (law.Beta + (H - 1) / R) / (law.Alpha + law.Beta);
        return H > 1 && share < 1 ? share : throw new ArgumentException($"{Name}: no model of finite size is best.", nameof(law));
    }

    /// <summary>Tokens a parameter at the optimum, in multiples of the compute-optimal ones.</summary>
    /// <param name="law">The loss.</param>
    public double Overtraining(ReducibleLoss law)
    {
        double share = ParameterShare(law);
        return ReducibleLoss.Power(share / (1 - share) * law.Alpha / law.Beta, 2 / (law.Alpha + law.Beta));
    }

    /// <summary>Profit of a model at a price, in dollars.</summary>
    /// <param name="law">The loss.</param>
    /// <param name="n">Parameters.</param>
    /// <param name="d">Training tokens.</param>
    /// <param name="price">Dollars a token.</param>
    public double Profit(ReducibleLoss law, double n, double d, double price) =>
        Demand(law, n, d, price) * (price - 2 * n / FlopPerDollar) - ComputeOptimalData.FlopPerParameterToken * n * d / FlopPerDollar;

    /// <summary>Tokens sold of a model at a price.</summary>
    /// <param name="law">The loss.</param>
    /// <param name="n">Parameters.</param>
    /// <param name="d">Training tokens.</param>
    /// <param name="price">Dollars a token.</param>
    public double Demand(ReducibleLoss law, double n, double d, double price)
    {
        ArgumentNullException.ThrowIfNull(law);
        return I0 * ReducibleLoss.Power(law.Of(n, d) / 0.1, -R) * ReducibleLoss.Power(price / 1e-6, -H);
    }

    /// <summary>The most profitable model that spends all of a training budget, and its price.</summary>
    /// <param name="law">The loss.</param>
    /// <param name="flop">Training compute.</param>
    public PricedModel Optimum(ReducibleLoss law, double flop)
    {
        double stretch = Math.Sqrt(Overtraining(law));
        double d = law.OptimalTokens(flop) * stretch;
        double n = flop / ComputeOptimalData.FlopPerParameterToken / d;
        double price = H / (H - 1) * 2 * n / FlopPerDollar;
        double most = ServingCap * flop / (2 * n);
        bool isCapped = Demand(law, n, d, price) > most;
        if (isCapped)
        {
            // Demand is price^-h times what does not depend on the price.
            price *= ReducibleLoss.Power(Demand(law, n, d, price) / most, 1 / H);
        }

        return new PricedModel(n, d, price, Profit(law, n, d, price), isCapped);
    }
}

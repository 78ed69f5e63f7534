using Forecast.Fitting.Numerics;

namespace Forecast.Models.DataStock;

/// <summary>
/// The search by which the paper's code looks for the most profitable model: clipped gradient steps, pushed back under two caps.
/// </summary>
/// <remarks>
/// 2,000 steps on (ln N, ln D, ln P) from D/N = 25 and P = e^-12 dollars: the gradient of the profit, shortened to a sum of 0.5, times
/// 0.1. After a step, where ln ND exceeds ln(C/6), ln N and ln D are both divided by the ratio of the logarithms, and where serving
/// exceeds 1000 C, ln N alone is. These push-backs do not lead to the constrained optimum, and the second makes models smaller at every
/// step: the search ends elsewhere than <see cref="OvertrainingPolicy.Optimum"/>. Code src/profit_maximization.py
/// (epoch-research/data-stock), which does this in single precision; here it is in double precision.
/// </remarks>
public static class PolicyDescent
{
    private const int Steps = 2000;
    private const double StepSize = 0.1;
    private const double LongestGradient = 0.5;
    private const double Tiny = 1e-6;
    private const double Ln10 = 2.302585092994046;

    /// <summary>Where the search ends.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="law">The loss.</param>
    /// <param name="log10Flop">log10 of the training budget in FLOP.</param>
    public static PricedModel Run(OvertrainingPolicy policy, ReducibleLoss law, double log10Flop)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(law);
        double pairs = log10Flop - Elementary.Log10(6);
        double mostPairs = pairs * Ln10;
        double mostServed = (log10Flop - Elementary.Log10(2) + 3) * Ln10;
        double lnN = mostPairs / 2 - Ln(5), lnD = mostPairs / 2 + Ln(5), lnP = -12;
        for (int step = 0; step < Steps; step++)
        {
            (double gN, double gD, double gP) = Gradient(policy, law, lnN, lnD, lnP);
            double size = Math.Abs(gN) + Math.Abs(gD) + Math.Abs(gP);
            double factor = StepSize * Math.Min(1, LongestGradient / (size + Tiny));
            lnN += factor * gN;
            lnD += factor * gD;
            lnP += factor * gP;
            double ratio = (lnN + lnD) / mostPairs;
            if (ratio > 1)
            {
                lnN /= ratio;
                lnD /= ratio;
            }

            ratio = (lnN + Ln(policy.Demand(law, Exp(lnN), Exp(lnD), Exp(lnP)))) / mostServed;
            if (ratio > 1)
            {
                lnN /= ratio;
            }
        }

        (double n, double d, double p) = (Exp(lnN), Exp(lnD), Exp(lnP));
        return new PricedModel(
            n,
            d,
            p,
            policy.Profit(law, n, d, p),
            IsServingCapped: 2 * n * policy.Demand(law, n, d, p) > 999 * Elementary.Exp10(log10Flop));
    }

    private static (double N, double D, double P) Gradient(OvertrainingPolicy policy, ReducibleLoss law, double lnN, double lnD, double lnP)
    {
        (double n, double d, double p) = (Exp(lnN), Exp(lnD), Exp(lnP));
        double ofN = law.OfParameters(n), ofD = law.OfTokens(d), loss = ofN + ofD;
        double demand = policy.Demand(law, n, d, p);
        double served = 2 * n / OvertrainingPolicy.FlopPerDollar, trained = 6 * n * d / OvertrainingPolicy.FlopPerDollar;
        double margin = p - served;
        return (
            demand * (policy.R * law.Alpha * ofN / loss * margin - served) - trained,
            demand * policy.R * law.Beta * ofD / loss * margin - trained,
            demand * (p - policy.H * margin));
    }

    private static double Exp(double x) => Elementary.Exp10(x / Ln10);

    private static double Ln(double x) => Elementary.Log10(x) * Ln10;
}

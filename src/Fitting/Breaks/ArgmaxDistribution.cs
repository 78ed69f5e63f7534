using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Breaks;

/// <summary>The distribution of the place at which a Brownian motion with a drift down on both sides of zero is highest.</summary>
/// <param name="Xi">ξ, the drift on the right over that on the left.</param>
/// <param name="Phi">φ, the variance on the right over that on the left.</param>
/// <remarks>
/// V(s) = W₁(-s) - |s| / 2 for s ≤ 0 and √φ W₂(s) - ξ |s| / 2 for s &gt; 0. With ρ = ξ / φ and x ≥ 0,
/// P(argmax ≤ -x) = -√(x / 2π) e^(-x / 8) - c e^(a x) Φ(-b √x) + (d - 2 + x / 2) Φ(-√x / 2), where a = ρ (1 + ρ) / 2, b = 1 / 2 + ρ,
/// c = (1 + 2ρ) / (ρ (1 + ρ)) and d = (1 + 2ρ) c (Bai 1997, Review of Economics and Statistics 79, 551). The other side is the same with
/// time reversed, in units of φ / ξ² and with 1 / ρ for ρ.
/// </remarks>
public sealed record ArgmaxDistribution(double Xi, double Phi)
{
    private const int Halvings = 100;

    /// <summary>Probability of a place no higher than x.</summary>
    public double Cdf(double x) => x <= 0 ? Tail(-x, Xi / Phi) : 1 - Tail(x * Xi * Xi / Phi, Phi / Xi);

    /// <summary>The place that is not exceeded with a given probability, between 0 and 1.</summary>
    public double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        }

        return probability <= Cdf(0)
            ? -Distance(probability, Xi / Phi)
            : Phi / (Xi * Xi) * Distance(1 - probability, Phi / Xi);
    }

    private static double Tail(double x, double rho)
    {
        double root = Math.Sqrt(x), c = (1 + 2 * rho) / (rho * (1 + rho)), d = (1 + 2 * rho) * c;

        // a x - (b √x)² / 2 = -x / 8, which keeps a large exponential from meeting a small probability.
        double sum = (d - 2 + x / 2) * Mills(root / 2) - c * Mills((0.5 + rho) * root) - root / Math.Sqrt(2 * Math.PI);
        return Math.Max(0, sum * Elementary.Exp(-x / 8));
    }

    private static double Distance(double tail, double rho)
    {
        double low = 0, high = 1;
        while (Tail(high, rho) > tail)
        {
            high *= 2;
        }

        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Tail(middle, rho) > tail ? (middle, high) : (low, middle);
        }

        return high;
    }

    // e^(z² / 2) Φ(-z).
    private static double Mills(double z)
    {
        const double Far = 12;
        if (z < Far)
        {
            return Elementary.Exp(z * z / 2) * NormalFunctions.Cdf(-z);
        }

        double u = 1 / (z * z);
        return (1 - u * (1 - 3 * u * (1 - 5 * u * (1 - 7 * u * (1 - 9 * u))))) / (z * Math.Sqrt(2 * Math.PI));
    }
}

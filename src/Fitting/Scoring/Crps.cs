using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Scoring;

/// <summary>
/// The continuous ranked probability score: ∫ (F(x) - 1{x ≥ y})² dx, in the unit of the outcome, smaller for the better forecast.
/// </summary>
/// <remarks>
/// It is strictly proper among distributions with a mean, and the absolute error of a forecast of one value (Matheson and Winkler 1976;
/// Gneiting and Raftery 2007).
/// </remarks>
public static class Crps
{
    private const double InverseRootOfPi = 0.5641895835477563, InverseRootOfTwo = 0.7071067811865476;

    /// <summary>The score of a normal forecast.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="outcome">y.</param>
    /// <remarks>σ [z (2 Φ(z) - 1) + 2 φ(z) - 1/√π], z = (y - μ)/σ (Gneiting et al. 2005).</remarks>
    public static double Of(Normal forecast, double outcome)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        double z = (Allowed.Finite(outcome) - forecast.Mean) / forecast.StandardDeviation;
        return forecast.StandardDeviation * (z * (2 * NormalFunctions.Cdf(z) - 1) + 2 * NormalFunctions.Density(z) - InverseRootOfPi);
    }

    /// <summary>The score of a Student-t forecast.</summary>
    /// <param name="forecast">The forecast, of more than one degree of freedom.</param>
    /// <param name="outcome">y.</param>
    /// <remarks>
    /// σ [z (2 F(z) - 1) + 2 f(z) (ν + z²)/(ν - 1) - 2 √ν B(1/2, ν - 1/2) / ((ν - 1) B(1/2, ν/2)²)] (Jordan, Krüger and Lerch 2019,
    /// appendix A).
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// One degree of freedom or fewer: the forecast has no mean, and the score is infinite.
    /// </exception>
    public static double Of(StudentT forecast, double outcome)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        double nu = forecast.DegreesOfFreedom;
        if (nu <= 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(forecast), nu, "A Student-t forecast has a score from more than 1 degree of freedom.");
        }

        double z = (Allowed.Finite(outcome) - forecast.Location) / forecast.Scale;
        var unit = new StudentT(nu);
        double beta = LogBeta(0.5, nu - 0.5) - 2 * LogBeta(0.5, 0.5 * nu);
        double spread = 2 * Math.Sqrt(nu) / (nu - 1) * Natural.Exp(beta);
        return forecast.Scale * (z * (2 * unit.Cdf(z) - 1) + 2 * unit.Density(z) * (nu + z * z) / (nu - 1) - spread);
    }

    /// <summary>The score of a log-normal forecast, in the unit of the outcome.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="outcome">y; zero and less is outside the forecast and scored all the same.</param>
    /// <remarks>y (2 F(y) - 1) - 2 exp(μ + σ²/2) [Φ(ω - σ) + Φ(σ/√2) - 1], ω = (ln y - μ)/σ (Baran and Lerch 2015).</remarks>
    public static double Of(LogNormal forecast, double outcome)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        double sigma = forecast.Sigma, mean = Natural.Exp(forecast.Mu + 0.5 * sigma * sigma);
        double below = forecast.Cdf(Allowed.Finite(outcome));
        double shifted = outcome > 0 ? NormalFunctions.Cdf((Natural.Log(outcome) - forecast.Mu) / sigma - sigma) : 0;
        return outcome * (2 * below - 1) - 2 * mean * (shifted - NormalFunctions.Cdf(-sigma * InverseRootOfTwo));
    }

    /// <summary>The score of a forecast given by draws, in O(n ln n).</summary>
    /// <param name="draws">The draws, in any order.</param>
    /// <param name="outcome">y.</param>
    /// <param name="isFair">
    /// Whether to score the distribution that the draws come from (fair, Ferro 2014; two draws or more) rather than the draws themselves.
    /// </param>
    /// <remarks>
    /// mean |xᵢ - y| - Σᵢⱼ |xᵢ - xⱼ| / (2 m²), or with 2 m (m - 1) where fair. The plain score favours few draws spread too little; the
    /// fair one
    /// can be negative.
    /// </remarks>
    /// <exception cref="ArgumentException">Too few draws, or a number that is not finite.</exception>
    public static double OfDraws(ReadOnlySpan<double> draws, double outcome, bool isFair = true)
    {
        Allowed.Finite(outcome);
        int count = draws.Length;
        if (count < (isFair ? 2 : 1))
        {
            throw new ArgumentException(
                $"{(isFair ? "A fair score needs two draws" : "A score needs one draw")} at least; {count} were given.", nameof(draws));
        }

        double[] sorted = Quantiles.Sorted(draws);
        Allowed.Finite(sorted[0], nameof(draws));
        Allowed.Finite(sorted[^1], nameof(draws));
        double error = 0, differences = 0;
        for (int i = 0; i < count; i++)
        {
            error += Math.Abs(sorted[i] - outcome);

            // From the outcome, so that a large level costs no digits.
            differences += (2.0 * i + 1 - count) * (sorted[i] - outcome);
        }

        return error / count - differences / ((double)count * (isFair ? count - 1 : count));
    }

    /// <summary>The score of a forecast given by some of its quantiles, as twice their mean quantile score.</summary>
    /// <param name="levels">τ, between 0 and 1 and ascending.</param>
    /// <param name="quantiles">The quantiles, ascending.</param>
    /// <param name="outcome">y.</param>
    /// <remarks>
    /// (1/K) Σ 2 (1{y ≤ q} - τ) (q - y): as the score is twice the quantile score's integral over τ, this comes near it where the levels
    /// lie
    /// evenly (Gneiting and Ranjan 2011). With other levels it is a proper score of its own, that weighs the regions where levels crowd;
    /// with
    /// symmetric levels and the median it is the weighted interval score. It only compares forecasts of the same levels.
    /// </remarks>
    /// <exception cref="ArgumentException">Lengths that differ, levels out of order or range, or quantiles that cross.</exception>
    public static double OfQuantiles(ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles, double outcome)
    {
        QuantileForecast.Check(levels, quantiles);
        double sum = 0;
        for (int k = 0; k < levels.Length; k++)
        {
            sum += 2 * QuantileScore(levels[k], quantiles[k], outcome);
        }

        return sum / levels.Length;
    }

    /// <summary>The quantile score (pinball loss): (1{y ≤ q} - τ) (q - y).</summary>
    /// <param name="level">τ, between 0 and 1.</param>
    /// <param name="quantile">q.</param>
    /// <param name="outcome">y.</param>
    public static double QuantileScore(double level, double quantile, double outcome) =>
        ((Allowed.Finite(outcome) <= Allowed.Finite(quantile) ? 1 : 0) - Allowed.Inside(level)) * (quantile - outcome);

    private static double LogBeta(double a, double b) =>
        GammaFunctions.LogGamma(a) + GammaFunctions.LogGamma(b) - GammaFunctions.LogGamma(a + b);
}

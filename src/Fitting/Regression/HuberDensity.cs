using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

/// <summary>The probability density whose logarithm is a Huber loss, with a scale fitted to residuals.</summary>
/// <param name="Shape">δ, where the loss of a residual in units of the scale turns from square to straight.</param>
/// <param name="LogScale">ln s of the scale of greatest likelihood.</param>
/// <param name="LogLikelihood">Log-likelihood of the residuals at that scale.</param>
/// <remarks>
/// ln p(r) = -ρ_δ(r/s) - ln Z(δ) - ln s, Z(δ) = √(2π) (1 - 2 Q(δ)) + 2 exp(-δ²/2) / δ, with Q the upper tail of the standard normal: Huber
/// 1964, as Besiroglu et al. 2024 use it. Residuals are straight beyond δ s, so a small δ makes it a Laplace density, and the fit of
/// greatest likelihood that of least absolute deviations.
/// </remarks>
public readonly record struct HuberDensity(double Shape, double LogScale, double LogLikelihood)
{
    /// <summary>The residual, in the unit of the residuals, at which the loss turns from square to straight: δ s.</summary>
    public double Threshold => Shape * Elementary.Exp(LogScale);

    /// <summary>The scale of greatest likelihood.</summary>
    /// <param name="shape">δ, above zero.</param>
    /// <param name="residuals">The residuals, not all of them zero.</param>
    public static HuberDensity Fit(double shape, ReadOnlySpan<double> residuals)
    {
        if (!(shape > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "The threshold of a Huber loss is above zero.");
        }

        double total = 0;
        foreach (double r in residuals)
        {
            total += Math.Abs(r);
        }

        if (!(total > 0))
        {
            throw new ArgumentException("Residuals that are all zero have no scale.", nameof(residuals));
        }

        // n = Σ (r/s) ψ(r/s) at the maximum, and the sum falls in s: bisection on ln s.
        double low = Elementary.Log(shape * total / residuals.Length) - 50, high = Elementary.Log(total) + 50;
        for (int i = 0; i < 120; i++)
        {
            double middle = 0.5 * (low + high), s = Elementary.Exp(middle), sum = 0;
            foreach (double r in residuals)
            {
                double z = Math.Abs(r) / s;
                sum += z * Math.Min(z, shape);
            }

            (low, high) = sum > residuals.Length ? (middle, high) : (low, middle);
        }

        return new HuberDensity(shape, low, At(shape, low, residuals));
    }

    private static double At(double shape, double logScale, ReadOnlySpan<double> residuals)
    {
        double s = Elementary.Exp(logScale), loss = 0;
        foreach (double r in residuals)
        {
            double z = Math.Abs(r) / s, clipped = Math.Min(z, shape);
            loss += clipped * (z - 0.5 * clipped);
        }

        double inside = 1 - 2 * NormalFunctions.Cdf(-shape);
        double z0 = Math.Sqrt(2 * Math.PI) * inside + 2 * Elementary.Exp(-shape * shape / 2) / shape;
        return -loss - residuals.Length * (Elementary.Log(z0) + logScale);
    }
}

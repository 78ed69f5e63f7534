using Forecast.Fitting.Numerics;

namespace Forecast.Models.ScalingLaws;

/// <summary>A power law whose exponent changes smoothly at some places, over a limit.</summary>
/// <param name="Limit">a, the value approached, in the unit of y.</param>
/// <param name="Coefficient">b, the size of the first segment at x = 1, in the unit of y.</param>
/// <param name="Exponent">c_0, the exponent of the first segment.</param>
/// <param name="Breaks">The breaks, in ascending order of place.</param>
/// <remarks>y = a + b x^-c_0 ∏_i (1 + (x / d_i)^(1 / f_i))^(-c_i f_i) (Caballero et al. 2023, eq. 1).</remarks>
public sealed record BrokenLaw(double Limit, double Coefficient, double Exponent, IReadOnlyList<BrokenLawBreak> Breaks)
{
    /// <summary>The value at a scale.</summary>
    /// <param name="x">The quantity scaled up: parameters, tokens, compute.</param>
    public double At(double x)
    {
        double log = -Exponent * Elementary.Log(x);
        foreach (BrokenLawBreak b in Breaks)
        {
            log -= b.Change * b.Width * Softplus(Elementary.Log(x / b.Place) / b.Width);
        }

        return Limit + Coefficient * Elementary.Exp(log);
    }

    // ln(1 + e^z), which (x / d)^(1 / f) itself would overflow at a sharp break.
    internal static double Softplus(double z) => z > 35 ? z : Elementary.Log(1 + Elementary.Exp(z));
}

/// <summary>One break of a <see cref="BrokenLaw"/>.</summary>
/// <param name="Change">c_i, what the break adds to the exponent.</param>
/// <param name="Place">d_i, where it lies, in the unit of x.</param>
/// <param name="Width">f_i, how smooth it is, in units of ln x; above zero.</param>
public readonly record struct BrokenLawBreak(double Change, double Place, double Width);

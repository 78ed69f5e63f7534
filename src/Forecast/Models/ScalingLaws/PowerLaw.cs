using Forecast.Fitting.Numerics;

namespace Forecast.Models.ScalingLaws;

/// <summary>A power of one quantity, over a limit that may be zero.</summary>
/// <param name="Coefficient">A, in the unit of y times that of x to the power of the exponent.</param>
/// <param name="Exponent">α; positive where y falls.</param>
/// <param name="Limit">E, the value at infinity; zero for a plain power law.</param>
/// <remarks>y = E + A / x^α. Kaplan et al. 2020 write a plain one as (x_c / x)^α, so A = x_c^α.</remarks>
public sealed record PowerLaw(double Coefficient, double Exponent, double Limit = 0)
{
    /// <summary>The law (x_c / x)^α.</summary>
    /// <param name="scale">x_c, in the unit of x.</param>
    /// <param name="exponent">α.</param>
    public static PowerLaw FromScale(double scale, double exponent) => new(Elementary.Pow(scale, exponent), exponent);

    /// <summary>The value at a scale.</summary>
    public double At(double x) => Limit + Coefficient * Elementary.Pow(x, -Exponent);

    /// <summary>The scale at which the law reaches a value above its limit.</summary>
    public double Reaches(double y) => y > Limit
        ? Elementary.Pow((y - Limit) / Coefficient, -1 / Exponent)
        : throw new ArgumentOutOfRangeException(nameof(y), y, $"The law stays above its limit of {Limit}.");
}

using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>ln Γ(h + 1/2) - ln Γ(h) for a positive h with its derivative: the constant of Student's t as ν = 2h changes.</summary>
/// <remarks>
/// Beyond 10 the asymptotic series (Tricomi and Erdélyi 1951), below it the recurrence Γ(h + 1) = h Γ(h); within 1e-14 of each, or of ln h.
/// </remarks>
internal static class GammaHalfStep
{
    private const double Far = 10;

    public static double At(double h, out double slope)
    {
        double product = 1, shifted = 0;
        for (; h < Far; h++)
        {
            product *= h / (h + 0.5);
            shifted += 0.5 / (h * (h + 0.5));
        }

        double inverse = 1 / h, z = inverse * inverse;
        double series = 691.0 / 180224, slopes = -11 * 691.0 / 180224;
        series = series * z - 31.0 / 18432;
        slopes = slopes * z + 9 * 31.0 / 18432;
        series = series * z + 17.0 / 14336;
        slopes = slopes * z - 7 * 17.0 / 14336;
        series = series * z - 1.0 / 640;
        slopes = slopes * z + 5.0 / 640;
        series = series * z + 1.0 / 192;
        slopes = slopes * z - 3.0 / 192;
        series = series * z - 1.0 / 8;
        slopes = slopes * z + 1.0 / 8;
        slope = 0.5 * inverse + slopes * z + shifted;
        return 0.5 * Natural.Log(h * product * product) + series * inverse;
    }
}

using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Models.DataStock;

/// <summary>A distribution through three quantiles: half a normal below its median, and half of another above.</summary>
/// <param name="Median">Median.</param>
/// <param name="Below">Standard deviation of the lower half, not negative.</param>
/// <param name="Above">Standard deviation of the upper half, not negative.</param>
public readonly record struct TwoPieceNormal(double Median, double Below, double Above)
{
    private const double Log10OfE = 0.4342944819032518, RootOfTwoPi = 2.5066282746310002;

    /// <summary>The distribution with a median and a central interval.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="median">Median.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="level">Probability between the ends.</param>
    public static TwoPieceNormal Of(double low, double median, double high, double level)
    {
        double z = new Normal(0, 1).Quantile((1 + level) / 2);
        return new TwoPieceNormal(median, (median - low) / z, (high - median) / z);
    }

    /// <summary>The same, each half widened by independent normal noise.</summary>
    /// <param name="deviation">Standard deviation of the noise, above 0.</param>
    public TwoPieceNormal Widened(double deviation) =>
        new(Median, Math.Sqrt(Below * Below + deviation * deviation), Math.Sqrt(Above * Above + deviation * deviation));

    /// <summary>The same, scaled and shifted.</summary>
    /// <param name="factor">What it is multiplied by, above 0.</param>
    /// <param name="shift">What is added then.</param>
    public TwoPieceNormal Scaled(double factor, double shift) => new(Median * factor + shift, Below * factor, Above * factor);

    /// <summary>The density, 0 beyond 12 standard deviations. Both halves must have a spread.</summary>
    public double Density(double x)
    {
        double spread = x < Median ? Below : Above, z = (x - Median) / spread;
        return Math.Abs(z) > 12 ? 0 : Elementary.Exp10(-0.5 * z * z * Log10OfE) / (spread * RootOfTwoPi);
    }
}

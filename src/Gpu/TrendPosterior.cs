using Forecast.Fitting.Regression;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Quantities;

namespace Forecast.Gpu;

/// <summary>What a fit knows of a straight line over time: level and slope, jointly normal or Student-t, and the scatter about it.</summary>
/// <remarks>
/// With ν degrees of freedom, the standard deviations are known up to w = √(ν / χ²), with a χ² of ν degrees of freedom: level and slope are
/// jointly t then, as the posterior of least squares under the usual flat prior is (Gelman et al., Bayesian Data Analysis, 3rd ed.,
/// section 14.2), and the same w widens the residuals.
/// </remarks>
public sealed class TrendPosterior
{
    /// <summary>What is known of a line.</summary>
    /// <param name="centre">The time, in years, at which the level is given.</param>
    /// <param name="level">Value of the line there.</param>
    /// <param name="slope">Its change in one year.</param>
    /// <param name="levelError">Standard error of the level, not below 0.</param>
    /// <param name="slopeError">Standard error of the slope, not below 0.</param>
    /// <param name="correlation">Correlation of their errors, from -1 to 1.</param>
    /// <param name="residualDeviation">Standard deviation of an observation about the line, not below 0.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom that the errors were estimated with; infinite where they are known.</param>
    /// <exception cref="ArgumentException">A number that is not allowed.</exception>
    public TrendPosterior(
        double centre,
        double level,
        double slope,
        double levelError,
        double slopeError,
        double correlation = 0,
        double residualDeviation = 0,
        double degreesOfFreedom = double.PositiveInfinity)
    {
        Parameter.Finite("Trend", centre);
        Parameter.Finite("Trend", level);
        Parameter.Finite("Trend", slope);
        Parameter.NotNegative("Trend", levelError);
        Parameter.NotNegative("Trend", slopeError);
        Parameter.NotNegative("Trend", residualDeviation);
        Parameter.NotNegative("Trend", 1 - Math.Abs(correlation), "1 - |correlation|");
        if (!(degreesOfFreedom > 0))
        {
            throw new ArgumentException($"Trend: degreesOfFreedom must be above 0; {degreesOfFreedom:R} was given.", nameof(degreesOfFreedom));
        }

        Centre = centre;
        Level = level;
        Slope = slope;
        LevelError = levelError;
        SlopeError = slopeError;
        Correlation = correlation;
        ResidualDeviation = residualDeviation;
        DegreesOfFreedom = degreesOfFreedom;
    }

    /// <summary>The time, in years, at which the level is given.</summary>
    public double Centre { get; }

    /// <summary>Value of the line at the centre.</summary>
    public double Level { get; }

    /// <summary>Change of the line in one year.</summary>
    public double Slope { get; }

    /// <summary>Standard error of the level.</summary>
    public double LevelError { get; }

    /// <summary>Standard error of the slope.</summary>
    public double SlopeError { get; }

    /// <summary>Correlation of the errors of level and slope.</summary>
    public double Correlation { get; }

    /// <summary>Standard deviation of an observation about the line.</summary>
    public double ResidualDeviation { get; }

    /// <summary>Degrees of freedom that the errors were estimated with.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>What a line by least squares knows; log10 values for a <see cref="LogLinearTrend"/>'s line.</summary>
    /// <exception cref="ArgumentException">A line through two points, which knows nothing of its errors.</exception>
    public static TrendPosterior Of(LinearTrend fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.Quality.DegreesOfFreedom > 0
            ? new TrendPosterior(
                fit.Centre,
                fit.Level,
                fit.Slope,
                fit.Terms[0].StandardError,
                fit.SlopeStandardError,
                correlation: 0,
                fit.Quality.ResidualStandardDeviation,
                fit.Quality.DegreesOfFreedom)
            : throw new ArgumentException("Trend: a line through two points has no errors to draw from; give three points or more.", nameof(fit));
    }

    internal QuantityPath Draw(Timeline timeline, bool withResiduals, string? name)
    {
        Quantity width = Width(name), first = Normal(name, "level"), second = Normal(name, "slope");
        Quantity level = Parameter.Scaled(first * width, LevelError, Level);
        Quantity both = Correlation == 0 ? second : Correlation * first + Math.Sqrt(1 - Correlation * Correlation) * second;
        Quantity slope = Parameter.Scaled(both * width, SlopeError, Slope);
        return timeline.Path(i =>
        {
            Quantity line = Quantity.MultiplyAdd(slope, timeline[i] - Centre, level);
            return withResiduals ? Quantity.MultiplyAdd(ResidualDeviation, Normal(name, $"residual {i}") * width, line) : line;
        });
    }

    private static RandomQuantity Normal(string? name, string part) => Gpu.Draw.Normal(0, 1, name is null ? null : $"{name}/{part}");

    // √(ν / χ²), where χ² / 2 is gamma with the shape ν / 2.
    private Quantity Width(string? name) => double.IsPositiveInfinity(DegreesOfFreedom)
        ? 1
        : Quantity.Sqrt(DegreesOfFreedom / 2 / Gpu.Draw.Gamma(DegreesOfFreedom / 2, 1, name is null ? null : $"{name}/scatter"));
}

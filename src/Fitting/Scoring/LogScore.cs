using System.Globalization;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Scoring;

/// <summary>The logarithmic score: minus the log density of the outcome, smaller for the better forecast (Good 1952).</summary>
/// <remarks>
/// It depends on the density at the outcome alone and punishes what was called impossible without bound; the unit moves it by a constant.
/// </remarks>
public static class LogScore
{
    private const double NormalRange = 1.34;
    private const double RuleOfThumb = 1.06;

    /// <summary>The score of a forecast that has a density.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="outcome">The outcome.</param>
    public static double Of(IDistribution forecast, double outcome)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return -forecast.LogDensity(Allowed.Finite(outcome));
    }

    /// <summary>
    /// The score of a forecast given by draws, through a kernel density of them: an approximation, which its warning says.
    /// </summary>
    /// <param name="draws">The draws, two different ones at least.</param>
    /// <param name="outcome">The outcome.</param>
    /// <remarks>
    /// Gaussian kernels of width 1.06 min(s, R/1.34) m^(-1/5), s being the standard deviation and R the interquartile range (Scott 1992),
    /// as the
    /// package scoringRules has it. It is no proper score of the distribution behind the draws, and in the tails it is made of the kernel.
    /// Where draws are all there is, prefer CRPS (Krüger et al. 2021).
    /// </remarks>
    /// <exception cref="ArgumentException">Fewer than two different draws, or a number that is not finite.</exception>
    public static DrawnLogScore OfDraws(ReadOnlySpan<double> draws, double outcome)
    {
        Allowed.Finite(outcome);
        double[] sorted = Quantiles.Sorted(draws);
        if (sorted.Length < 2 || !(sorted[^1] > sorted[0]) || !double.IsFinite(sorted[^1] - sorted[0]))
        {
            throw new ArgumentException("A kernel density needs two different draws at least, all finite.", nameof(draws));
        }

        double width = Width(sorted), sum = 0, nearest = double.PositiveInfinity;
        foreach (double draw in sorted)
        {
            nearest = Math.Min(nearest, Math.Abs(draw - outcome));
        }

        // Relative to the nearest kernel, so that an outcome far outside has a score and not infinity.
        double least = 0.5 * (nearest / width) * (nearest / width);
        foreach (double draw in sorted)
        {
            double z = (draw - outcome) / width;
            sum += Natural.Exp(least - 0.5 * z * z);
        }

        double score = least - Natural.Log(sum / sorted.Length) + Natural.Log(width) + 0.5 * Natural.LogOfTwoPi;
        return new DrawnLogScore(score, width, outcome < sorted[0] || outcome > sorted[^1]);
    }

    private static double Width(double[] sorted)
    {
        double mean = 0, squares = 0;
        foreach (double draw in sorted)
        {
            mean += draw / sorted.Length;
        }

        foreach (double draw in sorted)
        {
            squares += (draw - mean) * (draw - mean);
        }

        double deviation = Math.Sqrt(squares / (sorted.Length - 1));
        double range = (Quantiles.OfSorted(sorted, 0.75) - Quantiles.OfSorted(sorted, 0.25)) / NormalRange;
        double spread = range > 0 ? Math.Min(deviation, range) : deviation;
        return RuleOfThumb * spread * Natural.Exp(-0.2 * Natural.Log(sorted.Length));
    }
}

/// <summary>A logarithmic score through a kernel density.</summary>
/// <param name="Value">The score.</param>
/// <param name="Width">Standard deviation of a kernel, in the unit of the outcome.</param>
/// <param name="IsOutside">Whether the outcome lies outside all draws, where the score is made of the kernel alone.</param>
public readonly record struct DrawnLogScore(double Value, double Width, bool IsOutside)
{
    /// <summary>What a reader should doubt.</summary>
    public string Warning =>
        string.Create(CultureInfo.InvariantCulture, $"The log score is that of a kernel density of width {Width:G3}, not of the forecast")
        + (IsOutside ? ", and the outcome lies outside all draws, so it is made of the kernel alone." : ".");
}

using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Scoring;

/// <summary>
/// The probability integral transform: the probability that a forecast gave to values up to the outcome; uniform where forecasts are
/// calibrated.
/// </summary>
/// <remarks>
/// Where probability comes in lumps, u is drawn within the lump the outcome fell in, which keeps it exactly uniform (Czado, Gneiting and
/// Held 2009).
/// </remarks>
public static class Pit
{
    /// <summary>The transform of a continuous forecast: F(y).</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="outcome">y.</param>
    public static double Of(IDistribution forecast, double outcome)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return forecast.Cdf(Allowed.Finite(outcome));
    }

    /// <summary>The transform of a forecast of a count: P(X &lt; y) + v P(X = y).</summary>
    /// <param name="forecast">The forecast, of whole numbers.</param>
    /// <param name="outcome">y.</param>
    /// <param name="uniform">v, drawn from 0 to 1.</param>
    public static double OfCount(IDistribution forecast, long outcome, double uniform)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        double below = forecast.Cdf(outcome - 1.0), at = forecast.Cdf(outcome);
        return below + Allowed.Probability(uniform) * (at - below);
    }

    /// <summary>
    /// The transform of a forecast given by draws: the rank of the outcome among m of them, spread over its share of 1/(m + 1).
    /// </summary>
    /// <param name="draws">The draws, in any order.</param>
    /// <param name="outcome">y; among equal draws it takes any place.</param>
    /// <param name="random">Where u is drawn from.</param>
    /// <exception cref="ArgumentException">No draws, or one that is not a number.</exception>
    public static double OfDraws(ReadOnlySpan<double> draws, double outcome, RandomSequence random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Allowed.Finite(outcome);
        if (draws.IsEmpty)
        {
            throw new ArgumentException("A rank needs draws.", nameof(draws));
        }

        int below = 0, equal = 0;
        foreach (double draw in draws)
        {
            below += Allowed.Finite(draw, nameof(draws)) < outcome ? 1 : 0;
            equal += draw == outcome ? 1 : 0;
        }

        return (below + (equal + 1) * random.NextUniform()) / (draws.Length + 1);
    }

    /// <summary>The transform of a forecast given by quantiles: u is drawn between the levels that the outcome fell between.</summary>
    /// <param name="levels">τ, between 0 and 1 and ascending.</param>
    /// <param name="quantiles">The quantiles, ascending; the outcome on equal ones takes any place among them.</param>
    /// <param name="outcome">y.</param>
    /// <param name="random">Where u is drawn from.</param>
    /// <exception cref="ArgumentException">As for <see cref="Crps.OfQuantiles"/>.</exception>
    public static double OfQuantiles(ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles, double outcome, RandomSequence random)
    {
        ArgumentNullException.ThrowIfNull(random);
        QuantileForecast.Check(levels, quantiles);
        Allowed.Finite(outcome);
        double low = 0, high = 1;
        for (int k = 0; k < levels.Length; k++)
        {
            low = quantiles[k] < outcome ? levels[k] : low;
            high = quantiles[k] > outcome ? Math.Min(high, levels[k]) : high;
        }

        return low + (high - low) * random.NextUniform();
    }
}

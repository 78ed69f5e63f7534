using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Scoring;

/// <summary>
/// The interval score: width and what the outcome lies outside, in the unit of the outcome, smaller for the better forecast.
/// </summary>
public static class IntervalScore
{
    /// <summary>The score of a central interval.</summary>
    /// <param name="forecast">The interval, its ends finite; its level is 1 - α.</param>
    /// <param name="outcome">y.</param>
    /// <remarks>(u - l) + (2/α) (l - y)₊ + (2/α) (y - u)₊ (Gneiting and Raftery 2007, equation 43).</remarks>
    public static double Of(Interval forecast, double outcome)
    {
        double width = Width(forecast), factor = 2 / (1 - Allowed.Inside(forecast.Level, nameof(forecast)));
        Allowed.Finite(outcome);
        return width + factor * Math.Max(0, forecast.Low - outcome) + factor * Math.Max(0, outcome - forecast.High);
    }

    internal static double Width(Interval forecast)
    {
        double low = Allowed.Finite(forecast.Low, nameof(forecast)), high = Allowed.Finite(forecast.High, nameof(forecast));
        return high >= low
            ? high - low
            : throw new ArgumentException($"An interval ends above its beginning; {low} to {high} was given.", nameof(forecast));
    }
}

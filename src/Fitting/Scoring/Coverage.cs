using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Scoring;

/// <summary>How often the central intervals of one level held the outcome.</summary>
/// <param name="Level">Probability that the forecasts gave the interval.</param>
/// <param name="Held">How often it held the outcome, with the interval of that share.</param>
public readonly record struct Coverage(double Level, Proportion Held)
{
    /// <summary>Whether the level is among the probabilities that the outcomes leave open.</summary>
    public bool IsAsClaimed => Held.Interval.Contains(Level);

    /// <summary>The coverage of intervals.</summary>
    /// <param name="level">Probability that the forecasts gave each interval.</param>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends, as many.</param>
    /// <param name="outcomes">Outcomes, as many; an end belongs to its interval.</param>
    /// <param name="confidence">Level of the interval of the share, between 0 and 1.</param>
    /// <exception cref="ArgumentException">No forecasts, or lengths that differ.</exception>
    public static Coverage Of(
        double level, ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> outcomes, double confidence = 0.9)
    {
        if (outcomes.IsEmpty || low.Length != outcomes.Length || high.Length != outcomes.Length)
        {
            throw new ArgumentException(
                $"Coverage needs two ends an outcome; {low.Length}, {high.Length} and {outcomes.Length} were given.", nameof(outcomes));
        }

        int inside = 0;
        for (int i = 0; i < outcomes.Length; i++)
        {
            inside += low[i] <= outcomes[i] && outcomes[i] <= high[i] ? 1 : 0;
        }

        return new Coverage(Allowed.Inside(level), Proportion.Of(inside, outcomes.Length, confidence));
    }
}

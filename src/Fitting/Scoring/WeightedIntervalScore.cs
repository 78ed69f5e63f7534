using Forecast.Fitting.Results;

namespace Forecast.Fitting.Scoring;

/// <summary>The weighted interval score, and what it is made of; all in the unit of the outcome.</summary>
/// <param name="Dispersion">From the widths of the intervals.</param>
/// <param name="Overprediction">From outcomes below the intervals and the median.</param>
/// <param name="Underprediction">From outcomes above them.</param>
/// <remarks>
/// (1/(K + 1/2)) [½ |y - m| + Σ (αₖ/2) ISₖ] (Bracher et al. 2021), as the package scoringutils has it. It comes near CRPS as levels are
/// added, and
/// is twice the mean quantile score of the 2K + 1 quantiles.
/// </remarks>
public readonly record struct WeightedIntervalScore(double Dispersion, double Overprediction, double Underprediction)
{
    private const double MedianWeight = 0.5;

    /// <summary>The score.</summary>
    public double Value => Dispersion + Overprediction + Underprediction;

    /// <summary>The score of a median and central intervals.</summary>
    /// <param name="median">m; null where there is none, which leaves ½ out of the divisor too.</param>
    /// <param name="intervals">The intervals, each of another level; at least one, or a median.</param>
    /// <param name="outcome">y.</param>
    /// <exception cref="ArgumentException">Nothing to score, or an interval without finite ends in order.</exception>
    public static WeightedIntervalScore Of(double? median, IReadOnlyList<Interval> intervals, double outcome)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        if (intervals.Count == 0 && median is null)
        {
            throw new ArgumentException("A score needs a median or an interval.", nameof(intervals));
        }

        double dispersion = 0, over = 0, under = 0, divisor = intervals.Count;
        foreach (Interval interval in intervals)
        {
            dispersion += (1 - interval.Level) / 2 * IntervalScore.Width(interval);
            over += Math.Max(0, interval.Low - outcome);
            under += Math.Max(0, outcome - interval.High);
        }

        if (median is { } middle)
        {
            over += MedianWeight * Math.Max(0, middle - outcome);
            under += MedianWeight * Math.Max(0, outcome - middle);
            divisor += MedianWeight;
        }

        return new WeightedIntervalScore(dispersion / divisor, over / divisor, under / divisor);
    }

    /// <summary>
    /// The score of quantiles: the pairs of levels τ and 1 - τ are the intervals; a level without its partner is not used.
    /// </summary>
    /// <param name="levels">τ, between 0 and 1 and ascending.</param>
    /// <param name="quantiles">The quantiles, ascending.</param>
    /// <param name="outcome">y.</param>
    /// <exception cref="ArgumentException">As for <see cref="Crps.OfQuantiles"/>, or no pair and no median.</exception>
    public static WeightedIntervalScore Of(ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles, double outcome)
    {
        QuantileForecast.Check(levels, quantiles);
        (double? median, List<Interval> intervals) = CentralIntervals.Of(levels, quantiles);
        return Of(median, intervals, outcome);
    }

    /// <summary>The central intervals among quantiles, the widest first.</summary>
    /// <param name="levels">τ, between 0 and 1 and ascending.</param>
    /// <param name="quantiles">The quantiles, ascending.</param>
    /// <exception cref="ArgumentException">As for <see cref="Crps.OfQuantiles"/>.</exception>
    public static IReadOnlyList<Interval> Intervals(ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles)
    {
        QuantileForecast.Check(levels, quantiles);
        return CentralIntervals.Of(levels, quantiles).Intervals;
    }

    /// <summary>
    /// Whether levels are a median and pairs τ and 1 - τ, with none left over: then the score is twice their mean quantile score.
    /// </summary>
    /// <param name="levels">τ, between 0 and 1 and ascending.</param>
    public static bool CoversAll(ReadOnlySpan<double> levels)
    {
        (double? median, List<Interval> intervals) = CentralIntervals.Of(levels, levels);
        return median is not null && 2 * intervals.Count + 1 == levels.Length;
    }
}

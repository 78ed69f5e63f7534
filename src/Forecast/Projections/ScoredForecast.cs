using Forecast.Data;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;

namespace Forecast.Projections;

/// <summary>One forecast beside its outcome, in numbers.</summary>
/// <param name="Source">The forecast.</param>
/// <param name="Score">CRPS, or twice the mean quantile score.</param>
/// <param name="LogScore">The log score; null for quantiles, which have no density.</param>
/// <param name="Parts">What the score of quantiles is made of; null for other kinds, or where levels have no partners.</param>
/// <param name="Transform">The probability integral transform.</param>
/// <param name="Intervals">Its central intervals.</param>
internal sealed record ScoredForecast(
    UserForecast Source, double Score, double? LogScore, WeightedIntervalScore? Parts, double Transform, IReadOnlyList<Interval> Intervals)
{
    private static readonly double[] _claimed = [0.5, 0.8, 0.9, 0.95];

    /// <summary>Scores a forecast.</summary>
    /// <param name="kind">How it is given.</param>
    /// <param name="levels">Levels of its quantiles.</param>
    /// <param name="forecast">The forecast.</param>
    /// <param name="key">Where its place within a lump of probability is drawn from.</param>
    public static ScoredForecast Of(ForecastKind kind, double[] levels, UserForecast forecast, StreamKey key)
    {
        var random = new RandomSequence(key.Child((ulong)forecast.Row));
        double[] values = forecast.Values;
        double y = forecast.Outcome;
        return kind switch
        {
            ForecastKind.Quantiles => OfQuantiles(levels, forecast, random),
            ForecastKind.Draws => new ScoredForecast(
                forecast,
                Crps.OfDraws(values, y),
                values.Distinct().Take(2).Count() > 1 ? Fitting.Scoring.LogScore.OfDraws(values, y).Value : double.NaN,
                null,
                Pit.OfDraws(values, y, random),
                Ranked(Quantiles.Sorted(values))),
            _ => OfNormal(new Normal(values[0], values[1]), forecast),
        };
    }

    private static ScoredForecast OfQuantiles(double[] levels, UserForecast forecast, RandomSequence random)
    {
        double score = Crps.OfQuantiles(levels, forecast.Values, forecast.Outcome);
        bool isPaired = WeightedIntervalScore.CoversAll(levels);
        return new ScoredForecast(
            forecast,
            score,
            null,
            isPaired ? WeightedIntervalScore.Of(levels, forecast.Values, forecast.Outcome) : null,
            Pit.OfQuantiles(levels, forecast.Values, forecast.Outcome, random),
            WeightedIntervalScore.Intervals(levels, forecast.Values));
    }

    private static ScoredForecast OfNormal(Normal normal, UserForecast forecast) => new(
        forecast,
        Crps.Of(normal, forecast.Outcome),
        Fitting.Scoring.LogScore.Of(normal, forecast.Outcome),
        null,
        Pit.Of(normal, forecast.Outcome),
        [.. _claimed.Select(level => new Interval(normal.Quantile(0.5 - level / 2), normal.Quantile(0.5 + level / 2), level))]);

    // The value of rank p (m + 1): the intervals of m draws then hold a new one exactly as often as they claim.
    private static Interval[] Ranked(double[] sorted) =>
    [
        .. _claimed.Where(level => (0.5 - level / 2) * (sorted.Length + 1) >= 1 - 1e-9)
            .Select(level => new Interval(Rank(sorted, 0.5 - level / 2), Rank(sorted, 0.5 + level / 2), level)),
    ];

    private static double Rank(double[] sorted, double probability)
    {
        double place = Math.Clamp(probability * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        int below = Math.Min((int)(place + 1e-9), sorted.Length - 1), above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + Math.Max(0, place - below) * (sorted[above] - sorted[below]);
    }
}

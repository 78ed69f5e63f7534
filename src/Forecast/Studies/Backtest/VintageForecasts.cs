using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Projections.Stacked;

namespace Forecast.Studies.Backtest;

/// <summary>The forecasts made from one table, origin by origin, with their scores.</summary>
internal sealed class VintageForecasts
{
    private VintageForecasts(Vintage vintage, Series series, OriginForecast[] origins, StackedTrend last, OutcomeScore[] scores) =>
        (Vintage, Series, Origins, Last, Scores) = (vintage, series, origins, last, scores);

    public Vintage Vintage { get; }

    /// <summary>The rows of the table.</summary>
    public Series Series { get; }

    public IReadOnlyList<OriginForecast> Origins { get; }

    /// <summary>The forecast on the table's own day, from all of its rows.</summary>
    public StackedTrend Last { get; }

    public IReadOnlyList<OutcomeScore> Scores { get; }

    public static VintageForecasts Of(
        Vintage vintage,
        Series series,
        IReadOnlyList<DateOnly> days,
        Series now,
        ShapePlan plan,
        StreamKey key,
        double[] noise,
        CancellationToken cancellation)
    {
        Chronology chronology = series.Chronology;
        double[] years = series.Years.ToArray(), values = series.Log10Values.ToArray();
        double[] cuts = [.. days.Select(chronology.Years), chronology.Years(vintage.LastDay) + 1 / chronology.DaysPerYear];
        RollingForecasts rolling = RollingForecasts.Run(years, values, cuts, plan, key, cancellation);
        var origins = new OriginForecast[days.Count];
        var scores = new OutcomeScore[days.Count][];
        Parallel.For(0, origins.Length, new ParallelOptions { CancellationToken = cancellation }, o =>
        {
            int known = 0;
            while (known < years.Length && years[known] <= cuts[o])
            {
                known++;
            }

            origins[o] = new OriginForecast(vintage.Id, days[o], years.AsSpan(0, known), values.AsSpan(0, known), rolling.At(o), noise);
            scores[o] = [.. BacktestPlan.Horizons.SelectMany(months => Outcomes(origins[o], now, months))];
        });
        return new VintageForecasts(vintage, series, origins, rolling.At(days.Count), [.. scores.SelectMany(own => own)]);
    }

    // Every system of the newest table's frontier that was published in the window.
    private static IEnumerable<OutcomeScore> Outcomes(OriginForecast forecast, Series now, int months)
    {
        DateOnly from = forecast.Origin.AddMonths(months - BacktestPlan.HalfWindow);
        DateOnly to = forecast.Origin.AddMonths(months + BacktestPlan.HalfWindow);
        for (int i = 0; i < now.Count; i++)
        {
            MlSystem system = now.Systems[i];
            if (system.Published >= from && system.Published < to)
            {
                yield return forecast.Score(system, now.Years[i], now.Log10Values[i], months);
            }
        }
    }
}

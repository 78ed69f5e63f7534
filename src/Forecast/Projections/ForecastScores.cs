using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Fitting.Scoring;

namespace Forecast.Projections;

/// <summary>A user's forecasts, scored by group.</summary>
public sealed class ForecastScores
{
    private const int FewestCompared = 3;

    private ForecastScores(UserForecasts table, ScorePlan plan, ScoreGroup[] groups, IReadOnlyList<string> warnings)
    {
        (Table, Plan, Groups, Warnings) = (table, plan, groups, warnings);
    }

    /// <summary>The forecasts.</summary>
    public UserForecasts Table { get; }

    /// <summary>What was asked for.</summary>
    public ScorePlan Plan { get; }

    /// <summary>The groups, in the order of the table.</summary>
    public IReadOnlyList<ScoreGroup> Groups { get; }

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Whether the score of quantiles is a weighted interval score: their levels are a median and pairs.</summary>
    public bool IsWeightedInterval => Groups[0].Dispersion is not null;

    /// <summary>Scores forecasts.</summary>
    /// <param name="table">The forecasts.</param>
    /// <param name="plan">How.</param>
    /// <param name="against">
    /// Text of the first column that parts the table, whose forecasts are the baseline; or name of the column that was read as one. Null
    /// for none.
    /// </param>
    /// <exception cref="FitException">There is nothing to score, or nothing to compare.</exception>
    public static ForecastScores Of(UserForecasts table, ScorePlan plan, string? against = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(plan);
        if (table.Forecasts.Count == 0)
        {
            throw new FitException($"'{table.Path}': no row has a forecast and its outcome.");
        }

        if (table.Forecasts.FirstOrDefault(f => table.Kind == ForecastKind.Draws && f.Values.Length < 2) is { } alone)
        {
            throw new FitException(
                string.Create(
                    CultureInfo.InvariantCulture, $"'{table.Path}': the forecast in row {alone.Row} has one draw, and a score needs two."));
        }

        var key = new StreamKey(plan.Seed);
        double[] levels = [.. table.Levels];
        ScoredForecast[] scored = [.. table.Forecasts.Select(
            forecast => ScoredForecast.Of(table.Kind, levels, forecast, key.Child("transform")))];
        ILookup<string, ScoredForecast>? baseline = against is null || scored[0].Source.Baseline is not null
            ? null
            : BaselineOf(table, scored, against);
        ScoreGroup[] groups =
        [
            .. scored.GroupBy(forecast => Name(forecast.Source.Group)).Select(
                group => Group([.. group], levels, group.Key, plan, key, against, baseline)),
        ];
        if (against is not null && groups.All(group => group.Comparison is null))
        {
            throw new FitException(
                $"'{table.Path}': no group has {FewestCompared} outcomes or more in common with '{against}'. Forecasts of the same "
                    + $"outcome agree in every column but those of --by and of the forecast.");
        }

        return new ForecastScores(table, plan, groups, [.. Doubts(table, groups, against)]);
    }

    private static string Name(IEnumerable<string> texts) => string.Join(", ", texts);

    private static ILookup<string, ScoredForecast> BaselineOf(UserForecasts table, ScoredForecast[] scored, string against)
    {
        ScoredForecast[] chosen = [.. scored.Where(forecast => forecast.Source.Group.Count > 0 && forecast.Source.Group[0] == against)];
        return chosen.Length > 0
            ? chosen.ToLookup(Key)
            : throw new InputException(
                $"--against {against}: '{table.Path}' has no such column, and the first column of --by does not have this text.");
    }

    // What the forecast is of, with the groups beyond the first: a horizon is compared with the same horizon.
    private static string Key(ScoredForecast forecast) =>
        string.Join('\u001f', [forecast.Source.Subject, .. forecast.Source.Group.Skip(1)]);

    private static ScoreGroup Group(
        ScoredForecast[] forecasts,
        double[] levels,
        string name,
        ScorePlan plan,
        StreamKey key,
        string? against,
        ILookup<string, ScoredForecast>? baseline)
    {
        double[] transforms = [.. forecasts.Select(forecast => forecast.Transform)];
        double[] logs = [.. forecasts.Select(forecast => forecast.LogScore ?? double.NaN)];
        bool hasParts = forecasts[0].Parts is not null;
        return new ScoreGroup(
            name,
            MeanScore.Of([.. forecasts.Select(forecast => forecast.Score)]),
            Array.Exists(logs, double.IsNaN) ? null : MeanScore.Of(logs),
            hasParts ? forecasts.Average(forecast => forecast.Parts!.Value.Dispersion) : null,
            hasParts ? forecasts.Average(forecast => forecast.Parts!.Value.Overprediction) : null,
            hasParts ? forecasts.Average(forecast => forecast.Parts!.Value.Underprediction) : null,
            [.. Coverages(forecasts, plan.Level)],
            PitHistogram.Of(transforms, PitHistogram.UsualBins(transforms.Length), plan.Level),
            Calibration.Of(transforms),
            against is null ? null : Compare(forecasts, levels, plan, key.Child("comparison").Child(name), against, baseline));
    }

    private static IEnumerable<Coverage> Coverages(ScoredForecast[] forecasts, double confidence)
    {
        foreach (double level in forecasts.SelectMany(forecast => forecast.Intervals.Select(interval => interval.Level)).Distinct().Order())
        {
            ScoredForecast[] own = [.. forecasts.Where(forecast => forecast.Intervals.Any(interval => interval.Level == level))];
            Fitting.Results.Interval[] intervals = [.. own.Select(
                forecast => forecast.Intervals.First(interval => interval.Level == level))];
            yield return Coverage.Of(
                level, [.. intervals.Select(i => i.Low)], [.. intervals.Select(i => i.High)],
                [.. own.Select(forecast => forecast.Source.Outcome)], confidence);
        }
    }

    private static ScoreComparison? Compare(
        ScoredForecast[] forecasts,
        double[] levels,
        ScorePlan plan,
        StreamKey key,
        string against,
        ILookup<string, ScoredForecast>? baseline)
    {
        if (baseline is not null && forecasts[0].Source.Group[0] == against)
        {
            return null;
        }

        (double Own, double Other)[] pairs = baseline is null
            ? [.. forecasts.Select(forecast => (forecast.Score, OfOne(levels, forecast.Source)))]
            : [.. forecasts.Where(forecast => baseline.Contains(Key(forecast))).Select(
                forecast => (forecast.Score, baseline[Key(forecast)].First().Score))];
        if (pairs.Length < FewestCompared)
        {
            return null;
        }

        if (plan.Horizon > pairs.Length / 2)
        {
            throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--horizon {plan.Horizon}: {pairs.Length} outcomes allow a horizon from 1 to {pairs.Length / 2}."));
        }

        double[] own = [.. pairs.Select(pair => pair.Own)], other = [.. pairs.Select(pair => pair.Other)];
        return new ScoreComparison(
            against, own.Average(), other.Average(), DieboldMariano.Of(own, other, plan.Horizon, key, plan.Level, plan.Resamples));
    }

    // A forecast of one value has it for all its quantiles.
    private static double OfOne(double[] levels, UserForecast forecast)
    {
        double baseline = forecast.Baseline!.Value;
        return levels.Length > 0
            ? Crps.OfQuantiles(levels, Array.ConvertAll(levels, _ => baseline), forecast.Outcome)
            : Math.Abs(forecast.Outcome - baseline);
    }

    private static IEnumerable<string> Doubts(UserForecasts table, ScoreGroup[] groups, string? against)
    {
        if (table.Kind == ForecastKind.Draws && groups.Any(group => group.LogScore is not null))
        {
            yield return "The log score of draws is that of a kernel density of them: rely on CRPS.";
        }

        foreach (ScoreGroup group in groups.Where(group => group.Comparison is not null))
        {
            foreach (string warning in group.Comparison!.Test.Warnings)
            {
                yield return group.Name.Length > 0 ? $"{group.Name}: {warning}" : warning;
            }
        }

        string[] alone = [.. groups.Where(
            group => group.Comparison is null && group.Name.Split(", ")[0] != against).Select(group => group.Name)];
        if (against is not null && alone.Length > 0)
        {
            yield return $"Fewer than {FewestCompared} outcomes in common with '{against}', so not compared: {string.Join("; ", alone)}.";
        }
    }
}

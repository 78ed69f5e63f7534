using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Gpu.Results;
using Forecast.Projections;
using Forecast.Studies;
using Forecast.Studies.ScenarioFigures;

namespace Forecast.Reports.Bayes;

/// <summary>The sheet of a sampled trend through a user's rows.</summary>
public static class UserBayesTrendSheet
{
    private const string BreaksName = "breaks";
    private const double Day = 1 / 365.25, Month = 1 / 12.0;

    /// <summary>Puts a trend in numbers ready to be printed.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="ahead">A time to say the trend of, as given and in the series' unit; null for none.</param>
    public static BayesTrendSheet Of(UserBayesTrend trend, (string Text, double Time)? ahead = null)
    {
        ArgumentNullException.ThrowIfNull(trend);
        (UserSeries series, BayesTrendPlan plan) = (trend.Rows.Series, trend.Plan);
        bool isGrouped = trend.Rows.Groups.Count > 0, hasStretches = isGrouped || plan.Breaks is not null;
        BayesTurn[] turns = [.. trend.Breaks.Select(date => Turn(series, date, plan.Level))];
        SampledBreaks? breaks = trend.Trend as SampledBreaks;
        return new BayesTrendSheet
        {
            Title = Title(trend),
            Rule = series.Skipped == 0
                ? "all rows"
                : string.Create(CultureInfo.InvariantCulture, $"rows with every column filled ({series.Skipped} left out)"),
            Source = $"Data: '{series.Path}'",
            Sha256 = series.Sha256,
            Window = (UserTrendSheet.TimeText(series, trend.First), UserTrendSheet.TimeText(series, trend.Last)),
            N = series.Times.Length,
            Level = plan.Level,
            Method = string.Create(
                CultureInfo.InvariantCulture, $"{trend.Trend.Sampler}, seed {plan.Seed}; medians and equal-tailed intervals."),
            Priors = trend.Trend.Priors,
            Errors = Errors(trend),
            Diagnosis = trend.Trend.Diagnosis,
            LeaveOneOut = trend.Trend.LeaveOneOut,
            Notes = Notes(trend),
            Numbers = [.. hasStretches ? Latest(trend) : Pace(trend, trend.Pieces[0].Slope, inBoth: true), .. Scatter(trend)],
            Growth = isGrouped ? null : Growth(trend),
            GroupColumn = isGrouped ? trend.Rows.Columns.Group : null,
            Stretches = hasStretches ? [.. trend.Pieces.Select((piece, j) => Stretch(trend, piece, j, turns))] : [],
            Turns = turns,
            Counts = breaks is not null && plan.SamplesBreaks ? Counts(breaks) : [],
            Parameters = Parameters(trend),
            ParameterNote = ParameterNote(trend),
            Ahead = ahead is { } at ? Ahead(trend, at.Text, at.Time) : [],
            Warnings = [.. trend.Warnings, .. trend.Trend.LeaveOneOut.Warnings],
        };
    }

    private static string Title(UserBayesTrend trend)
    {
        BayesTrendPlan plan = trend.Plan;
        string title = plan.IsLog ? $"Exponential growth of {trend.Rows.Series.ValueColumn}" : $"Trend of {trend.Rows.Series.ValueColumn}";
        string by = trend.Rows.Groups.Count > 0 ? $", pooled by {trend.Rows.Columns.Group}" : "";
        string breaks = plan.Breaks is null ? "" : trend.Breaks.Count switch
        {
            1 => ", 1 break",
            int count => string.Create(CultureInfo.InvariantCulture, $", {count} breaks"),
        };
        return $"{title}{breaks}{by} (posterior)";
    }

    private static IEnumerable<BayesNumber> Pace(UserBayesTrend trend, DrawnQuantity slope, bool inBoth)
    {
        UserSeries series = trend.Rows.Series;
        string time = series.IsDated ? "year" : series.TimeColumn;
        if (!trend.Plan.IsLog)
        {
            yield return BayesNumber.Of("slope", "Change", $"{series.ValueColumn} per {time}", slope, trend.Plan.Level);
            yield break;
        }

        string rate = series.IsDated ? "a year" : $"per {time}";
        BayesNumber growth = BayesNumber.Of("growth_oom", "Growth", $"OOM {rate}", slope, trend.Plan.Level);
        yield return growth.Map("growth_factor", "Growth", $"times {rate}", LogLinearTrend.FactorOf);
        if (inBoth)
        {
            yield return growth;
        }

        yield return growth.Map("doubling_time", "Doubling time", series.IsDated ? "months" : series.TimeColumn, pace =>
        {
            Estimate doubling = LogLinearTrend.DoublingTimeOf(pace);
            return series.IsDated ? new Estimate(doubling.Value * 12, doubling.Interval.Map(years => years * 12)) : doubling;
        });
    }

    // At the last row, averaged over the number of breaks; a projection goes on with it.
    private static IEnumerable<BayesNumber> Latest(UserBayesTrend trend)
    {
        if (trend.Trend is not SampledBreaks || !trend.Plan.SamplesBreaks)
        {
            yield break;
        }

        var slope = new DrawnQuantity(trend.Trend.Posterior.Column("slope at end"), trend.Trend.Posterior.Chains);
        foreach (BayesNumber number in Pace(trend, slope, inBoth: false))
        {
            yield return number with { Id = $"{number.Id}_at_end", Name = $"{number.Name} at the end" };
        }
    }

    private static IEnumerable<BayesNumber> Scatter(UserBayesTrend trend)
    {
        if (trend.Trend.Posterior.Names.Contains("sigma"))
        {
            var sigma = new DrawnQuantity(trend.Trend.Posterior.Column("sigma"), trend.Trend.Posterior.Chains);
            string unit = trend.Plan.IsLog ? "OOM" : trend.Rows.Series.ValueColumn;
            yield return BayesNumber.Of("scatter", "Scatter about the trend", unit, sigma, trend.Plan.Level);
        }
    }

    private static (string Name, double Share, string Text) Growth(UserBayesTrend trend)
    {
        DrawnQuantity slope = trend.Trend is SampledBreaks
            ? new DrawnQuantity(trend.Trend.Posterior.Column("slope at end"), trend.Trend.Posterior.Chains)
            : trend.Pieces[0].Slope;
        double share = slope.ShareAbove(0), draws = trend.Trend.Posterior.Chains * (double)trend.Trend.Posterior.Draws;

        // Where all draws agree the error is not none but below one draw.
        double error = Math.Sqrt(Math.Max(share * (1 - share), 1 / draws) / draws);
        string name = trend.Plan.Breaks is null ? "Probability that it grows" : "Probability that it grows at the end";
        return (name, share, DrawnNumber.Share(new MonteCarloEstimate(share, error)));
    }

    private static BayesStretch Stretch(UserBayesTrend trend, BayesPiece piece, int index, BayesTurn[] turns)
    {
        UserSeries series = trend.Rows.Series;
        string from = index > 0 && turns.Length > 0 ? turns[index - 1].At : UserTrendSheet.TimeText(series, piece.From);
        string to = index < turns.Length ? turns[index].At : UserTrendSheet.TimeText(series, piece.To);
        return new BayesStretch(piece.Name, from, to, piece.N, [.. Pace(trend, piece.Slope, inBoth: false)]);
    }

    private static BayesTurn Turn(UserSeries series, DrawnQuantity date, double level)
    {
        Estimate at = date.Of(level);
        return new BayesTurn(
            Date(series, at.Value, date.Error(0.5)),
            Date(series, at.Interval.Low, date.Error(0.5 - level / 2)),
            Date(series, at.Interval.High, date.Error(0.5 + level / 2)),
            at);
    }

    // No finer than the Monte Carlo error: a day, a month or a year.
    private static string Date(UserSeries series, double time, double error) => !series.IsDated
        ? UserTrendSheet.TimeText(series, time)
        : Chronology.Gregorian.Date(time).ToString(
            error <= Day ? "yyyy-MM-dd" : error <= 2 * Month ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);

    private static BreakNumber[] Counts(SampledBreaks breaks)
    {
        double all = breaks.Prior.Numbers.Sum();
        return [.. breaks.Breaks.Probabilities.Select((probability, k) =>
            new BreakNumber(k, breaks.Prior.Numbers[k] / all, probability, k == breaks.Breaks.MostProbable))];
    }

    // A number of breaks that was asked for is no parameter.
    private static bool IsGiven(UserBayesTrend trend, ParameterDiagnosis row) =>
        row.Name == BreaksName && trend.Plan is { Breaks: not null, SamplesBreaks: false };

    private static string[] Notes(UserBayesTrend trend) =>
    [
        .. trend.Trend.Diagnosis.Notes.Where(note =>
            trend.Plan.SamplesBreaks || !note.StartsWith($"All draws of {BreaksName} are", StringComparison.Ordinal)),
    ];

    private static BayesParameter[] Parameters(UserBayesTrend trend)
    {
        Posterior posterior = trend.Trend.Posterior;
        return [.. trend.Trend.Diagnosis.Parameters.Index().Where(row => !IsGiven(trend, row.Item)).Select(row =>
        {
            (int j, ParameterDiagnosis diagnosis) = row;
            var draws = new DrawnQuantity(posterior.Column(j), posterior.Chains);
            BayesNumber number = BayesNumber.Of(diagnosis.Name, diagnosis.Name, "", draws, trend.Plan.Level);
            return new BayesParameter(number with { IsWhole = diagnosis.Name == BreaksName }, diagnosis);
        })];
    }

    private static string ParameterNote(UserBayesTrend trend)
    {
        UserSeries series = trend.Rows.Series;
        string values = trend.Plan.IsLog ? $"log10 of {series.ValueColumn}" : series.ValueColumn;
        string times = series.IsDated ? "years" : series.TimeColumn;
        IEnumerable<string> meaning = trend.Trend.Meaning(time => UserTrendSheet.TimeText(series, time));
        return $"Values in {values}, times in {times}; {string.Join("; ", meaning)}.";
    }

    private static BayesAhead[] Ahead(UserBayesTrend trend, string text, double time)
    {
        (int groups, string column) = (Math.Max(1, trend.Pieces.Count), trend.Rows.Series.ValueColumn);
        return [.. Enumerable.Range(0, trend.Rows.Groups.Count == 0 ? 1 : groups).Select(group =>
        {
            BayesNumber line = BayesNumber.Of("projection", "Trend", column, trend.At(time, group), trend.Plan.Level);
            BayesNumber observation =
                BayesNumber.Of("observation", "New observation", column, trend.Observation(time, group), trend.Plan.Level);
            return trend.Plan.IsLog
                ? new BayesAhead(Name(trend, group), text, Powers(line), Powers(observation))
                : new BayesAhead(Name(trend, group), text, line, observation);
        })];
    }

    private static string Name(UserBayesTrend trend, int group) => trend.Rows.Groups.Count == 0 ? ""
        : group < trend.Rows.Groups.Count ? trend.Rows.Groups[group] : "(a new one)";

    private static string? Errors(UserBayesTrend trend)
    {
        (RowColumns columns, string unit) = (trend.Rows.Columns, trend.Plan.IsLog ? "orders of magnitude" : "the unit of the values");
        return (columns.Error, trend.Rows.HasConfidence, columns.Low) switch
        {
            ({ } error, true, _) => $"a value that '{error}' calls {ConfidenceError.Reading}, by a normal error; the scatter is what is left",
            ({ } error, _, _) => $"'{error}' is the standard deviation of a normal error, in {unit}; the scatter is what is left",
            (_, _, { } low) => $"a row with bounds ('{low}', '{columns.High}') lies between them for certain, anywhere; others are exact",
            _ => null,
        };
    }

    private static BayesNumber Powers(BayesNumber number)
    {
        BayesNumber powers = number.Map(number.Id, number.Name, number.Unit, log =>
            new Estimate(Elementary.Exp10(log.Value), log.Interval.Map(value => Elementary.Exp10(value))));
        return powers with { IsRelative = true };
    }
}

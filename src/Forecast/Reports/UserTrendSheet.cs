using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The sheet of a trend through a user's series.</summary>
public static class UserTrendSheet
{
    /// <summary>Puts a trend in numbers ready to be printed.</summary>
    /// <param name="trend">The trend.</param>
    /// <param name="ahead">A time to say the trend of, as given and in the series' unit; null for none.</param>
    /// <param name="group">The group of rows; empty for all. A group's pace stands in its stretches.</param>
    public static TrendSheet Of(UserTrend trend, (string Text, double Time)? ahead = null, string group = "")
    {
        ArgumentNullException.ThrowIfNull(trend);
        (UserSeries series, TrendPlan plan) = (trend.Series, trend.Plan);
        bool hasStretches = plan.Breaks is not null || group.Length > 0;
        return new TrendSheet
        {
            Title = Title(trend),
            Group = group,
            Rule = series.Skipped == 0 ? "all rows" : string.Create(CultureInfo.InvariantCulture, $"rows with every column filled ({series.Skipped} left out)"),
            Source = $"Data: '{series.Path}'",
            Sha256 = series.Sha256,
            Window = (TimeText(series, trend.First), TimeText(series, trend.Last)),
            N = series.Times.Length,
            Level = plan.Level,
            Method = Method(trend),
            Numbers = [.. hasStretches ? [] : Pace(trend, trend.Pieces[0].Slope, inBoth: true), .. Whole(trend)],
            Stretches = hasStretches
                ? [.. trend.Pieces.Select(piece => new TrendStretch(TimeText(series, piece.From), TimeText(series, piece.To), piece.N, [.. Pace(trend, piece.Slope, inBoth: false)]))]
                : [],
            Turns = [.. trend.Breaks.Select(turn => new TrendTurn(TimeText(series, turn.Time), turn.Time, turn.Intervals, time => TimeText(series, time)))],
            Candidates = trend.Count is { } count
                ? [.. count.Fits.Select((fit, m) => new BreakCandidate(m, fit.ResidualSumOfSquares, fit.Bic, fit.Lwz, m == trend.Breaks.Count))]
                : [],
            Choices = trend.Choices,
            Detail = new FitDetail(trend.Fit, plan.IsLog ? "log10" : "linear", [.. series.Times.ToArray().Select(time => series.IsDated ? TimeText(series, time) : time.ToString("R", CultureInfo.InvariantCulture))]),
            Ahead = ahead is { } at ? [Ahead(trend, at.Text, at.Time)] : [],
            Warnings = trend.Warnings,
        };
    }

    /// <summary>A time of a series as text: a date, or a number.</summary>
    public static string TimeText(UserSeries series, double time)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.IsDated
            ? Chronology.Gregorian.Date(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Trimmed(NumberText.Significant(time, 6));
    }

    private static string Trimmed(string number) =>
        number.Contains('.', StringComparison.Ordinal) && !number.Contains('e', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;

    private static string Title(UserTrend trend)
    {
        (TrendPlan plan, string value) = (trend.Plan, trend.Series.ValueColumn);
        string what = plan.Quantile is { } tau ? string.Create(CultureInfo.InvariantCulture, $"the {tau} quantile of {value}") : value;
        string title = (plan.IsLog, plan.Breaks) switch
        {
            (true, _) => $"Exponential growth of {what}",
            (false, null) => $"Straight line through {what}",
            _ => $"Trend of {what}",
        };
        return plan.Breaks is null ? title : $"{title}, {(trend.Breaks.Count == 1 ? "1 break" : string.Create(CultureInfo.InvariantCulture, $"{trend.Breaks.Count} breaks"))}";
    }

    private static string Method(UserTrend trend)
    {
        TrendPlan plan = trend.Plan;
        string values = plan.IsLog ? " on log10 values" : "";
        if (plan.Breaks is { } most)
        {
            string shape = plan.Shape == BreakShape.Kink ? "a line that bends" : "a line that starts anew";
            string number = plan.ChoosesBreaks ? string.Create(CultureInfo.InvariantCulture, $", the number by BIC from 0 to {most}") : "";
            string dates = trend.Breaks.Count == 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"; bootstrap of {(plan.Shape == BreakShape.Kink ? "rows" : "residuals")}, {plan.Resamples} resamples, likelihood from {Math.Min(plan.Resamples, UserTrend.LikelihoodSets)} sets where simulated, seed {plan.Seed}");
            string known = trend.Breaks.Count == 0 ? "" : plan.Shape == BreakShape.Kink ? ", given the number of breaks" : ", given the breaks";
            return string.Create(CultureInfo.InvariantCulture, $"least squares{values} of {shape} at breaks at least {plan.SegmentRows} rows apart{number}{dates}; intervals of growth from Student's t{known}.");
        }

        return (plan.Quantile, plan.Estimator) switch
        {
            ({ }, _) => string.Create(CultureInfo.InvariantCulture, $"quantile regression{values}; intervals from a bootstrap of rows, {plan.Resamples} resamples, seed {plan.Seed}."),
            (_, LineEstimator.Huber) => $"Huber's regression{values}, k = 1.345; intervals from Student's t.",
            (_, LineEstimator.Student) => $"maximum likelihood{values} with Student's t errors of 4 degrees of freedom.",
            (_, LineEstimator.TheilSen) => $"median of pairwise slopes{values} (Theil and Sen); Sen's interval.",
            _ => $"least squares{values}; intervals from Student's t{Blocks(trend)}.",
        };
    }

    private static string Blocks(UserTrend trend) => trend.SlopeInBlocks is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"; neighbours kept together in blocks of {BootstrapPlan.UsualBlockLength(trend.Series.Times.Length)}, {trend.Plan.Resamples} resamples, seed {trend.Plan.Seed}");

    private static IEnumerable<TrendNumber> Pace(UserTrend trend, Estimate slope, bool inBoth)
    {
        UserSeries series = trend.Series;
        string time = series.IsDated ? "year" : series.TimeColumn;
        if (!trend.Plan.IsLog)
        {
            yield return TrendNumber.Of("slope", "Change", $"{series.ValueColumn} per {time}", slope);
            yield break;
        }

        string rate = series.IsDated ? "a year" : $"per {time}";
        Estimate doubling = LogLinearTrend.DoublingTimeOf(slope);
        yield return TrendNumber.Of("growth_factor", "Growth", $"times {rate}", LogLinearTrend.FactorOf(slope));
        if (inBoth)
        {
            yield return TrendNumber.Of("growth_oom", "Growth", $"OOM {rate}", slope);
        }

        yield return TrendNumber.Of(
            "doubling_time",
            "Doubling time",
            series.IsDated ? "months" : series.TimeColumn,
            series.IsDated ? new Estimate(doubling.Value * 12, doubling.Interval.Map(years => years * 12)) : doubling);
    }

    private static IEnumerable<TrendNumber> Whole(UserTrend trend)
    {
        if (trend.Plan.Quantile is not null)
        {
            double below = trend.Fit.Points.Count(point => point.Residual < 0) / (double)trend.Fit.Points.Count;
            yield return new TrendNumber("share_below", "Rows below the line", "", below, null, NumberText.Percent(Math.Round(below, 3)), "");
            yield break;
        }

        if (trend.SlopeInBlocks is { } blocks)
        {
            TrendNumber pace = Pace(trend, new Estimate(trend.Pieces[0].Slope.Value, blocks), inBoth: false).First();
            yield return pace with { Id = $"{pace.Id}_blocks", Name = $"{pace.Name}, neighbours together" };
        }

        double scatter = trend.Fit switch
        {
            HuberRegression huber => huber.Scale,
            TheilSen median => median.Scale,
            StudentRegression student => student.Scale,
            _ => trend.Fit.Quality.ResidualStandardDeviation,
        };
        yield return new TrendNumber("residual_sd", "Scatter about the line", trend.Plan.IsLog ? "OOM" : trend.Series.ValueColumn, scatter, null, NumberText.Significant(scatter, 2), "");
        double rSquared = trend.Fit.Quality.RSquared;
        yield return new TrendNumber("r_squared", "R²", "", rSquared, null, NumberText.Fixed(rSquared, 2), "");
        if (trend.NoBreak is { } test)
        {
            string name = $"Probability of such a break by chance ({test.Test})";
            yield return new TrendNumber("no_break_p", name, "", test.P, null, test.P < 0.001 ? "below 0.001" : NumberText.Fixed(test.P, 3), "");
        }
    }

    private static TrendAhead Ahead(UserTrend trend, string text, double time)
    {
        Prediction p = trend.Predict(time);
        Func<double, double> unit = trend.Plan.IsLog ? log => Elementary.Exp10(log) : value => value;
        return new TrendAhead(text, unit(p.Mean), p.Confidence.Map(unit), p.Predictive.Map(unit), value => NumberText.Significant(value, 3));
    }
}

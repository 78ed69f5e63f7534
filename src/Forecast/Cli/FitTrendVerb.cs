using System.CommandLine;
using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary><c>forecast fit trend</c>: a straight line, or exponential growth, through two columns of any table.</summary>
public static class FitTrendVerb
{
    private const int Vertices = 80;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV table with a header." };
        var x = new Option<string>("--x") { Description = "Column of times: numbers, or dates such as 2010-05-17.", HelpName = "COLUMN", Required = true };
        var y = new Option<string>("--y") { Description = "Column of values.", HelpName = "COLUMN", Required = true };
        var log = new Option<bool>("--log") { Description = "Fit exponential growth: a line through the logarithms of the values." };
        var projectTo = new Option<string?>("--project-to") { Description = "Say what the fit gives at this time.", HelpName = "TIME" };
        Option<double> level = FitVerb.LevelOption();
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure") { Description = "Draw the fit to this SVG file.", HelpName = "FILE.svg" };
        var command = new Command("trend", "Fit a trend to two columns of a CSV table.") { file, x, y, log, projectTo, level, format, figure };
        command.SetAction(parsed =>
        {
            bool growth = parsed.GetValue(log);
            UserSeries series = UserSeries.Read(parsed.GetRequiredValue(file), parsed.GetRequiredValue(x), parsed.GetRequiredValue(y), growth);
            if (series.Times.Length < 3 || series.Times.IndexOfAnyExcept(series.Times[0]) < 0)
            {
                throw new FitException($"'{series.Path}': a trend needs at least three rows with two different times; {series.Times.Length} rows have both '{series.TimeColumn}' and '{series.ValueColumn}'.");
            }

            double[] values = series.Values.ToArray();
            LogLinearTrend trend = LogLinearTrend.Fit(series.Times, growth ? [.. values.Select(Elementary.Log10)] : values);
            double? ahead = parsed.GetValue(projectTo) is { } text ? Time(series, text) : null;
            TrendSheet sheet = growth ? Growth(series, trend, parsed.GetValue(level)) : Line(series, trend, parsed.GetValue(level));
            sheet = sheet with { Ahead = ahead is null ? [] : [Ahead(series, trend, ahead.Value, parsed.GetValue(projectTo)!, growth, parsed.GetValue(level))] };
            if (parsed.GetValue(figure) is { } path)
            {
                AtomicFile.WriteAllText(path, SvgRenderer.Render(Draw(series, trend, growth, ahead, sheet)));
                terminal.Error.WriteLine($"Drawn to {path}.");
            }

            terminal.Out.Write(TrendRenderer.Render(sheet, parsed.GetRequiredValue(format), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }

    private static TrendSheet Growth(UserSeries series, LogLinearTrend trend, double level)
    {
        string unit = series.IsDated ? "year" : series.TimeColumn;
        Estimate doubling = trend.DoublingTime(level);
        Estimate shown = series.IsDated ? new Estimate(doubling.Value * 12, doubling.Interval.Map(years => years * 12)) : doubling;
        return Sheet(series, trend, level, $"Exponential growth of {series.ValueColumn}", "least squares on log10 values; intervals from Student's t.",
        [
            TrendNumber.Of("growth_factor", "Growth", $"times a {unit}", trend.GrowthFactor(level)),
            TrendNumber.Of("growth_oom", "Growth", $"OOM a {unit}", trend.Growth(level)),
            TrendNumber.Of("doubling_time", "Doubling time", series.IsDated ? "months" : series.TimeColumn, shown),
            Scatter(trend, "OOM"),
            RSquared(trend),
        ]);
    }

    private static TrendSheet Line(UserSeries series, LogLinearTrend trend, double level) =>
        Sheet(series, trend, level, $"Straight line through {series.ValueColumn}", "least squares; intervals from Student's t.",
        [
            TrendNumber.Of("slope", "Change", $"{series.ValueColumn} a {(series.IsDated ? "year" : series.TimeColumn)}", trend.Line.SlopeEstimate(level)),
            Scatter(trend, series.ValueColumn),
            RSquared(trend),
        ]);

    private static TrendSheet Sheet(UserSeries series, LogLinearTrend trend, double level, string title, string method, IReadOnlyList<TrendNumber> numbers)
    {
        (double first, double last) = (series.Times.ToArray().Min(), series.Times.ToArray().Max());
        return new TrendSheet
        {
            Title = title,
            Rule = series.Skipped == 0 ? "all rows" : string.Create(CultureInfo.InvariantCulture, $"rows with both columns filled ({series.Skipped} left out)"),
            Source = $"Data: '{series.Path}'",
            Sha256 = series.Sha256,
            Window = (TimeText(series, first), TimeText(series, last)),
            N = series.Times.Length,
            Level = level,
            Method = method,
            Numbers = numbers,
            Ahead = [],
            Warnings = [.. Doubts(series, trend, level)],
        };
    }

    private static IEnumerable<string> Doubts(UserSeries series, LogLinearTrend trend, double level)
    {
        if (trend.Growth(level).Interval.Contains(0))
        {
            yield return "The interval of the slope holds zero: these rows do not show a trend.";
        }

        double correlation = trend.Line.ResidualAutocorrelation(series.Times);
        if (correlation > 2 / Math.Sqrt(series.Times.Length))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Neighbouring residuals are alike (autocorrelation {correlation:F2}): one straight line misses something, and the intervals are too narrow.");
        }
    }

    private static TrendAhead Ahead(UserSeries series, LogLinearTrend trend, double time, string text, bool growth, double level)
    {
        Prediction p = trend.Line.Predict(time, level);
        Func<double, double> unit = growth ? log => Elementary.Exp10(log) : value => value;
        return new TrendAhead(text, unit(p.Mean), p.Confidence.Map(unit), p.Predictive.Map(unit), value => NumberText.Significant(value, 3));
    }

    private static Figure Draw(UserSeries series, LogLinearTrend trend, bool growth, double? ahead, TrendSheet sheet)
    {
        double first = series.Times.ToArray().Min(), last = Math.Max(series.Times.ToArray().Max(), ahead ?? double.MinValue);
        Prediction[] path = [.. Enumerable.Range(0, Vertices).Select(v => trend.Line.Predict(first + (last - first) * v / (Vertices - 1), sheet.Level))];
        double[] times = series.Times.ToArray();
        string group = series.ValueColumn;
        string numbers = string.Join("; ", sheet.Numbers.Take(1).Select(n => $"{n.Text} {n.Unit} ({sheet.Percent} interval {n.IntervalText})"));
        return new Figure
        {
            Title = sheet.Title,
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{numbers}, n = {sheet.N}; bands: the line and a new observation, {sheet.Percent}"),
            Source = $"Data: {System.IO.Path.GetFileName(series.Path)}",
            AltText = $"Scatter of {series.ValueColumn} against {series.TimeColumn} with a straight line: {numbers}.",
            X = new Axis(series.TimeColumn, series.IsDated ? Scale.Time : Scale.Linear),
            Y = new Axis(series.ValueColumn, growth ? Scale.Log10 : Scale.Linear),
            Layers =
            [
                new Band(group, [.. path.Select(p => new BandSlice(p.X, p.Predictive.Low, p.Predictive.High))]),
                new Band(group, [.. path.Select(p => new BandSlice(p.X, p.Confidence.Low, p.Confidence.High))]),
                new Points(group, [.. trend.Points.Select((point, i) => new Point(times[i], point.Observed, $"{TimeText(series, times[i])}: {NumberText.Significant(series.Values[i], 4)}"))]),
                new Line(group, [.. path.Select(p => (p.X, p.Mean))]),
            ],
        };
    }

    private static TrendNumber Scatter(LogLinearTrend trend, string unit) =>
        new("residual_sd", "Scatter about the line", unit, trend.Quality.ResidualStandardDeviation, null, NumberText.Significant(trend.Quality.ResidualStandardDeviation, 2), "");

    private static TrendNumber RSquared(LogLinearTrend trend) =>
        new("r_squared", "R²", "", trend.Quality.RSquared, null, NumberText.Fixed(trend.Quality.RSquared, 2), "");

    private static double Time(UserSeries series, string text)
    {
        if (series.IsDated)
        {
            return Chronology.Gregorian.Years(DateText.ParseFrom(text));
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double time) && double.IsFinite(time)
            ? time
            : throw new InputException($"--project-to {text}: '{series.TimeColumn}' holds numbers, so a number is wanted.");
    }

    private static string TimeText(UserSeries series, double time) => series.IsDated
        ? Chronology.Gregorian.Date(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : NumberText.Significant(time, 6);
}

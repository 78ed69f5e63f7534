using System.CommandLine;
using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Breaks;
using Forecast.Projections;
using Forecast.Reports;

namespace Forecast.Cli;

/// <summary><c>forecast fit trend</c>: a trend through two columns of any table, straight or broken, of the middle or of a quantile.</summary>
public static class FitTrendVerb
{
    private const string Auto = "auto";

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV table with a header." };
        var x = new Option<string>("--x") { Description = "Column of times: numbers, or dates such as 2010-05-17.", HelpName = "COLUMN", Required = true };
        var y = new Option<string>("--y") { Description = "Column of values.", HelpName = "COLUMN", Required = true };
        var log = new Option<bool>("--log") { Description = "Fit exponential growth: a line through the logarithms of the values." };
        Option<string?> breaks = BreaksOption();
        var kind = new Option<string?>("--kind") { Description = "What happens at a break: the line bends, or starts anew. Default: continuous.", HelpName = "continuous|jump" };
        kind.AcceptOnlyFromAmong("continuous", "jump");
        Option<int> segment = FitVerb.CountOption("--segment-rows", "Fewest rows between two breaks.", 5, 2);
        Option<double?> quantile = QuantileOption();
        var robust = new Option<bool>("--robust") { Description = "Let wild values count less: the same as --estimator huber." };
        var estimator = new Option<string?>("--estimator") { Description = "How a line without breaks is found. Default: least-squares.", HelpName = "least-squares|huber|theil-sen|student" };
        estimator.AcceptOnlyFromAmong("least-squares", "huber", "theil-sen", "student");
        var group = new Option<string?>("--group") { Description = "Fit the rows of each text in this column apart.", HelpName = "COLUMN" };
        var projectTo = new Option<string?>("--project-to") { Description = "Say what the fit gives at this time.", HelpName = "TIME" };
        Option<double> level = FitVerb.LevelOption();
        Option<int> resamples = FitVerb.CountOption("--resamples", "Resamples behind an interval from a bootstrap.", 999, 99);
        Option<ulong> seed = FitVerb.SeedOption();
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure") { Description = "Draw the fit to this SVG file.", HelpName = "FILE.svg" };
        var command = new Command("trend", "Fit a trend to two columns of a CSV table.")
        {
            file, x, y, log, breaks, kind, segment, quantile, robust, estimator, group, projectTo, level, resamples, seed, format, figure,
        };
        var bayes = new BayesTrendOptions();
        bayes.AddTo(command);
        command.SetAction(parsed =>
        {
            string? count = parsed.GetValue(breaks);
            if (count is null && parsed.GetValue(kind) is { } alone)
            {
                throw new InputException($"--kind {alone} says what happens at a break: give --breaks as well, 0 to {BrokenTrend.MostBreaks} or {Auto}.");
            }

            var sampled = new BayesTrendPlan
            {
                IsLog = parsed.GetValue(log),
                Breaks = Breaks(count),
                SamplesBreaks = count == Auto,
                Shape = parsed.GetValue(kind) == "jump" ? BreakShape.Jump : BreakShape.Kink,
                SegmentRows = parsed.GetValue(segment),
                Seed = parsed.GetValue(seed),
                Level = parsed.GetValue(level),
            };
            (string path, string time, string value) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(x), parsed.GetRequiredValue(y));
            string? column = parsed.GetValue(group);
            var asked = new BayesTrendRequest(path, time, value, new RowColumns { Group = column }, sampled)
            {
                ProjectTo = parsed.GetValue(projectTo),
                Format = parsed.GetRequiredValue(format),
                Figure = parsed.GetValue(figure),
            };
            if (bayes.Read(parsed, [quantile, robust, estimator, resamples], asked) is { } request)
            {
                return BayesTrendAnswer.Give(terminal, request);
            }

            LineEstimator line = Estimator(parsed.GetValue(estimator), parsed.GetValue(robust), parsed.GetValue(quantile), count);
            var plan = new TrendPlan
            {
                IsLog = parsed.GetValue(log),
                Estimator = line,
                Quantile = parsed.GetValue(quantile),
                Breaks = Breaks(count),
                ChoosesBreaks = count == Auto,
                Shape = parsed.GetValue(kind) == "jump" ? BreakShape.Jump : BreakShape.Kink,
                SegmentRows = parsed.GetValue(segment),
                Resamples = parsed.GetValue(resamples),
                Seed = parsed.GetValue(seed),
                Level = parsed.GetValue(level),
            };
            IReadOnlyList<(string Group, UserSeries Series)> parts = column is null
                ? [("", UserSeries.Read(path, time, value, plan.IsLog))]
                : UserSeries.ReadGroups(path, time, value, column, plan.IsLog);
            (string Text, double Time)? ahead = parsed.GetValue(projectTo) is { } text && parts.Count > 0 ? (text, Time(parts[0].Series, text)) : null;
            Answer(terminal, parts, column, plan, ahead, parsed.GetRequiredValue(format), parsed.GetValue(figure));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Answer(
        Terminal terminal,
        IReadOnlyList<(string Group, UserSeries Series)> parts,
        string? column,
        TrendPlan plan,
        (string Text, double Time)? ahead,
        string format,
        string? figure)
    {
        IReadOnlyList<(string Group, UserTrend Trend)> trends;
        IReadOnlyList<GroupLeftOut> leftOut;
        using (var progress = new ProgressLine(terminal, "Finding the breaks again in resamples"))
        {
            (trends, leftOut) = column is null
                ? ([("", UserTrend.Of(parts[0].Series, plan, progress))], [])
                : GroupTrends(parts, column, plan, progress);
        }

        TrendSheet[] sheets = [.. trends.Select(part => UserTrendSheet.Of(part.Trend, ahead, part.Group))];
        string title = column is null ? sheets[0].Title : $"{sheets[0].Title.Split(", ")[0]}, by {column}";
        if (figure is not null)
        {
            AtomicFile.WriteAllText(figure, SvgRenderer.Render(UserTrendFigure.Of(trends, sheets, title, ahead?.Time)));
            terminal.Error.WriteLine($"Drawn to {figure}.");
        }

        terminal.Out.Write(column is null
            ? TrendRenderer.Render(sheets[0], format, terminal.Width)
            : TrendRenderer.Render(new TrendGroups(title, column, sheets, leftOut), format, terminal.Width));
    }

    // A group too small for a trend is named and left out; the others are what was asked for.
    private static (IReadOnlyList<(string Group, UserTrend Trend)> Trends, IReadOnlyList<GroupLeftOut> LeftOut) GroupTrends(
        IReadOnlyList<(string Group, UserSeries Series)> parts, string column, TrendPlan plan, IProgress<double> progress)
    {
        var trends = new List<(string, UserTrend)>();
        var leftOut = new List<GroupLeftOut>();
        foreach ((string group, UserSeries series) in parts)
        {
            try
            {
                trends.Add((group, UserTrend.Of(series, plan, progress)));
            }
            catch (FitException e)
            {
                string reason = UserTrend.Objection(series) ?? e.Message[(e.Message.IndexOf("': ", StringComparison.Ordinal) + 3)..].TrimEnd('.');
                leftOut.Add(new GroupLeftOut(group, series.Times.Length, reason));
            }
        }

        return trends.Count > 0
            ? (trends, leftOut)
            : throw new FitException(parts.Count == 0 ? "No row has every column filled." : $"No group of '{column}' can be fitted: {leftOut[0].Reason}.");
    }

    private static LineEstimator Estimator(string? named, bool robust, double? quantile, string? breaks)
    {
        string[] given = [.. new[] { robust ? "--robust" : null, named is null ? null : $"--estimator {named}", quantile is null ? null : "--quantile", breaks is null ? null : "--breaks" }.OfType<string>()];
        return given.Length > 1
            ? throw new InputException($"{string.Join(" and ", given)} exclude each other: breaks are found by least squares, and a line is found in one way.")
            : (robust, named) switch
            {
                (true, _) or (_, "huber") => LineEstimator.Huber,
                (_, "theil-sen") => LineEstimator.TheilSen,
                (_, "student") => LineEstimator.Student,
                _ => LineEstimator.LeastSquares,
            };
    }

    private static Option<string?> BreaksOption()
    {
        var option = new Option<string?>("--breaks") { Description = "Look for this many breaks in the trend; auto lets BIC choose.", HelpName = $"0..{BrokenTrend.MostBreaks}|{Auto}" };
        option.AcceptOnlyFromAmong([.. Enumerable.Range(0, BrokenTrend.MostBreaks + 1).Select(m => m.ToString(CultureInfo.InvariantCulture)), Auto]);
        return option;
    }

    private static Option<double?> QuantileOption() => new("--quantile")
    {
        Description = "Follow this quantile of the values instead of their middle: 0.9 for a frontier.",
        HelpName = "SHARE",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double quantile) || quantile is not (> 0 and < 1))
            {
                result.AddError($"--quantile {given}: a quantile lies between 0 and 1, such as 0.9.");
            }

            return quantile;
        },
    };

    private static int? Breaks(string? count) =>
        count is null ? null : count == Auto ? BrokenTrend.MostBreaks : int.Parse(count, CultureInfo.InvariantCulture);

    /// <summary>A time given on the command line, in the unit of a series.</summary>
    /// <exception cref="InputException">It is none.</exception>
    internal static double Time(UserSeries series, string text)
    {
        if (series.IsDated)
        {
            return Chronology.Gregorian.Years(DateText.ParseFrom(text));
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double time) && double.IsFinite(time)
            ? time
            : throw new InputException($"--project-to {text}: '{series.TimeColumn}' holds numbers, so a number is wanted.");
    }
}

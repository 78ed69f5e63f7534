using System.CommandLine;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Projections;
using Forecast.Reports;

namespace Forecast.Cli;

/// <summary><c>forecast score</c>: forecasts of any table beside their outcomes.</summary>
public static class ScoreVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv")
        {
            Description = "A CSV table with a header: forecasts in columns q0.05, q0.5, …; draw1, draw2, …; or mean and sd; or one "
                + "number a row with quantile and value, or draw and value.",
        };
        var outcome = new Option<string>("--outcome")
        {
            Description = "Column of outcomes; rows without one are left out.",
            HelpName = "COLUMN",
            Required = true,
        };
        var by = new Option<string[]>("--by")
        {
            Description = "Score the rows of each text in this column apart: model, horizon. May be repeated.",
            HelpName = "COLUMN",
        };
        var log = new Option<bool>("--log") { Description = "Score in log10 of the outcome; mean and sd are then those of log10." };
        var kind = new Option<string?>("--as")
        {
            Description = "Which forecasts to score where a table has several kinds.",
            HelpName = "quantiles|draws|normal",
        };
        kind.AcceptOnlyFromAmong("quantiles", "draws", "normal");
        var against = new Option<string?>("--against")
        {
            Description = "Baseline to compare with: a column of single values, or a text in the first column of --by.",
            HelpName = "COLUMN|MODEL",
        };
        Option<int> horizon = FitVerb.CountOption("--horizon", "Steps ahead that the forecasts were made, for the comparison.", 1, 1);
        Option<double> level = FitVerb.LevelOption();
        Option<int> resamples = FitVerb.CountOption("--resamples", "Resamples behind the interval of a comparison.", 1999, 99);
        Option<ulong> seed = FitVerb.SeedOption();
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure")
        {
            Description = "Draw the histogram of transforms to this SVG file.",
            HelpName = "FILE.svg",
        };
        var command = new Command("score", "Score forecasts beside their outcomes.")
        {
            file, outcome, by, log, kind, against, horizon, level, resamples, seed, format, figure,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            string[] columns = parsed.GetValue(by) ?? [];
            string? baseline = parsed.GetValue(against);
            var plan = new ScorePlan
            {
                IsLog = parsed.GetValue(log),
                Level = parsed.GetValue(level),
                Seed = parsed.GetValue(seed),
                Horizon = parsed.GetValue(horizon),
                Resamples = parsed.GetValue(resamples),
            };
            string? column = baseline is not null && UserForecasts.HasColumn(path, baseline) ? baseline : null;
            ForecastKind? asked = parsed.GetValue(kind) is { } text ? Enum.Parse<ForecastKind>(text, ignoreCase: true) : null;
            UserForecasts table = UserForecasts.Read(path, parsed.GetRequiredValue(outcome), columns, column, plan.IsLog, asked);
            var sheet = new ScoreSheet(ForecastScores.Of(table, plan, baseline), columns);
            if (parsed.GetValue(figure) is { } drawing)
            {
                AtomicFile.WriteAllText(drawing, SvgRenderer.Render(ScoreFigure.Of(sheet)));
                terminal.Error.WriteLine($"Drawn to {drawing}.");
            }

            terminal.Out.Write(ScoreRenderer.Render(sheet, parsed.GetRequiredValue(format), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }
}

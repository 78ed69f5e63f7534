using System.CommandLine;
using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Density;
using Forecast.Projections;
using Forecast.Reports;

namespace Forecast.Cli;

/// <summary><c>forecast test gap</c>: is there an interval in which a column's values are missing?</summary>
public static class TestGapVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV table with a header." };
        var column = new Option<string>("--column") { Description = "Column of values.", HelpName = "COLUMN", Required = true };
        var log = new Option<bool>("--log") { Description = "Look at the logarithms of the values." };
        Option<(double, double)?> interval = IntervalOption();
        Option<double> level = FitVerb.LevelOption();
        Option<int> sets = FitVerb.CountOption("--sets", "Sets drawn without a gap.", 1999, 99);
        Option<ulong> seed = FitVerb.SeedOption();
        var format = new Option<string>("--format")
        {
            Description = "Form of the output.",
            HelpName = string.Join('|', GapRenderer.Formats),
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong([.. GapRenderer.Formats]);
        var figure = new Option<string?>("--figure") { Description = "Draw the density to this SVG file.", HelpName = "FILE.svg" };
        var command = new Command("gap", "Test whether values are missing from an interval, such as models of 20 to 70 billion parameters.")
        {
            file, column, log, interval, level, sets, seed, format, figure,
        };
        command.SetAction(parsed =>
        {
            UserValues values = UserValues.Read(parsed.GetRequiredValue(file), parsed.GetRequiredValue(column), parsed.GetValue(log));
            var question = new GapQuestion
            {
                Interval = parsed.GetValue(interval),
                Level = parsed.GetValue(level),
                Sets = parsed.GetValue(sets),
                Seed = parsed.GetValue(seed),
            };
            GapSheet sheet = GapSheet.Of(GapAnswer.Of(values, question));
            if (parsed.GetValue(figure) is { } path)
            {
                AtomicFile.WriteAllText(path, SvgRenderer.Render(GapFigure.Of(sheet)));
                terminal.Error.WriteLine($"Drawn to {path}.");
            }

            terminal.Out.Write(GapRenderer.Render(sheet, parsed.GetRequiredValue(format), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<(double, double)?> IntervalOption() => new("--interval")
    {
        Description = "The interval in question, in the column's unit. Without it the widest gap is searched for.",
        HelpName = "LOW:HIGH",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            string[] ends = given.Split(':');
            if (ends.Length == 2 && TryParse(ends[0], out double low) && TryParse(ends[1], out double high) && low < high)
            {
                return (low, high);
            }

            result.AddError($"--interval {given}: two numbers are wanted, the lower first, such as 2e10:7e10.");
            return null;
        },
    };

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}

using System.CommandLine;
using System.Globalization;
using Forecast.Data;

namespace Forecast.Cli;

/// <summary><c>forecast fit counts</c>: how many a year, with growth, and how many are to come.</summary>
public static class FitCountsVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV table with a header." };
        var x = new Option<string>("--x")
        {
            Description = "Column of times: years, dates or numbers.",
            HelpName = "COLUMN",
            Required = true
        };
        var count = new Option<string?>("--count") { Description = "Column of counts, one cell a row.", HelpName = "COLUMN" };
        var exposure = new Option<string?>(
            "--exposure")
        {
            Description = "With --count: column of how much of a unit was watched, 0.5 for half a year.",
            HelpName = "COLUMN"
        };
        var above = new Option<string?>(
            "--above")
        {
            Description = "Instead of --count: count the rows of each year whose value in a column is above a threshold.",
            HelpName = "COLUMN:VALUE"
        };
        var command = new Command("counts", "Fit the growth of counts, and say how many are to come.") { file, x, count, exposure, above };
        var options = new CellOptions(command, isOfShares: false);
        command.SetAction(parsed =>
        {
            (string path, string time) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(x));
            UserCells cells = (parsed.GetValue(count), parsed.GetValue(above)) switch
            {
                ({ } column, null) when options.HasWindow(parsed) =>
                    throw new InputException(
                    $"--from and --until choose among rows that are counted by --above; '{column}' is counted already."),
                ({ } column, null) => UserCells.Read(path, time, column, parsed.GetValue(exposure)),
                (null, { } text) when parsed.GetValue(exposure) is { } watched =>
                    throw new InputException(
                    $"--exposure {watched} goes with --count; with --above {text} give --until for a last year watched in part."),
                (null, { } text) => Above(path, time, text, options.Window(parsed)),
                (null, null) =>
                    throw new InputException(
                    "Give --count COLUMN for counts that stand in the table, or --above COLUMN:VALUE to count rows above a threshold."),
                _ => throw new InputException(
                    "--count and --above exclude each other: the counts stand in the table, or rows are counted."),
            };
            return options.Answer(terminal, parsed, cells);
        });
        return command;
    }

    private static UserCells Above(string path, string time, string text, (int? From, DateOnly? Until) window)
    {
        int colon = text.LastIndexOf(':');
        return colon > 0 && double.TryParse(text[(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double threshold)
            && double.IsFinite(threshold)
            ? UserCells.ReadAbove(path, time, text[..colon], threshold, window)
            : throw new InputException($"--above {text}: a column and a number are wanted, such as training_compute:1e24.");
    }
}

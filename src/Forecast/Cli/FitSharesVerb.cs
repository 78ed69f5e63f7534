using System.CommandLine;
using Forecast.Data;

namespace Forecast.Cli;

/// <summary><c>forecast fit shares</c>: what part of each year's rows each category has, and will have.</summary>
public static class FitSharesVerb
{
    private const int UsualTop = 6, MostTop = 12;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV table with a header." };
        var x = new Option<string>("--x")
        {
            Description = "Column of dates or years; rows are counted by year.",
            HelpName = "COLUMN",
            Required = true
        };
        var category = new Option<string>("--category") { Description = "Column of categories.", HelpName = "COLUMN", Required = true };
        var count = new Option<string?>(
            "--count")
        {
            Description = "Column of counts, for a table already counted. Default: each row counts one.",
            HelpName = "COLUMN"
        };
        var split = new Option<string?>(
            "--split")
        {
            Description = "What parts the categories of a cell that lists several; each then counts as its part of one.",
            HelpName = "TEXT"
        };
        Option<int> top = FitVerb.CountOption("--top", $"Most categories named, up to {MostTop}; the others are taken together.",
            UsualTop, 2);
        var command = new Command("shares", "Fit the shares of categories by year, and carry them forward.") { file, x, category, count,
            split, top };
        var options = new CellOptions(command, isOfShares: true);
        command.SetAction(parsed =>
        {
            int most = parsed.GetValue(top);
            if (most > MostTop)
            {
                throw new InputException($"--top {most}: a whole number from 2 to {MostTop} is wanted, such as {UsualTop}.");
            }

            UserCells cells = UserCells.ReadCategories(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(x),
                parsed.GetRequiredValue(category),
                parsed.GetValue(count),
                parsed.GetValue(split) is { Length: > 0 } separator ? separator : null,
                most,
                options.Window(parsed));
            return options.Answer(terminal, parsed, cells);
        });
        return command;
    }
}

using System.CommandLine;
using Forecast.Data;

namespace Forecast.Cli;

/// <summary><c>forecast data check</c>: names every cell that breaks a rule of the dictionary.</summary>
public static class DataCheckVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A curated table. Default: every table of the data folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> data = DataVerb.FolderOption();
        string description = $"Name every cell that breaks a rule of the dictionary; exit code {ExitCode.DataViolation} where there is one.";
        var command = new Command("check", description) { file, data };
        command.SetAction(parsed => parsed.GetValue(file) is { } path
            ? CheckFile(terminal, path)
            : CheckFolder(terminal, DataFolder.Open(parsed.GetValue(data))));
        return command;
    }

    private static int CheckFile(Terminal terminal, string path)
    {
        var endOfYear = new DateOnly(DateTime.Today.Year, 12, 31);
        return Report(terminal, TableCheck.Run(path, endOfYear), path);
    }

    private static int CheckFolder(Terminal terminal, DataFolder folder)
    {
        var violations = new List<Violation>();
        bool isReadable = true;
        foreach (Vintage vintage in folder.Vintages)
        {
            try
            {
                violations.AddRange(TableCheck.Run(folder, vintage));
            }
            catch (InputException e)
            {
                terminal.Error.WriteLine(e.Message);
                isReadable = false;
            }
        }

        string what = $"{folder.Vintages.Count} tables with {folder.Vintages.Sum(v => v.Rows)} systems in {folder.Path}";
        int code = Report(terminal, violations, what);
        return isReadable ? code : ExitCode.BadInput;
    }

    private static int Report(Terminal terminal, IReadOnlyList<Violation> violations, string what)
    {
        foreach (Violation violation in violations)
        {
            terminal.Out.WriteLine(violation.Describe());
        }

        string count = violations.Count switch { 0 => "no violation", 1 => "1 violation", _ => $"{violations.Count} violations" };
        terminal.Error.WriteLine($"{what}: {count}.");
        return violations.Count == 0 ? ExitCode.Done : ExitCode.DataViolation;
    }
}

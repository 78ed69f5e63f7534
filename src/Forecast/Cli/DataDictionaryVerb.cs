using System.CommandLine;
using Forecast.Data;

namespace Forecast.Cli;

/// <summary><c>forecast data dictionary</c>: prints the dictionary of the tables, which is the folder's README.</summary>
public static class DataDictionaryVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        Option<string?> data = DataVerb.FolderOption();
        const string Description = "Print the dictionary of the tables in Markdown: sources, licences, columns and allowed values.";
        var command = new Command("dictionary", Description) { data };
        command.SetAction(parsed =>
        {
            terminal.Out.Write(DictionaryPage.Write(DataFolder.Open(parsed.GetValue(data))));
            return ExitCode.Done;
        });
        return command;
    }
}

using System.CommandLine;
using System.Globalization;

namespace Forecast.Cli;

/// <summary><c>forecast data</c>: the curated tables of systems.</summary>
public static class DataVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("data", "List, compare, check and import the tables of machine-learning systems.");
        command.Subcommands.Add(DataListVerb.Create(terminal));
        command.Subcommands.Add(DataDiffVerb.Create(terminal));
        command.Subcommands.Add(DataCheckVerb.Create(terminal));
        command.Subcommands.Add(DataImportVerb.Create(terminal));
        command.Subcommands.Add(DataDictionaryVerb.Create(terminal));
        return command;
    }

    /// <summary>The option that names the data folder.</summary>
    internal static Option<string?> FolderOption() => new("--data")
    {
        Description = "Folder of the tables. Default: the nearest 'data' folder at or above the current one, else the one beside the program.",
        HelpName = "DIR",
    };

    /// <summary>The option that names the form of the output.</summary>
    internal static Option<string> FormatOption()
    {
        var option = new Option<string>("--format")
        {
            Description = "Form of the output.",
            HelpName = "text|csv|json",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", "csv", "json");
        return option;
    }

    /// <summary>The option that limits the rows.</summary>
    internal static Option<int?> LimitOption(string description)
    {
        return new Option<int?>("--limit")
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit))
                {
                    return limit;
                }

                result.AddError($"'{text}' is not a number of rows for --limit. Allowed: 0 or more.");
                return null;
            },
        };
    }
}

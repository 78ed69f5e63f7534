using System.CommandLine;

namespace Forecast.Cli;

/// <summary><c>forecast test</c>: tests of a table of the user's own.</summary>
public static class TestVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("test", "Test a table of your own.");
        command.Subcommands.Add(TestGapVerb.Create(terminal));
        return command;
    }
}

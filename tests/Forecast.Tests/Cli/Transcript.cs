using System.CommandLine;
using Forecast.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

/// <summary>One command run in a window of 100 columns, and what it wrote.</summary>
internal sealed record Transcript(int Code, string Out, string Error)
{
    public const int Width = 100;

    /// <summary>Runs a command on the committed tables.</summary>
    public static Transcript OnData(params string[] args) => Of([.. args, "--data", Repository.Data]);

    public static Transcript Of(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(args, new Terminal(output, error, false, Width));

        // Help names the program that runs, which is the test runner here.
        return new Transcript(code, output.ToString().Replace($"  {RootCommand.ExecutableName} ", "  forecast ", StringComparison.Ordinal), error.ToString());
    }
}

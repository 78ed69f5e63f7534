using System.CommandLine;
using Forecast.Data;
using Forecast.Gpu.Results;
using Forecast.Reports;
using Forecast.Scenarios;

namespace Forecast.Cli;

/// <summary><c>forecast merge</c>: puts the parts of a run together, to the same answer as one machine gives.</summary>
public static class MergeVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var parts = new Argument<string[]>("PARTS") { Description = "The files that 'forecast simulate --part' wrote, all of them, in any order.", Arity = ArgumentArity.OneOrMore };
        var file = new Option<string>("--scenario") { Description = "The scenario that the parts were made from.", HelpName = "FILE.yaml", Required = true };
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure") { Description = "Draw to this SVG file.", HelpName = "FILE.svg" };
        var of = new Option<string?>("--of") { Description = "Name of the shown quantity to draw. Default: the first.", HelpName = "NAME" };
        Option<string?> data = DataVerb.FolderOption();
        var command = new Command("merge", "Put the parts of a scenario's run together.") { parts, file, format, figure, of, data };
        command.SetAction(parsed =>
        {
            ScenarioProgram program = ScenarioProgram.Of(ScenarioReader.ReadFile(parsed.GetRequiredValue(file)), () => DataFolder.Open(parsed.GetValue(data)));
            ScenarioResult result = ScenarioResult.Of(program, ScenarioRun.Merge(program, parsed.GetRequiredValue(parts)), "parts");
            if (parsed.GetValue(figure) is { } path)
            {
                SimulateVerb.Draw(terminal, result, path, null, parsed.GetValue(of));
            }

            terminal.Out.Write(ScenarioRenderer.Render(result, parsed.GetRequiredValue(format), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }
}

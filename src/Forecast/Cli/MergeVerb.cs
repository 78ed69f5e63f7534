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
        var parts = new Argument<string[]>("PARTS")
        {
            Description = "The files that 'forecast simulate --part' wrote, all of them, in any order.",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = new Option<string?>("--scenario")
        {
            Description = "The scenario to report by, checked to be that of the parts. Default: the one that they carry.",
            HelpName = "FILE.yaml",
        };
        var sensitivity = SimulateVerb.SensitivityOption();
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure") { Description = "Draw to this SVG file.", HelpName = "FILE.svg" };
        Option<string?> chart = SimulateVerb.ChartOption();
        var of = new Option<string?>("--of") { Description = "Name of the shown quantity to draw. Default: the first.", HelpName = "NAME" };
        Option<string?> data = DataVerb.FolderOption();
        var command = new Command("merge", "Put the parts of a scenario's run together.")
        {
            parts, file, sensitivity, format, figure, chart, of, data,
        };
        command.SetAction(parsed =>
        {
            string? picture = SimulateVerb.Picture(parsed.GetValue(figure), parsed.GetValue(chart), parsed.GetValue(of));
            Scenario? given = parsed.GetValue(file) is { } path ? ScenarioReader.ReadFile(path) : null;
            (ScenarioProgram program, Samples samples) =
                ScenarioRun.Merge(parsed.GetRequiredValue(parts), given, () => DataFolder.Open(parsed.GetValue(data)));
            ScenarioResult result = ScenarioResult.Of(program, samples, "parts");
            result = parsed.GetValue(sensitivity) ? result.WithSensitivity() : result;
            if (picture is not null)
            {
                SimulateVerb.Draw(terminal, result, picture, parsed.GetValue(chart), parsed.GetValue(of));
            }

            terminal.Out.Write(ScenarioRenderer.Render(result, parsed.GetRequiredValue(format), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }
}

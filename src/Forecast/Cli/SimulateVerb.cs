using System.CommandLine;
using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Reports;
using Forecast.Scenarios;
using Forecast.Studies.ScenarioFigures;

namespace Forecast.Cli;

/// <summary><c>forecast simulate</c>: draws an analyst's scenario and says what it shows.</summary>
public static class SimulateVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.yaml") { Description = "The scenario." };
        Option<long?> draws = DrawsOption();
        Option<ulong?> seed = SeedOption();
        Option<double?> precision = PrecisionOption();
        Option<string> device = DevicesVerb.DeviceOption();
        Option<Part?> part = PartOption();
        var output = new Option<string?>("--out") { Description = "The file of --part.", HelpName = "FILE" };
        var explain = new Option<bool>("--explain") { Description = "Print the compiled program, one operation a line, instead of running it." };
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure") { Description = "Draw to this SVG file.", HelpName = "FILE.svg" };
        Option<string?> chart = ChartOption();
        var of = new Option<string?>("--of") { Description = "Name of the shown quantity to draw. Default: the first.", HelpName = "NAME" };
        Option<bool> sensitivity = SensitivityOption();
        Option<string?> data = DataVerb.FolderOption();
        var command = new Command("simulate", "Run a scenario file: names with uncertain values, and what follows from them.")
        {
            file, draws, seed, precision, device, part, output, explain, sensitivity, format, figure, chart, of, data,
        };
        command.SetAction((parsed, cancellation) =>
        {
            Scenario scenario = ScenarioReader.ReadFile(parsed.GetRequiredValue(file));
            string? picture = Picture(parsed.GetValue(figure), parsed.GetValue(chart), parsed.GetValue(of));
            var program = ScenarioProgram.Of(scenario, () => DataFolder.Open(parsed.GetValue(data)));
            if (parsed.GetValue(explain))
            {
                terminal.Out.Write(program.Program.Explain());
                return Task.FromResult(ExitCode.Done);
            }

            var plan = new DrawPlan(parsed.GetValue(draws) ?? scenario.Draws, parsed.GetValue(seed) ?? scenario.Seed);
            BackEndChoice choice = DevicesVerb.Choose(parsed.GetRequiredValue(device), program.Program, plan);
            IBackEnd backEnd = choice.BackEnd;
            if (parsed.GetValue(part) is { } cut)
            {
                string path = parsed.GetValue(output) ?? throw new InputException("--part writes its draws to a file: give --out FILE as well.");
                int code = WritePart(terminal, program, plan, backEnd, cut, path, cancellation);
                if ((choice.Note ?? backEnd.Note) is { } note)
                {
                    terminal.Error.WriteLine(note);
                }

                return Task.FromResult(code);
            }

            if (parsed.GetValue(output) is not null)
            {
                throw new InputException("--out is the file of a part: give --part as well, such as --part 3/64.");
            }

            Samples samples = Whole(terminal, program, plan, backEnd, parsed.GetValue(precision), cancellation);
            ScenarioResult result = ScenarioResult.Of(program, samples, backEnd.Name, choice.Note ?? backEnd.Note);
            result = parsed.GetValue(sensitivity) ? result.WithSensitivity(cancellation) : result;
            if (picture is not null)
            {
                Draw(terminal, result, picture, parsed.GetValue(chart), parsed.GetValue(of));
            }

            terminal.Out.Write(ScenarioRenderer.Render(result, parsed.GetRequiredValue(format), terminal.Width));
            return Task.FromResult(samples.Precision == PrecisionStatus.MaximumReached ? ExitCode.CheckFailed : ExitCode.Done);
        });
        return command;
    }

    /// <summary>The file of the picture asked for; null for none.</summary>
    /// <exception cref="InputException">Options say what is drawn, but not where to.</exception>
    internal static string? Picture(string? figure, string? chart, string? of) => (chart ?? of) is null || figure is not null
        ? figure
        : throw new InputException("--chart and --of say what is drawn: give --figure FILE.svg as well.");

    /// <summary>The option that asks where the uncertainty comes from.</summary>
    internal static Option<bool> SensitivityOption() => new("--sensitivity")
    {
        Description = "Also say which names the uncertainty of each result comes from: Sobol indices, rank correlation, swings.",
    };

    /// <summary>The option that names the kind of picture.</summary>
    internal static Option<string?> ChartOption()
    {
        var option = new Option<string?>("--chart")
        {
            Description = "Kind of picture. Default: a fan for a series, dates for a date, else a density.",
            HelpName = string.Join('|', ScenarioFigure.Kinds),
        };
        option.AcceptOnlyFromAmong([.. ScenarioFigure.Kinds]);
        return option;
    }

    /// <summary>Draws a shown quantity to a file.</summary>
    internal static void Draw(Terminal terminal, ScenarioResult result, string path, string? chart, string? of)
    {
        ShownResult shown = of is null
            ? result.Shown[0]
            : result.Shown.FirstOrDefault(one => one.Quantity.Name == of)
                ?? throw new InputException($"--of {of}: the scenario shows {string.Join(", ", result.Shown.Select(one => one.Quantity.Name))}.");
        AtomicFile.WriteAllText(path, SvgRenderer.Render(ScenarioFigure.Of(result, shown, chart)));
        terminal.Error.WriteLine($"Drawn to {path}.");
    }

    private static Samples Whole(
        Terminal terminal, ScenarioProgram program, DrawPlan plan, IBackEnd backEnd, double? precision, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(terminal, "Drawing");
        return ScenarioRun.Whole(program, plan, backEnd, precision, progress, cancellation);
    }

    private static int WritePart(
        Terminal terminal, ScenarioProgram program, DrawPlan plan, IBackEnd backEnd, Part part, string path, CancellationToken cancellation)
    {
        SamplesPart made;
        using (var progress = new ProgressLine(terminal, "Drawing"))
        {
            made = ScenarioRun.Part(program, plan, backEnd, part, progress, cancellation);
        }

        made.Write(path);
        string range = made.Count == 0
            ? "No draws"
            : string.Create(CultureInfo.InvariantCulture, $"Draws {made.First} to {made.First + made.Count - 1}");
        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{range} of {plan.Draws}, part {part.Number} of {part.Of}, are in {path}."));
        return ExitCode.Done;
    }

    private static Option<long?> DrawsOption() => new("--draws")
    {
        Description = "Number of draws, such as 1e6. Default: the scenario's.",
        HelpName = "COUNT",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            bool parses = double.TryParse(given, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double count);
            if (!parses || !(count is >= 1 and <= 1e12) || count != Math.Floor(count))
            {
                result.AddError($"--draws {given}: a whole number from 1 to 1e12 is wanted, such as 1e6.");
                return null;
            }

            return (long)count;
        },
    };

    private static Option<ulong?> SeedOption() => new("--seed")
    {
        Description = "Seed of the draws: the same seed gives the same bits. Default: the scenario's.",
        HelpName = "SEED",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!ulong.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            {
                result.AddError($"--seed {given}: a whole number from 0 on is wanted, such as 42.");
            }

            return seed;
        },
    };

    private static Option<double?> PrecisionOption() => new("--precision")
    {
        Description = "Draw until the standard error of every median is at most this share of it (of a date: years), such as 0.01; exit code 1 if 134 million draws do not do.",
        HelpName = "SHARE",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            bool parses = double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double precision);
            if (!parses || precision is not (> 0 and < 1))
            {
                result.AddError($"--precision {given}: a share above 0 and below 1 is wanted, such as 0.01.");
            }

            return precision;
        },
    };

    private static Option<Part?> PartOption() => new("--part")
    {
        Description = "Make one part of the draws only, such as 3/64, and write it to --out for 'forecast merge'.",
        HelpName = "K/N",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            string[] ends = given.Split('/');
            bool parses = int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            parses &= int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int of);
            if (!parses || ends.Length != 2 || number < 1 || number > of || of > 1_000_000)
            {
                result.AddError($"--part {given}: a part and the number of parts are wanted, such as 3/64.");
                return null;
            }

            return new Part(number, of);
        },
    };
}

using System.CommandLine;
using System.CommandLine.Help;
using Forecast.Data;
using Forecast.Gpu.OpenCl;

namespace Forecast.Cli;

/// <summary>The command line: parses the arguments, runs one verb, and turns every failure into a sentence and an exit code.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(args);

        // A verb's own arguments cannot name another verb, so that where it comes first the others need not be made.
        bool isVerb = _verbs.TryGetValue(args.FirstOrDefault(""), out Func<Terminal, Command>? verb);
        return Run(args, terminal, isVerb ? [verb!] : _verbs.Values);
    }

    /// <summary>Runs one command of some verbs.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="verbs">The verbs there are, each made for a terminal.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Terminal terminal, IEnumerable<Func<Terminal, Command>> verbs)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(verbs);
        var root = new RootCommand("Forecasts of trends in machine learning: data, fits, projections, figures and reports.");
        foreach (Func<Terminal, Command> verb in verbs)
        {
            root.Subcommands.Add(verb(terminal));
        }

        foreach (HelpAction help in root.Options.Select(option => option.Action).OfType<HelpAction>())
        {
            help.MaxWidth = terminal.Width;
        }

        ParseResult parsed = root.Parse(args);
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0 && parsed.Errors.Count > 0)
        {
            // A command that only leads to others, typed alone: what it leads to is the answer.
            parsed = root.Parse([.. args, "--help"]);
        }

        if (parsed.Errors.Count > 0)
        {
            foreach (string sentence in Sentences(parsed, command))
            {
                terminal.Error.WriteLine(string.Join(' ', sentence.Split(Breaks, StringSplitOptions.RemoveEmptyEntries)));
            }

            terminal.Error.WriteLine("'--help' after the command lists what is allowed.");
            return ExitCode.BadInput;
        }

        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return parsed.Invoke(invocation);
        }
        catch (InputException e)
        {
            terminal.Error.WriteLine(e.Message);
            return e switch
            {
                CellException => ExitCode.DataViolation,
                FitException => ExitCode.CheckFailed,
                _ => ExitCode.BadInput,
            };
        }
        catch (OpenClException e)
        {
            terminal.Error.WriteLine($"{e.Message} Another device, such as --device simd, makes the same draws.");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped; no result was written.");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }

    // The parser puts each allowed value on a line of its own.
    private static readonly char[] Breaks = ['\r', '\n', '\t'];

    private static IEnumerable<string> Sentences(ParseResult parsed, Command command) =>
        command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count > 0
            ? [$"There is no command '{parsed.UnmatchedTokens[0]}'. Allowed: {Names(command)}."]
            : parsed.Errors.Select(error => error.Message);

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Select(verb => verb.Name));

    private static readonly OrderedDictionary<string, Func<Terminal, Command>> _verbs = new(StringComparer.Ordinal)
    {
        ["reproduce"] = ReproduceVerb.Create,
        ["list"] = ListVerb.Create,
        ["trend"] = TrendVerb.Create,
        ["fit"] = FitVerb.Create,
        ["test"] = TestVerb.Create,
        ["score"] = ScoreVerb.Create,
        ["simulate"] = SimulateVerb.Create,
        ["merge"] = MergeVerb.Create,
        ["devices"] = DevicesVerb.Create,
        ["data"] = DataVerb.Create,
    };
}

using System.CommandLine;
using Forecast.Data;
using Forecast.Projections;

namespace Forecast.Cli;

/// <summary>The options of <c>forecast fit trend</c> that sample a posterior.</summary>
internal sealed class BayesTrendOptions
{
    private readonly Option<bool> _bayes = new("--bayes") { Description = "Sample the trend from its posterior instead of estimating it." };
    private readonly Option<string?> _likelihood = new("--likelihood")
    {
        Description = "With --bayes, how values scatter: normally, or with the heavy tails of Student's t. Default: normal.",
        HelpName = "normal|student",
    };

    private readonly Option<string?> _error = new("--error")
    {
        Description = "With --bayes, column of each value's standard error; with --log in orders of magnitude, or a word such as Likely.",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> _low = new("--low")
    {
        Description = "With --bayes, column of a bound below each value; an empty cell for none.",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> _high = new("--high")
    {
        Description = "With --bayes, column of a bound above each value; an empty cell for none.",
        HelpName = "COLUMN",
    };

    private readonly Option<bool> _pooled = new("--pooled")
    {
        Description = "With --bayes and --group, let the groups' trends learn from each other.",
    };

    private readonly Option<int> _chains = FitVerb.CountOption("--chains", "With --bayes, number of chains.", 4, 1);
    private readonly Option<int> _draws = FitVerb.CountOption("--draws", "With --bayes, draws kept of each chain.", 1000, 10);
    private readonly Option<int?> _warmUp = FitVerb.CountOption(
        "--warm-up", "With --bayes, draws of each chain thrown away first; with --breaks, moves. Default: 1000; with --breaks 20000.", 0);

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "With --bayes, exit with 1 where the draws should not be relied on.",
    };

    private readonly Option<string?> _drawsOut = new("--draws-out")
    {
        Description = "With --bayes, write the joint draws to this CSV file.",
        HelpName = "FILE.csv",
    };

    private readonly Option<string?> _figures = new("--diagnostics-figures")
    {
        Description = "With --bayes, draw traces, ranks and more to SVG files in this folder.",
        HelpName = "FOLDER",
    };

    /// <summary>The options there are.</summary>
    public BayesTrendOptions() => _likelihood.AcceptOnlyFromAmong("normal", "student");

    private Option[] Own =>
        [_likelihood, _error, _low, _high, _pooled, _chains, _draws, _warmUp, _strict, _drawsOut, _figures];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_bayes, .. Own])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was asked for; null where no posterior was.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="foreign">Options that have no meaning for a posterior.</param>
    /// <param name="asked">What the options shared with other fits ask for.</param>
    /// <exception cref="InputException">Options that do not go together.</exception>
    public BayesTrendRequest? Read(ParseResult parsed, IEnumerable<Option> foreign, BayesTrendRequest asked)
    {
        if (!parsed.GetValue(_bayes))
        {
            return Own.FirstOrDefault(option => IsGiven(parsed, option)) is { } stray
                ? throw new InputException($"{stray.Name} belongs to a sampled posterior: give --bayes as well.")
                : null;
        }

        if (foreign.FirstOrDefault(option => IsGiven(parsed, option)) is { } other)
        {
            throw new InputException(
                $"--bayes and {other.Name} exclude each other: a posterior is sampled, so there is no estimator or bootstrap to choose.");
        }

        BayesTrendRequest request = asked with
        {
            Columns = asked.Columns with { Error = parsed.GetValue(_error), Low = parsed.GetValue(_low), High = parsed.GetValue(_high) },
            IsPooled = parsed.GetValue(_pooled),
            IsStrict = parsed.GetValue(_strict),
            DrawsOut = parsed.GetValue(_drawsOut),
            DiagnosticsFigures = parsed.GetValue(_figures),
            Plan = asked.Plan with
            {
                Likelihood = parsed.GetValue(_likelihood) == "student" ? BayesLikelihood.Student : BayesLikelihood.Normal,
                Chains = parsed.GetValue(_chains),
                Draws = parsed.GetValue(_draws),
                WarmUp = parsed.GetValue(_warmUp),
            },
        };
        request.Check();
        return request;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}

using System.Globalization;
using Forecast.Data;
using Forecast.Projections;

namespace Forecast.Cli;

/// <summary>What <c>forecast fit trend --bayes</c> was asked for, with options that go together.</summary>
/// <param name="File">The table.</param>
/// <param name="Time">Column of times.</param>
/// <param name="Value">Column of values.</param>
/// <param name="Columns">Columns beside them.</param>
/// <param name="Plan">What is sampled, and how.</param>
internal sealed record BayesTrendRequest(string File, string Time, string Value, RowColumns Columns, BayesTrendPlan Plan)
{
    // Draws of all chains and parameters stay in memory.
    private const long MostDraws = 10_000_000;

    /// <summary>Whether groups learn from each other.</summary>
    public bool IsPooled { get; init; }

    /// <summary>Whether draws that should not be relied on are a failure.</summary>
    public bool IsStrict { get; init; }

    /// <summary>A time to say the trend of, as given; null for none.</summary>
    public string? ProjectTo { get; init; }

    /// <summary>Form of the output.</summary>
    public required string Format { get; init; }

    /// <summary>File for the picture of the trend; null for none.</summary>
    public string? Figure { get; init; }

    /// <summary>File for the joint draws; null for none.</summary>
    public string? DrawsOut { get; init; }

    /// <summary>Folder for the pictures of the chains; null for none.</summary>
    public string? DiagnosticsFigures { get; init; }

    /// <summary>Throws where options do not go together.</summary>
    /// <exception cref="InputException">They do not.</exception>
    public void Check()
    {
        bool isStudent = Plan.Likelihood == BayesLikelihood.Student;
        bool hasErrors = (Columns.Error ?? Columns.Low ?? Columns.High) is not null;
        string errors = Columns.Error is not null ? "--error" : "--low and --high";
        string? objection = this switch
        {
            { IsPooled: true, Columns.Group: null } => "--pooled says that groups learn from each other: give their column with --group.",
            { IsPooled: false, Columns.Group: not null } =>
                "--group with --bayes wants --pooled, so that groups learn from each other; without --bayes each is fitted apart.",
            { Columns: { Low: null, High: not null } or { Low: not null, High: null } } =>
                "--low and --high go together: give a column of lower and one of upper bounds.",
            { Columns: { Error: not null, Low: not null } } =>
                "--error and --low with --high exclude each other: a value has a standard error, or lies within bounds.",
            { Plan.Breaks: not null } when IsPooled => "--breaks and --pooled exclude each other: the trends of groups are straight.",
            { Plan.Breaks: not null } when isStudent =>
                "--breaks and --likelihood student exclude each other: breaks are sampled with normal errors, which integrates the lines out.",
            { Plan.Breaks: not null } when hasErrors =>
                $"--breaks and {errors} exclude each other: breaks are sampled with rows that count alike.",
            { IsPooled: true } when isStudent =>
                "--pooled and --likelihood student exclude each other: the rows of groups scatter normally.",
            { IsPooled: true } when hasErrors => $"--pooled and {errors} exclude each other: the rows of groups count alike.",
            _ when isStudent && hasErrors =>
                $"--likelihood student and {errors} exclude each other: rows with errors of their own scatter normally.",
            _ => null,
        };
        if (objection is not null)
        {
            throw new InputException(objection);
        }

        if ((long)Plan.Chains * Plan.Draws > MostDraws)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"--chains {Plan.Chains} and --draws {Plan.Draws} are too many together: {MostDraws:#,##0} draws are the most."));
        }
    }
}

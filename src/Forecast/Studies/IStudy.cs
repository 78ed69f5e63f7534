using Forecast.Data;

namespace Forecast.Studies;

/// <summary>One analysis or one paper: from the data to findings.</summary>
public interface IStudy
{
    /// <summary>Stable name on the command line: <c>compute-trends</c>.</summary>
    string Id { get; }

    /// <summary>Title for a heading.</summary>
    string Title { get; }

    /// <summary>What the study answers, in a sentence.</summary>
    string Description { get; }

    /// <summary>Runs the study. The same plan on the same data gives the same findings, bit for bit, on any number of threads.</summary>
    /// <param name="data">The curated tables.</param>
    /// <param name="plan">Seed and number of draws.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="InputException">The data lack a vintage that the study needs.</exception>
    Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default);
}

/// <summary>What a run of a study depends on beside the data.</summary>
/// <param name="Seed">Seed of every random number.</param>
/// <param name="Draws">Bootstrap resamples or Monte Carlo draws for each number.</param>
public sealed record StudyPlan(ulong Seed = StudyPlan.DefaultSeed, int Draws = StudyPlan.DefaultDraws)
{
    /// <summary>The seed of the verdicts on record.</summary>
    public const ulong DefaultSeed = 20220209;

    /// <summary>The draws of the verdicts on record.</summary>
    public const int DefaultDraws = 10_000;

    /// <summary>Whether experiments run in full, for minutes, in place of the quick set whose verdicts are on record.</summary>
    public bool Full { get; init; }

    /// <summary>Folder in which long work keeps what is done, so that an interrupted run goes on; null to keep nothing. It bears on no number.</summary>
    public string? CheckpointFolder { get; init; }
}

using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;

namespace Forecast.Studies.ResourceModel;

/// <summary>What findings of trained networks have in common.</summary>
/// <param name="StudyId">The study.</param>
/// <param name="Plan">The run.</param>
/// <param name="Cancellation">Ends the run early.</param>
internal sealed record ToyReport(string StudyId, StudyPlan Plan, CancellationToken Cancellation)
{
    /// <summary>Coverage of every interval.</summary>
    public const double Level = 0.95;

    /// <summary>What stands where a vintage would.</summary>
    public const string Vintage = "networks trained here";

    /// <summary>Why a number that differs need not contradict the paper.</summary>
    public const string Missing =
        "the paper's penalties, widths, optimiser, steps and seeds are in no public copy; ours are our own";

    /// <summary>The tolerance of slopes of trained toys.</summary>
    public static readonly Tolerance SlopeTolerance = new(0.15, false, "set for trained toys before ours were run");

    /// <summary>The tolerance of numbers read off a figure.</summary>
    public static readonly Tolerance ReadOff = new(0.20, true, "read off a figure");

    private StreamKey Key => new StreamKey(Plan.Seed).Child(StudyId);

    /// <summary>Trains networks.</summary>
    public IReadOnlyList<IReadOnlyList<TrainedNetwork>> Train(IReadOnlyList<NetworkJob> jobs, TrainingCheckpoints? checkpoints,
        IProgress<double>? progress) =>
        NetworkTraining.Run(jobs, Key, checkpoints, progress, cancellation: Cancellation);

    /// <summary>A number with its interval over seeds.</summary>
    public Estimate Estimate(string name, IReadOnlyList<int> counts, Func<IReadOnlyList<int[]>, double> statistic) =>
        SeedBootstrap.Run(counts, statistic, Plan.Draws, Key.Child(name), Level, Cancellation);

    /// <summary>A number of our own.</summary>
    public Finding Ours(string id, string label, string unit, double value, Interval? interval, int n, string rule,
        string? text = null) => new()
        {
            Id = $"{StudyId}/{id}",
            Label = label,
            Value = value,
            Text = text ?? (interval is { } ends ? NumberText.WithInterval(value, ends) : NumberText.Significant(value, 3)),
            Unit = unit,
            Interval = interval,
            N = n,
            Rule = rule,
            Vintage = Vintage,
            Seed = Plan.Seed,
        };

    /// <summary>A number of our own beside a published one, within a tolerance, where what the paper used is not known.</summary>
    public static Finding Beside(Finding ours, Published published, Tolerance tolerance)
    {
        RowEvidence row = RowEvidence.Formula with { Noun = "networks", Tolerance = tolerance, MissingInput = Missing };
        (Verdict verdict, string evidence) = Comparison.OfValue(ours.Value, published, row);
        return ours with { Published = published, Verdict = verdict, Evidence = evidence };
    }
}

using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;

namespace Forecast.Studies.ToyNetworks;

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

    // Why a number that differs need not contradict the paper.
    private const string Missing =
        "the paper's penalties, widths, optimiser, steps and seeds are in no public copy; ours are our own";

    /// <summary>What is known of a slope of trained toys.</summary>
    public static readonly RowEvidence Slope = Unstated(new(0.15, false, "set for trained toys before ours were run"));

    /// <summary>What is known of a ratio that should not change while networks grow.</summary>
    public static readonly RowEvidence Constancy = Unstated(new(0.15, true, "set for ratios before ours were run"));

    /// <summary>What is known of a number read off a figure.</summary>
    public static readonly RowEvidence ReadOff = Unstated(new(0.20, true, "read off a figure"));

    private StreamKey Key => new StreamKey(Plan.Seed).Child(StudyId);

    /// <summary>Trains networks.</summary>
    public IReadOnlyList<IReadOnlyList<TrainedNetwork>> Train(IReadOnlyList<NetworkJob> jobs, TrainingCheckpoints? checkpoints,
        IProgress<double>? progress) =>
        NetworkTraining.Run(jobs, Key, checkpoints, progress, cancellation: Cancellation);

    /// <summary>A number with its interval over seeds.</summary>
    public Estimate Estimate(string name, IReadOnlyList<int> counts, Func<IReadOnlyList<int[]>, double> statistic) =>
        SeedBootstrap.Run(counts, statistic, Plan.Draws, Key.Child(name), Level, Cancellation);

    /// <summary>A number of our own with its interval.</summary>
    public Finding Ours(string id, string label, string unit, Estimate estimate, int n, string rule) =>
        Ours(id, label, unit, estimate.Value, estimate.Interval, n, rule);

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

    /// <summary>A row of networks whose settings the paper does not state.</summary>
    /// <param name="tolerance">How far ours may lie off; null where only the printed digits count.</param>
    public static RowEvidence Unstated(Tolerance? tolerance = null) =>
        RowEvidence.Formula with { Noun = "networks", Tolerance = tolerance, MissingInput = Missing };
}

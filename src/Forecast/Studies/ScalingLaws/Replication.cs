using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The fits of Besiroglu et al. 2024 on the runs read off Figure 4 of Hoffmann et al. 2022.</summary>
internal sealed class Replication
{
    /// <summary>Place of the runs in the data folder.</summary>
    public const string File = "scaling/chinchilla-figure-4.csv";

    /// <summary>Resamples of the paper.</summary>
    public const int Resamples = 4000;

    /// <summary>Runs of highest loss that the replication leaves out.</summary>
    public const int Outliers = 5;

    private Replication(StudyPlan plan, StreamKey key, TrainingRuns all, TrainingRuns kept, ChinchillaFit[] fits)
    {
        (Seed, Key, AllRuns, Runs) = (plan.Seed, key, all, kept);
        (Huber, Likely, HuberOfAll, LikelyOfAll) = (fits[0], fits[1], fits[2], fits[3]);
        Kept = new Basis(kept.Count, $"all runs but the {Outliers} of highest loss; tokens are FLOP / (6 N)", File, Seed);
        Every = new Basis(all.Count, "all runs; tokens are FLOP / (6 N)", File, Seed);
    }

    public ulong Seed { get; }

    public StreamKey Key { get; }

    /// <summary>All 245 runs.</summary>
    public TrainingRuns AllRuns { get; }

    /// <summary>The 240 runs fitted.</summary>
    public TrainingRuns Runs { get; }

    /// <summary>Objective 1: the Huber loss of Hoffmann et al.; its resamples are objective 3.</summary>
    public ChinchillaFit Huber { get; }

    /// <summary>Objective 2: the likelihood of Huber's density with a fitted scale, in effect least absolute deviations.</summary>
    public ChinchillaFit Likely { get; }

    /// <summary>Objective 1 on all runs.</summary>
    public ChinchillaFit HuberOfAll { get; }

    /// <summary>Objective 2 on all runs.</summary>
    public ChinchillaFit LikelyOfAll { get; }

    /// <summary>What a number of the 240 runs rests on.</summary>
    public Basis Kept { get; }

    /// <summary>What a number of the 245 runs rests on.</summary>
    public Basis Every { get; }

    /// <summary>Fits the runs by every objective.</summary>
    public static Replication Fit(DataFolder data, StudyPlan plan, StreamKey key, CancellationToken cancellation)
    {
        TrainingRuns all = TrainingRuns.Read(Path.Combine(data.Path, File), "n", "flop", isFlop: true, "loss");
        TrainingRuns kept = all.WithoutHighestLosses(Outliers);
        StreamKey own = key.Child("replication");
        int resamples = Math.Clamp(plan.Draws, 2, Resamples);
        return new Replication(plan, own, all, kept,
        [
            Of(kept, ScalingObjective.Huber, resamples),
            Of(kept, ScalingObjective.HuberWithFittedScale, resamples),
            Of(all, ScalingObjective.Huber, 2),
            Of(all, ScalingObjective.HuberWithFittedScale, 2),
        ]);

        ChinchillaFit Of(TrainingRuns runs, ScalingObjective objective, int refits) =>
            ChinchillaFit.Fit(runs, new ScalingFitPlan(objective, refits), own, cancellation);
    }
}

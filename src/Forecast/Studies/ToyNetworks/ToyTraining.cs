using Forecast.Models.Networks;

namespace Forecast.Studies.ToyNetworks;

/// <summary>The run of a study on networks trained here: train, then report.</summary>
internal static class ToyTraining
{
    // Share of the work that is training.
    private const double Training = 0.95;

    /// <summary>Trains the networks of each experiment and hands them to the report. What was trained is kept until the report is made.</summary>
    /// <param name="study">The study.</param>
    /// <param name="plan">The run.</param>
    /// <param name="experiments">The jobs of each experiment.</param>
    /// <param name="findings">Makes the findings from the networks: one list an experiment, in it one list a job.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public static Findings Run(
        IStudy study,
        StudyPlan plan,
        IReadOnlyList<NetworkJob>[] experiments,
        Func<ToyReport, IReadOnlyList<IReadOnlyList<TrainedNetwork>>[], Findings> findings,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var report = new ToyReport(study.Id, plan, cancellation);
        TrainingCheckpoints? checkpoints =
            plan.CheckpointFolder is { } folder ? new TrainingCheckpoints(Path.Combine(folder, study.Id)) : null;
        IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks =
            report.Train([.. experiments.SelectMany(jobs => jobs)], checkpoints, new ProgressPart(progress, 0, Training));
        var ofExperiments = new IReadOnlyList<IReadOnlyList<TrainedNetwork>>[experiments.Length];
        for (int i = 0, first = 0; i < experiments.Length; first += experiments[i].Count, i++)
        {
            ofExperiments[i] = [.. networks.Skip(first).Take(experiments[i].Count)];
        }

        Findings made = findings(report, ofExperiments);
        checkpoints?.Remove();
        progress?.Report(1);
        return made;
    }
}

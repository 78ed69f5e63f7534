using Forecast.Data;
using Forecast.Models.Networks;

namespace Forecast.Studies.ResourceModel;

/// <summary>
/// "A Resource Model for Neural Scaling Laws" (arXiv 2402.05164): its equations, and its three experiments run with a trainer of our own.
/// </summary>
public sealed class ResourceModelStudy : IStudy
{
    internal const string StudyId = "resource-model";

    // Share of the work that is training.
    private const double Training = 0.95;

    /// <inheritdoc/>
    public string Id => StudyId;

    /// <inheritdoc/>
    public string Title => "A resource model of neural scaling";

    /// <inheritdoc/>
    public string Description => "Whether a task's loss falls as the inverse of the neurons it takes up, in equations and in small "
        + "networks trained here.";

    /// <inheritdoc/>
    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        var report = new ToyReport(Id, plan, cancellation);
        var settings = ToySettings.Of(plan.Full);
        TrainingCheckpoints? checkpoints = plan.CheckpointFolder is { } folder ? new TrainingCheckpoints(Path.Combine(folder, Id)) : null;
        var single = new SingleTaskSection(settings);
        var parallel = new ParallelTasksSection(settings);
        var serial = new SerialTaskSection(settings);
        IReadOnlyList<NetworkJob>[] jobs = [single.Jobs, parallel.Jobs, serial.Jobs];
        IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks =
            report.Train([.. jobs.SelectMany(some => some)], checkpoints, new ProgressPart(progress, 0, Training));
        IReadOnlyList<IReadOnlyList<TrainedNetwork>> ones = [.. networks.Take(jobs[0].Count)];
        IReadOnlyList<IReadOnlyList<TrainedNetwork>> twos = [.. networks.Skip(jobs[0].Count).Take(jobs[1].Count)];
        IReadOnlyList<IReadOnlyList<TrainedNetwork>> series = [.. networks.Skip(jobs[0].Count + jobs[1].Count)];
        Findings findings = StudySection.Join(
            this,
            PublishedToys.Citation,
            TheorySection.Of(data, report),
            single.Report(ones, report),
            parallel.Report(twos, single.Main(ones), report),
            serial.Report(series, report)) with
        {
            NotVerified = PublishedToys.NotVerified,
        };
        checkpoints?.Remove();
        progress?.Report(1);
        return findings;
    }
}

using Forecast.Data;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.ResourceModel;

/// <summary>
/// "A Resource Model for Neural Scaling Laws" (arXiv 2402.05164): its equations, and its three experiments run with a trainer of our own.
/// </summary>
public sealed class ResourceModelStudy : IStudy
{
    internal const string StudyId = "resource-model";

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
        var settings = ToySettings.Of(plan.Full);
        var single = new SingleTaskSection(settings);
        var parallel = new ParallelTasksSection(settings);
        var serial = new SerialTaskSection(settings);
        return ToyTraining.Run(
            this,
            plan,
            [single.Jobs, parallel.Jobs, serial.Jobs],
            (report, networks) => StudySection.Join(
                this,
                PublishedToys.Citation,
                TheorySection.Of(data, report),
                single.Report(networks[0], report),
                parallel.Report(networks[1], single.Main(networks[0]), report),
                serial.Report(networks[2], report)) with
            { NotVerified = PublishedToys.NotVerified },
            progress,
            cancellation);
    }
}

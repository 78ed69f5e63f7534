using Forecast.Data;
using Forecast.Models.Networks;
using Forecast.Studies.ResourceModel;

namespace Forecast.Studies.LotteryTickets;

/// <summary>
/// "A Neural Scaling Law from Lottery Ticket Ensembling" (arXiv 2310.02258): its experiments run with a trainer of our own.
/// </summary>
public sealed class LotteryTicketsStudy : IStudy
{
    internal const string StudyId = "lottery-tickets";

    // Share of the work that is training.
    private const double Training = 0.95;

    /// <inheritdoc/>
    public string Id => StudyId;

    /// <inheritdoc/>
    public string Title => "Lottery-ticket ensembling in small networks";

    /// <inheritdoc/>
    public string Description => "How fast the loss of y = x² falls as a network grows wider, and whether averaging of lucky neurons "
        + "explains it.";

    /// <inheritdoc/>
    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        var report = new ToyReport(Id, plan, cancellation);
        var settings = TicketSettings.Of(plan.Full);
        TrainingCheckpoints? checkpoints = plan.CheckpointFolder is { } folder ? new TrainingCheckpoints(Path.Combine(folder, Id)) : null;
        var widths = new WidthSection(settings);
        var peaks = new PeaksSection(settings);
        IReadOnlyList<NetworkJob> jobs = [.. widths.Jobs, .. peaks.Jobs];
        IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks =
            report.Train(jobs, checkpoints, new ProgressPart(progress, 0, Training));
        int curves = widths.Jobs.Count, ensemble = settings.Widths.ToList().IndexOf(TicketSettings.EnsembleWidth),
            widest = settings.Widths.Count - 1;
        Findings findings = StudySection.Join(
            this,
            PublishedTickets.Citation,
            widths.Report([.. networks.Take(curves)], report),
            peaks.Report([.. networks.Skip(curves)], report),
            SymmetrySection.Of(networks[widest], widths.Rule(Activation.Silu), report),
            new EnsembleSection(settings).Report(networks[ensemble], report)) with
        {
            NotVerified = PublishedTickets.NotVerified,
        };
        checkpoints?.Remove();
        progress?.Report(1);
        return findings;
    }
}

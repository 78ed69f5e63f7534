using Forecast.Data;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>
/// "A Neural Scaling Law from Lottery Ticket Ensembling" (arXiv 2310.02258): its experiments run with a trainer of our own.
/// </summary>
public sealed class LotteryTicketsStudy : IStudy
{
    internal const string StudyId = "lottery-tickets";

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
        var settings = TicketSettings.Of(plan.Full);
        var widths = new WidthSection(settings);
        var peaks = new PeaksSection(settings);
        int ensemble = settings.Widths.ToList().IndexOf(TicketSettings.EnsembleWidth), widest = settings.Widths.Count - 1;
        return ToyTraining.Run(
            this,
            plan,
            [widths.Jobs, peaks.Jobs],
            (report, networks) => StudySection.Join(
                this,
                PublishedTickets.Citation,
                widths.Report(networks[0], report),
                peaks.Report(networks[1], report),
                SymmetrySection.Of(networks[0][widest], widths.Rule(Activation.Silu), report),
                new EnsembleSection(settings).Report(networks[0][ensemble], report)) with
            { NotVerified = PublishedTickets.NotVerified },
            progress,
            cancellation);
    }
}

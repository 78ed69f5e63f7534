using Forecast.Data;

namespace Forecast.Studies.ComputeProjection;

/// <summary>
/// Training compute carried forward: the projection of 2022, systems above thresholds, cost and power, hardware, and how far the choices
/// behind a growth rate matter.
/// </summary>
public sealed class ComputeProjectionStudy : IStudy
{
    internal const string StudyId = "compute-projection";

    /// <inheritdoc/>
    public string Id => StudyId;

    /// <inheritdoc/>
    public string Title => "Compute, cost and thresholds projected";

    /// <inheritdoc/>
    public string Description =>
        "The projection of 2022 and our own to 2040, systems above 1e23 to 1e28 FLOP, training cost, power, hardware, and how choices move the growth.";

    /// <inheritdoc/>
    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        Func<StudySection>[] sections =
        [
            () => PublishedProjection.Run(data, plan, cancellation),
            () => OwnProjection.Run(data, plan, progress: null, cancellation),
            () => ThresholdCounts.Run(data, plan, cancellation),
            () => TrainingCost.Run(data, plan, cancellation),
            () => HardwareTrend.Run(data),
            () => SpecificationCurve.Run(data, plan, cancellation),
        ];
        var done = new List<StudySection>();
        foreach (Func<StudySection> section in sections)
        {
            cancellation.ThrowIfCancellationRequested();
            done.Add(section());
            progress?.Report((double)done.Count / sections.Length);
        }

        return StudySection.Join(this, Citation, done);
    }

    private const string Citation =
        "Besiroglu, Heim and Sevilla (2022), Projecting compute trends in machine learning, Epoch AI. "
        + "Cottier, Rahman, Fattorini, Maslej and Owen (2024), The rising costs of training frontier AI models, arXiv 2405.21015. "
        + "Sevilla et al. (2024), Can AI scaling continue through 2030?, Epoch AI. "
        + "Hobbhahn and Besiroglu (2022), Trends in GPU price-performance, Epoch AI. "
        + "Hobbhahn, Heim and Aydos (2023), Trends in machine learning hardware, Epoch AI. "
        + "Hobbhahn and Hennig (2021), Laplace matching, arXiv 2105.03109. "
        + "Simonsohn, Simmons and Nelson (2020), Specification curve analysis, Nature Human Behaviour 4.";
}

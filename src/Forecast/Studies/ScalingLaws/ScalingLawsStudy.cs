using Forecast.Data;
using Forecast.Fitting.Random;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Scaling laws of language models as published, refitted to the runs that are public, and tested on runs held out.</summary>
public sealed class ScalingLawsStudy : IStudy
{
    internal const string StudyId = "scaling-laws";

    /// <inheritdoc/>
    public string Id => StudyId;

    /// <inheritdoc/>
    public string Title => "Scaling laws of language models";

    /// <inheritdoc/>
    public string Description =>
        "What loss a training budget buys and how to split it: Chinchilla, its replication and its kin, refitted and tested.";

    /// <inheritdoc/>
    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        StreamKey key = new StreamKey(plan.Seed).Child(StudyId);
        var sections = new List<StudySection>();
        Replication replication = Replication.Fit(data, plan, key, cancellation);
        progress?.Report(0.3);
        Func<StudySection>[] parts =
        [
            () => ChinchillaSection.Of(replication, cancellation),
            () => ReplicationSection.Of(replication, cancellation),
            () => InferenceSection.Of(replication),
            () => KaplanSection.Of(),
            () => RepeatedDataSection.Of(data, plan, key, cancellation),
            () => LadderSection.Of(data, plan, key, cancellation),
            () => BrokenSection.Of(cancellation),
            () => AlgorithmicProgressSection.Of(data, plan, key),
        ];
        for (int i = 0; i < parts.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            sections.Add(parts[i]());
            progress?.Report(0.3 + 0.7 * (i + 1) / parts.Length);
        }

        return StudySection.Join(this, string.Join(" ", Sources.All), sections);
    }
}

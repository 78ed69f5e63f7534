using Forecast.Data;

namespace Forecast.Studies.DataStock;

/// <summary>
/// "Will we run out of data?" (arXiv 2211.04325): when datasets overtake the stock of human text and images, by the models of 2022 and 2024.
/// </summary>
public sealed class DataStockStudy : IStudy
{
    internal const string StudyId = "data-stock";

    /// <inheritdoc/>
    public string Id => StudyId;

    /// <inheritdoc/>
    public string Title => "Stocks of data, and when they are used in full";

    /// <inheritdoc/>
    public string Description => "When training datasets overtake the stocks of human text and images.";

    /// <inheritdoc/>
    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        StudySection model2022 = Stock2022Section.Run(data, plan, new ProgressPart(progress, 0, 0.6), cancellation);
        StudySection model2024 = Stock2024Section.Run(data, plan, new ProgressPart(progress, 0.6, 0.4), cancellation);
        return StudySection.Join(this, $"{Stock2022Published.Citation} {Stock2024Section.Citation}", model2022, model2024);
    }
}

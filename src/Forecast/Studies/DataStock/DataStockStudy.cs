using Forecast.Data;

namespace Forecast.Studies.DataStock;

/// <summary>
/// "Will we run out of data?" (arXiv 2211.04325): when datasets overtake the stock of human text and images, by the model of 2022.
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
        StudySection model2022 = Stock2022Section.Run(data, plan, progress, cancellation);
        progress?.Report(1);
        return StudySection.Join(this, Stock2022Published.Citation, model2022);
    }
}

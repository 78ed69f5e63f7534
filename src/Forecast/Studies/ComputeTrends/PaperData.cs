using Forecast.Data;

namespace Forecast.Studies.ComputeTrends;

/// <summary>The paper's rows, scored once.</summary>
internal sealed class PaperData
{
    public PaperData(Dataset dataset)
    {
        Dataset = dataset;
        Series = Series.Of(dataset.Systems, Measure.Find("training-compute"), Chronology.ComputeTrends);
        Classes = ScaleClasses.Of(Series);
    }

    public Dataset Dataset { get; }

    public Series Series { get; }

    public ScaleClasses Classes { get; }

    public Series Select(TrendSelection selection) => selection.Apply(Series, Classes);
}

using Forecast.Data;
using Forecast.Fitting.Density;
using Forecast.Fitting.Random;

namespace Forecast.Studies.ParameterGap;

/// <summary>Our test of the gap in the systems of one table since 2020: of the interval, and of the widest gap anywhere.</summary>
internal sealed record GapEvidence(Vintage Vintage, DomainGroup Group, Series Series, GapTest Test)
{
    /// <summary>Share of values that equal another one: rounding.</summary>
    public double Repeated => 1 - (double)Series.Log10Values.ToArray().Distinct().Count() / Series.Count;

    /// <summary>Tests the systems of a domain.</summary>
    public static GapEvidence Of(Dataset dataset, DomainGroup group, ulong seed, CancellationToken cancellation)
    {
        Series series = SeriesOf(dataset, group);
        return new GapEvidence(
            dataset.Vintage,
            group,
            series,
            GapTest.Run(series.Log10Values, SizedSystems.LogGap, new GapPlan(), Key(dataset, group, seed).Child("gap"), cancellation));
    }

    /// <summary>The systems tested.</summary>
    public static Series SeriesOf(Dataset dataset, DomainGroup group) =>
        SizedSystems.Of(dataset.Systems).In(group).From(SizedSystems.GapSince);

    /// <summary>The stream of a table's tests.</summary>
    public static StreamKey Key(Dataset dataset, DomainGroup group, ulong seed) =>
        new StreamKey(seed).Child($"{ParameterGapStudy.StudyId}/{dataset.Vintage.Id}/{group.Slug}");
}

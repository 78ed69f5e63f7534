using Forecast.Data;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The rows of every specification, and their growth.</summary>
internal sealed class SpecificationRows
{
    private static readonly string[] OwnRow = ["Language", "Vision"];

    private readonly List<(Specification Specification, Series Rows)> _kept = [];

    public SpecificationRows(DataFolder data, Specification headline)
    {
        Measure compute = Measure.Find("training-compute");
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (Vintage vintage in data.Vintages)
        {
            Dataset dataset = data.Read(vintage.Id);
            bool milestones = vintage.Id == ComputeTrendsStudy.PaperVintage;
            Series notable = Series.Of(dataset.Systems.Where(s => milestones || s.Notability.Count > 0), compute, Chronology.Gregorian);
            ScaleClasses classes = ScaleClasses.Of(notable);
            foreach (OutlierRule outliers in Enum.GetValues<OutlierRule>())
            {
                Series kept = notable.Where(i => Passes(notable, classes, i, outliers));
                foreach (string domain in Specification.Domains)
                {
                    Series of = kept.Where(i => InDomain(kept.Systems[i], domain));
                    foreach (FrontierRule rule in Specification.Rules)
                    {
                        Series frontier = rule.Apply(of);
                        foreach (int start in Specification.Starts)
                        {
                            Add(
                                new Specification(vintage.Id, rule, start, domain, outliers),
                                frontier.Where(i => frontier.Systems[i].Published!.Value.Year >= start),
                                headline,
                                named);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Specifications left out, for too few rows.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Sets of rows that differ.</summary>
    public int Distinct { get; private set; }

    /// <summary>The headline's place among the specifications kept.</summary>
    public int Headline { get; private set; } = -1;

    /// <summary>The specifications kept, with their rows.</summary>
    public IReadOnlyList<(Specification Specification, Series Rows)> Kept => _kept;

    /// <summary>The growth of each in orders of magnitude a year, with its bootstrap interval.</summary>
    public Estimate[] Growth(
        int resamples,
        double level,
        Fitting.Random.StreamKey key,
        CancellationToken cancellation) => SlopeIntervals.Run(
        [.. _kept.Select(pair => (pair.Rows.Years.ToArray(), pair.Rows.Log10Values.ToArray()))],
        new TrendBootstrapPlan(resamples),
        level,
        key,
        cancellation);

    private void Add(Specification specification, Series rows, Specification headline, HashSet<string> named)
    {
        if (rows.Count < Specification.FewestRows)
        {
            LeftOut++;
            return;
        }

        Headline = specification == headline ? _kept.Count : Headline;
        Distinct += named.Add($"{specification.Vintage}\n{string.Join('\n', rows.Systems.Select(s => s.Id))}") ? 1 : 0;
        _kept.Add((specification, rows));
    }

    private static bool Passes(Series series, ScaleClasses classes, int i, OutlierRule outliers) => outliers switch
    {
        OutlierRule.Kept => true,
        OutlierRule.LowDropped => !classes.IsLow(i),
        _ => !classes.IsLow(i) && !(
            classes.Z[i] > ScaleClasses.LargeThreshold && series.Systems[i].Published >= ComputeTrends.Eras.LargeScale),
    };

    private static bool InDomain(MlSystem system, string domain) => domain switch
    {
        Specification.AllDomains => true,
        TrendSelection.OtherDomains => system.Domains.Count > 0 && !system.Domains.Any(OwnRow.Contains),
        _ => system.Domains.Contains(domain),
    };
}

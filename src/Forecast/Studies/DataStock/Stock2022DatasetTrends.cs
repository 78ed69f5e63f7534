using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Projections;

namespace Forecast.Studies.DataStock;

/// <summary>
/// Growth of training datasets by domain, as Epoch AI printed it in September 2022, beside ours on the vintage nearest to it.
/// </summary>
internal sealed class Stock2022DatasetTrends
{
    // Its counts are nearest to the printed ones; the vintage of May 2022 has three quarters of the rows.
    private const string VintageId = "2023-03-03";
    private const double Level = 0.95;

    private static readonly (string Domain, string Growth, string Low, string High, int N)[] _printed =
    [
        ("Language", "0.22", "0.18", "0.28", 79),
        ("Vision", "0.09", "0.08", "0.11", 55),
        ("Speech", "0.21", "0.17", "0.30", 13),
        ("Games", "0.09", "0.08", "0.15", 12),
        ("Recommendation", "0.05", "0", "0.47", 11),
        ("Drawing", "0.43", "0.17", "0.64", 10),
    ];

    public Stock2022DatasetTrends(DataFolder data, Stock2022Findings make)
    {
        Dataset dataset = data.Read(VintageId);
        var findings = new List<Finding>();
        var rows = new List<IReadOnlyList<string>>();
        foreach ((string domain, string growth, string low, string high, int n) in _printed)
        {
            var filter = new SystemFilter { Domain = domain };
            Series series = Series.Of(filter.Apply(dataset.Systems), Measure.Find("dataset-size"), Chronology.Gregorian);
            Estimate ours = TrendForecast.Of(series, FrontierRule.All, Level, projectTo: null).Growth;
            Finding finding = make.Certain(
                $"dataset-trends/{domain.ToLowerInvariant()}",
                $"Growth of training datasets since 1950: {domain.ToLowerInvariant()}",
                ours.Value,
                NumberText.WithInterval(ours),
                "OOM/year",
                $"all systems of the domain {domain} with a dataset size, least squares",
                series.Count,
                VintageId,
                ours.Interval);
            Finding beside = finding.Beside(
                new Published(growth, "Epoch AI, Trends in training dataset sizes (Sep 2022)"), new RowEvidence(n, series.Count))
                .Explained(() => WithoutOne(series));
            findings.Add(beside);
            string count = series.Count.ToString(CultureInfo.InvariantCulture);
            rows.Add([domain, $"{n}", $"{growth} [{low}; {high}]", count, finding.Text, beside.Verdict!.Value.Text()]);
        }

        Findings = findings;
        Table = new Table(
            "stock-2022-dataset-trends",
            "Growth of training datasets by domain, orders of magnitude a year",
            [
                new Column("Domain"),
                new Column("Printed n", Alignment.Right),
                new Column("Printed growth"),
                new Column("Our n", Alignment.Right),
                new Column("Our growth"),
                new Column("Verdict of the growth"),
            ],
            rows,
            $"Vintage {VintageId}; least squares, 95 % interval. The printed intervals are of another method and their level is "
                + "not known.");
    }

    public IReadOnlyList<Finding> Findings { get; }

    public Table Table { get; }

    // How far the growth rests on a single system.
    private static string WithoutOne(Series series)
    {
        double[] growths =
        [
            .. Enumerable.Range(0, series.Count).Select(left =>
                LogLinearTrend.Fit(Without(series.Years, left), Without(series.Log10Values, left)).Growth(Level).Value),
        ];
        (string least, string most) = (NumberText.Fixed(growths.Min(), 3), NumberText.Fixed(growths.Max(), 3));
        return $"leaving out one system at a time puts it from {least} to {most}";
    }

    private static double[] Without(ReadOnlySpan<double> values, int place) => [.. values[..place], .. values[(place + 1)..]];
}

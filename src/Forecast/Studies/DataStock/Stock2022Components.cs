using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The components of the stocks, published and ours: every year, three percentiles.</summary>
internal sealed class Stock2022Components
{
    private const string Source = "epoch-research/data-stock, v1/projections, percentiles of the pointset";

    // NUMBERS of this project, tolerances C: fixed before ours was known.
    private static readonly Tolerance _ofMedian = new(0.07, true, "of medians; the published distributions lie on grids of about "
        + "100 points");
    private static readonly string[] _percentiles = ["5 %", "50 %", "95 %"];
    private static readonly string[] _ends = ["low", "median", "high"];

    private readonly Stock2022Samples _stocks;
    private readonly PublishedPercentiles _published;
    private readonly Stock2022Findings _make;

    public Stock2022Components(Stock2022Samples stocks, PublishedPercentiles published, Stock2022Findings make)
    {
        (_stocks, _published, _make) = (stocks, published, make);
        Differences = Stock2022Component.All.ToDictionary(component => component, component => (IReadOnlyList<(double, double[])>)
            [.. component.Years.Select(year => (year, Difference(component, year)))]);
        Findings = [.. Stock2022Component.All.SelectMany(OfComponent), .. Growths()];
    }

    /// <summary>Ours less the published 5, 50 and 95 % in orders of magnitude, for every year of each table.</summary>
    public IReadOnlyDictionary<Stock2022Component, IReadOnlyList<(double Year, double[] Difference)>> Differences { get; }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The largest difference of a component in any year: of the median (1) or an end (0, 2).</summary>
    public double Largest(Stock2022Component component, int percentile) =>
        Differences[component].Max(row => Math.Abs(row.Difference[percentile]));

    /// <summary>The published 5, 50 and 95 %.</summary>
    public double[] Published(Stock2022Component component, double year) =>
        _published.At(component.Series, year) is var row ? [row[0], row[2], row[4]] : [];

    public Table OfToday()
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (Stock2022Component component in Stock2022Component.All)
        {
            double[] published = Published(component, 2022), ours = _stocks.Percentiles(component, 2022);
            Finding median = Findings.First(finding => finding.Id.EndsWith($"/{component.Series}/2022/median", StringComparison.Ordinal));
            rows.Add([component.Label, component.Unit, Range(published), Range(ours), Signed(ours[1] - published[1]),
                median.Verdict!.Value.Text()]);
        }

        return new Table(
            "stock-2022-components",
            "2022 model: stocks in 2022, published and ours",
            [new Column("Stock"), new Column("Unit"), new Column("Published: median [5 %; 95 %]"), new Column("Ours: median [5 %; 95 %]"),
                new Column("Medians differ (dex)", Alignment.Right), new Column("Verdict of the median")],
            rows,
            $"{_stocks.Plan.Draws} Sobol draws of the formulas, seed {_stocks.Plan.Seed}. The published distributions lie on grids "
                + "of about 100 points, which moves their ends; 0.01 dex is 2.3 %.");
    }

    public Table ByDecade()
    {
        int[] decades = [.. Enumerable.Range(0, 15).Select(i => 1960 + 10 * i)];
        var rows = new List<IReadOnlyList<string>>();
        var groups = new List<int>();
        foreach (Stock2022Component component in Stock2022Component.All)
        {
            groups.Add(rows.Count);
            for (int p = 0; p < 3; p++)
            {
                IEnumerable<string> cells = decades.Select(year => Cell(component, year, p));
                rows.Add([component.Label, _percentiles[p], .. cells, NumberText.Fixed(Largest(component, p), 3)]);
            }
        }

        return new Table(
            "stock-2022-by-decade",
            "2022 model: ours less published, in orders of magnitude, by decade",
            [
                new Column("Stock"),
                new Column("Percentile"),
                .. decades.Select(year => new Column(year.ToString(CultureInfo.InvariantCulture), Alignment.Right)),
                new Column("Largest, any year", Alignment.Right),
            ],
            rows,
            "Every year from 1951 to 2100 is compared; high-quality language is published by tenths of a year from 2022 to 2030. "
                + "The aggregate before 2000 is a mixture of parts that lie ten orders of magnitude apart.")
        {
            GroupStarts = groups,
        };
    }

    public static string Range(double[] log10) => $"{NumberText.FromLog10(log10[1], 3)} [{NumberText.FromLog10(log10[0], 3)}; "
        + $"{NumberText.FromLog10(log10[2], 3)}]";

    private static string Signed(double dex) => dex >= 0.0005 ? $"+{NumberText.Fixed(dex, 3)}" : NumberText.Fixed(dex, 3);

    private string Cell(Stock2022Component component, int year, int percentile) => Differences[component]
        .Where(row => row.Year == year)
        .Select(row => Signed(row.Difference[percentile]))
        .FirstOrDefault("–");

    private double[] Difference(Stock2022Component component, double year)
    {
        double[] published = Published(component, year), ours = _stocks.Percentiles(component, year);
        return [ours[0] - published[0], ours[1] - published[1], ours[2] - published[2]];
    }

    private IEnumerable<Finding> OfComponent(Stock2022Component component)
    {
        foreach (int year in new[] { 2022, 2030, 2050, 2100 }.Where(year => component.Years.Contains(year)))
        {
            double[] published = Published(component, year), ours = _stocks.Percentiles(component, year);
            for (int p = 0; p < 3; p++)
            {
                if (year == 2022 || (p == 1 && component != Stock2022Component.Websites))
                {
                    yield return Compared(component, year, p, ours, published);
                }
            }
        }

        for (int p = 0; p < 3; p++)
        {
            double largest = Largest(component, p), year = Differences[component].First(row => Math.Abs(row.Difference[p]) == largest).Year;
            yield return _make.Drawn(
                $"{component.Series}/largest-difference/{_ends[p]}",
                $"{component.Label}: largest difference of the {_percentiles[p]} from the published one in any year",
                largest,
                NumberText.Fixed(largest, 3),
                "dex",
                $"{component.Formula}; {Differences[component].Count} times from {component.Years.First()} to "
                    + $"{component.Years.Last()}, largest in {year}");
        }
    }

    private Finding Compared(Stock2022Component component, int year, int p, double[] ours, double[] published)
    {
        double value = Elementary.Exp10(ours[p]);
        Interval? interval = p == 1 ? new Interval(Elementary.Exp10(ours[0]), Elementary.Exp10(ours[2]), 0.9) : null;
        Finding finding = _make.Drawn(
            $"{component.Series}/{year}/{_ends[p]}",
            $"{component.Label}, {year}, {_percentiles[p]}",
            value,
            p == 1 ? Range(ours) : NumberText.FromLog10(ours[p], 3),
            component.Unit,
            component.Formula,
            interval);
        string? contradiction = component == Stock2022Component.Websites ? Contradiction(p) : null;
        Finding beside = finding.Beside(
            new Published(NumberText.FromLog10(published[p], 3), $"{Source}, {year}"),
            RowEvidence.Formula with { Tolerance = p == 1 && contradiction is null ? _ofMedian : null, Contradiction = contradiction });
        return beside.Verdict == Verdict.Differs
            ? beside with
            {
                Evidence = $"{beside.Evidence}; they lie {Signed(ours[p] - published[p])} dex apart, and the published "
                + "grid has about 100 points"
            }
            : beside;
    }

    // A product of two log-normals is log-normal: its percentiles need no draws.
    private static string Contradiction(int percentile)
    {
        double exact = IndexedWebsites2022.Log10Quantile(percentile switch { 0 => 0.05, 1 => 0.5, _ => 0.95 });
        return $"the published table does not have the {_percentiles[percentile]} of its own formula, which is "
            + $"{NumberText.FromLog10(exact, 3)} in closed form; the program summed it over a grid";
    }

    private IEnumerable<Finding> Growths()
    {
        (Stock2022Component, string)[] printed =
        [
            (Stock2022Component.Speech, "5.1"), (Stock2022Component.Users, "8.06"), (Stock2022Component.Crawl, "16.7"),
            (Stock2022Component.LowQuality, "8.4"), (Stock2022Component.AllImages, "8.1"),
        ];
        foreach ((Stock2022Component component, string text) in printed)
        {
            double growth = Growth(component, 2022);
            Finding finding = _make.Drawn(
                $"{component.Series}/growth-2022-2023",
                $"{component.Label}: growth of the median from 2022 to 2023",
                growth,
                NumberText.Like(growth, text),
                "%/year",
                component.Formula);
            yield return finding.Beside(new Published(text, "growth of the median of the published pointsets"), RowEvidence.Formula);
        }
    }

    /// <summary>Growth of a median from a year to the next, in percent.</summary>
    public double Growth(Stock2022Component component, int year) =>
        100 * (Elementary.Exp10(_stocks.Percentiles(component, year + 1)[1] - _stocks.Percentiles(component, year)[1]) - 1);
}

using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The components of the stocks, published and ours: every year, three percentiles.</summary>
internal sealed class Stock2022Components
{
    public const string Source = "epoch-research/data-stock, v1/projections, percentiles of the pointset";

    // NUMBERS of this project, tolerances C: fixed before ours was known.
    private static readonly Tolerance _ofMedian = new(0.07, true, "of medians; the published distributions lie on grids of about "
        + "100 points");
    private static readonly string[] _percentiles = ["5 %", "50 %", "95 %"];
    private static readonly string[] _ends = ["low", "median", "high"];
    private static readonly double[] _levels = [0.05, 0.5, 0.95];

    private readonly Stock2022Samples _stocks;
    private readonly PublishedPercentiles _published;
    private readonly Stock2022Findings _make;
    private readonly Stock2022Program _program;

    public Stock2022Components(Stock2022Samples stocks, PublishedPercentiles published, Stock2022Program program, Stock2022Findings make)
    {
        (_stocks, _published, _program, _make) = (stocks, published, program, make);
        Differences = Stock2022Component.All.ToDictionary(component => component, component => (IReadOnlyList<(double, double[])>)
            [.. component.Years.Select(year => (year, Difference(component, year)))]);
        Findings = [.. Stock2022Component.All.SelectMany(OfComponent), .. new Stock2022Growths(stocks, make).Findings];
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
                median.Verdict!.Value.Text(), Stock2022Ends.Shown(Findings, component)]);
        }

        return new Table(
            "stock-2022-components",
            "2022 model: stocks in 2022, published and ours",
            [new Column("Stock"), new Column("Unit"), new Column("Published: median [5 %; 95 %]"), new Column("Ours: median [5 %; 95 %]"),
                new Column("Medians differ (dex)", Alignment.Right), new Column("Verdict of the median"),
                new Column("Ends by the authors' program")],
            rows,
            $"{_stocks.Plan.Draws} Sobol draws of the formulas, seed {_stocks.Plan.Seed}. The authors' program smooths 1,000 draws and "
                + "keeps 101 points, which moves the ends: the last column does as it does. 0.01 dex is 2.3 %.");
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

    public static string Signed(double dex) => dex >= 0.0005 ? $"+{NumberText.Fixed(dex, 3)}" : NumberText.Fixed(dex, 3);

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
                if (year == 2022 && p != 1 && _program.Log10Quantile(component, _levels[p]) is { } theirs)
                {
                    yield return Direct(component, year, p, ours);
                    yield return Stock2022Ends.ByTheirWay(Direct(component, year, p, ours), published[p], theirs, component);
                }
                else if (year == 2022 || (p == 1 && component != Stock2022Component.Websites))
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

    private Finding Direct(Stock2022Component component, int year, int p, double[] ours) => _make.Drawn(
        $"{component.Series}/{year}/{_ends[p]}",
        $"{component.Label}, {year}, {_percentiles[p]}",
        Elementary.Exp10(ours[p]),
        p == 1 ? Range(ours) : NumberText.FromLog10(ours[p], 3),
        component.Unit,
        component.Formula,
        p == 1 ? new Interval(Elementary.Exp10(ours[0]), Elementary.Exp10(ours[2]), 0.9) : null);

    private Finding Compared(Stock2022Component component, int year, int p, double[] ours, double[] published)
    {
        Finding finding = Direct(component, year, p, ours);
        string? contradiction = component == Stock2022Component.Websites ? Stock2022Ends.Contradiction(_levels[p]) : null;
        return finding.Beside(
            new Published(NumberText.FromLog10(published[p], 3), $"{Source}, {year}"),
            RowEvidence.Formula with { Tolerance = p == 1 && contradiction is null ? _ofMedian : null, Contradiction = contradiction })
            .Explained(() => $"they lie {Signed(ours[p] - published[p])} dex apart"
                + (component == Stock2022Component.LowQuality
                    ? $", and the published parts mixed have {Stock2022Ends.OfPublishedParts(_published, _levels[p])}"
                    : ""));
    }
}

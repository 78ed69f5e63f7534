using System.Globalization;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.Compute;

namespace Forecast.Studies.ComputeProjection;

/// <summary>
/// When compute passes the median biological anchor, 10^34.36 FLOP: on paths that hang together and on years drawn apart.
/// </summary>
internal sealed class AnchorDates
{
    private const double Level = 0.95;
    private static readonly double[] Probabilities = [0.025, 0.5, 0.975];

    // Mid-months of Jun 2039, Aug 2046 and Jul 2060, to a tenth of a year.
    private static readonly string[] Printed = ["2039.5", "2046.6", "2060.5"];

    private readonly List<(string Name, double[] Dates)> _rows = [];

    public AnchorDates(Basis basis, ReadingQuantiles central, double start, StudyPlan plan, CancellationToken cancellation)
    {
        Timeline table = new([.. PublishedComputeProjection.Table.Select(row => (double)row.Year)]);
        Timeline yearly = Timeline.Of(GrowthReversion.Origin, 2150);
        Quantity rank = Draw.Normal(0, 1, "rank");
        double[] printed = Date(FromQuantiles(table, _ => rank), plan, cancellation);
        double[] apart = Date(FromQuantiles(table, year => Draw.Normal(0, 1, $"rank {year}")), plan, cancellation);
        double[] independent = Date(Independent(yearly, central, start, plan, cancellation), plan, cancellation);
        _rows =
        [
            ("printed quantiles, one rank for a path", printed),
            ("printed quantiles, a rank for each year of the table", apart),
            ("method, central reading, coherent paths", central.Anchor),
            ("method, central reading, each year drawn apart", independent),
        ];
        var quantiles = RowEvidence.Formula with
        {
            MissingInput = "the draws behind the printed date are in no public copy; ours runs straight between the seven printed years",
        };
        var method = RowEvidence.Formula with
        {
            MissingInput = "the inputs of the method are in no public copy; ours is the central reading",
        };
        Numbers =
        [
            .. Compared(basis, "from-printed-quantiles", "Date of the biological anchor, from the printed quantiles", printed, quantiles),
            .. Compared(basis, "from-method", "Date of the biological anchor, from the method", central.Anchor, method),
            Ours(basis, "independent-years-printed", "Date of the biological anchor, printed quantiles drawn anew each table year", apart),
            Ours(basis, "independent-years-method", "Date of the biological anchor, method with each year drawn apart", independent),
        ];
    }

    public static string PrintedText => "Aug 2046 [Jun 2039; Jul 2060]";

    public IReadOnlyList<Finding> Numbers { get; }

    public string Sentence =>
        $"The printed quantiles, carried as paths that keep their rank, pass the median biological anchor of 10^34.36 FLOP in "
        + $"{Text(_rows[0].Dates)} (95 %), where the post says {PrintedText}. "
        + $"The method's central reading passes it in {Text(_rows[2].Dates)}; drawing each year apart would say {Text(_rows[3].Dates)}, "
        + $"too early and too sure.";

    public Table Table => new(
        "anchor-dates",
        "When the largest run passes 10^34.36 FLOP, the median biological anchor",
        [new Column("How the paths are made"), new Column("Date, median [95 %]"), new Column("As printed")],
        [.. _rows.Select(row => (IReadOnlyList<string>)[row.Name, Text(row.Dates), PrintedText])],
        "A path drawn as a whole passes the anchor once. Where each year is drawn apart, the first year of a lucky draw counts as the "
        + "date, so that the dates come early and close together.");

    /// <summary>Dates with their interval, in years and months.</summary>
    public static string Text(double[] dates) => $"{Month(dates[1])} [{Month(dates[0])}; {Month(dates[2])}]";

    private static string Month(double year)
    {
        if (!double.IsFinite(year))
        {
            return "later than 2150";
        }

        int month = Math.Min(11, (int)Math.Floor(12 * (year - Math.Floor(year))));
        return new DateOnly((int)Math.Floor(year), month + 1, 1).ToString("MMM yyyy", CultureInfo.InvariantCulture);
    }

    private static double[] Date(QuantityPath path, StudyPlan plan, CancellationToken cancellation)
    {
        Gpu.Program program = Gpu.Program.Compile(("date", Crossing.First(path, PublishedProjection.Anchor).Time));
        return PublishedProjection.Of(
            MonteCarlo.Run(program, new DrawPlan(plan.Draws, plan.Seed), cancellation: cancellation)["date"],
            Probabilities);
    }

    // Two halves of normals that meet at the median: the printed 2.5, 50 and 97.5 % quantiles come out exactly.
    private static QuantityPath FromQuantiles(Timeline years, Func<int, Quantity> rank)
    {
        double reach = new Normal(0, 1).Quantile(0.975);
        Quantity Year(ProjectedCompute row)
        {
            Quantity z = rank(row.Year);
            return row.Median + z * Quantity.Select(z > 0, (row.High - row.Median) / reach, (row.Median - row.Low) / reach);
        }

        return new QuantityPath(years, [.. PublishedComputeProjection.Table.Select(Year)]);
    }

    private static QuantityPath Independent(
        Timeline years,
        ReadingQuantiles central,
        double start,
        StudyPlan plan,
        CancellationToken cancellation)
    {
        QuantityPath path = central.Reading.Path(years, start);
        Samples samples = MonteCarlo.Run(
            Gpu.Program.Compile(path.Outputs("compute")),
            new DrawPlan(plan.Draws, plan.Seed),
            cancellation: cancellation);
        return new QuantityPath(years, [.. samples.All.Select((year, i) => (Quantity)Draw.Empirical(year.Draws.Span, $"apart {i}"))]);
    }

    private static IEnumerable<Finding> Compared(Basis basis, string id, string label, double[] dates, RowEvidence row)
    {
        string source = $"{PublishedProjection.Source}: {PrintedText}, here as mid-months to a tenth of a year";
        Finding[] ours =
        [
            basis.Number($"anchor/{id}", label, dates[1], "year", new Interval(dates[0], dates[2], Level), Text(dates)),
            basis.Number($"anchor/{id}/low", $"{label}, 2.5 % quantile", dates[0], "year", text: NumberText.Fixed(dates[0], 1)),
            basis.Number($"anchor/{id}/high", $"{label}, 97.5 % quantile", dates[2], "year", text: NumberText.Fixed(dates[2], 1)),
        ];
        yield return ours[0].Beside(new Published(Printed[1], source), row);
        yield return ours[1].Beside(new Published(Printed[0], source), row);
        yield return ours[2].Beside(new Published(Printed[2], source), row);
    }

    private static Finding Ours(Basis basis, string id, string label, double[] dates) =>
        basis.Number($"anchor/{id}", label, dates[1], "year", new Interval(dates[0], dates[2], Level), Text(dates));
}

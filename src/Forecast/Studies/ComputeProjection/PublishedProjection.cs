using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.Compute;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The projection of Besiroglu, Heim and Sevilla (2022), from its method as printed.</summary>
internal static class PublishedProjection
{
    public const string Source =
        "Besiroglu, Heim and Sevilla (2022), \"Projecting compute trends in machine learning\", article in the website's repository";

    /// <summary>log10 FLOP of the median biological-anchor requirement.</summary>
    public const double Anchor = 34.36;

    private const string Section = "published";
    private const int LastYear = 2150;
    private const double Level = 0.95;

    // Enough for a range of medians, which is all that the combinations are run for.
    private const int ScanDraws = 2_000;

    private const string Missing =
        "the post's growth rates, their errors, its start, the spread of its reversion dates and how spending enters are in no public "
        + "copy; ours rests on stated readings";

    private static readonly double[] Probabilities = [0.025, 0.5, 0.975];
    private static readonly string[] Ends = ["low", "median", "high"];
    private static readonly string[] EndNames = ["2.5 % quantile", "median", "97.5 % quantile"];

    /// <summary>Runs the method under every reading.</summary>
    public static StudySection Run(DataFolder data, StudyPlan plan, CancellationToken cancellation)
    {
        Dataset paper = data.Read(ComputeTrends.ComputeTrendsStudy.PaperVintage);
        double[] compute = [.. paper.Systems.Where(s => s.TrainingCompute > 0).Select(s => Elementary.Log10(s.TrainingCompute!.Value))];
        double start = compute.Max();
        var basis = new Basis(
            Section,
            0,
            "growth reverting from the deep-learning era's rate, from 1 January 2022",
            paper.Vintage.Id,
            plan.Seed);
        var readings = ReversionReading.OneByOne.Select(r => (r.Name, Run: Quantiles(r.Reading, start, plan, cancellation))).ToList();
        List<ReadingQuantiles> all =
        [
            .. ReversionReading.All().SelectMany(
                r => Shifted(Quantiles(r, start, plan with { Draws = Math.Min(plan.Draws, ScanDraws) }, cancellation)))
        ];
        ReadingQuantiles central = readings[0].Run;
        var numbers = new List<Finding> { Weight(basis) };
        foreach (ProjectedCompute year in PublishedComputeProjection.Table)
        {
            numbers.AddRange(OfYear(basis, year, central));
        }

        var dates = new AnchorDates(basis, central, start, plan, cancellation);
        numbers.AddRange(dates.Numbers);
        var spread = new ReadingSpread(readings, all);
        numbers.AddRange(spread.Numbers(basis));
        int inside = PublishedComputeProjection.Table.Sum(spread.Inside);
        return new StudySection
        {
            Summary =
            [
                $"The projection of 2022 is a formula whose inputs are not all printed. With the inputs that its authors' paper prints, "
                + $"the largest run of 2030 comes to "
                + $"10^{NumberText.Fixed(central.At(2030)[1], 1)} FLOP [{Power(central.At(2030)[0])}; {Power(central.At(2030)[2])}] where "
                + $"the post has 10^28.7 [26.7; 29.5], and that of 2050 to "
                + $"10^{NumberText.Fixed(central.At(2050)[1], 1)} [{Power(central.At(2050)[0])}; {Power(central.At(2050)[2])}] where it "
                + $"has 10^35.3 [31.8; 38.9] (95 %).",
                $"{all.Count} combinations of readings of what is missing put the median of 2050 anywhere from "
                + $"10^{Power(spread.Least(2050, 1))} to 10^{Power(spread.Most(2050, 1))}; "
                + $"{inside} of the 21 printed quantiles lie within what the combinations span.",
                dates.Sentence,
            ],
            Numbers = numbers,
            Tables = [Table(central, spread), spread.Table, dates.Table],
            Figures = [PublishedFigure.Of(central, spread)],
            Warnings =
            [
                "The post says that w is one half at the reversion date; its formula gives exp(-1/2) = 0.607. The formula is what is run "
                + "here.",
            ],
            NotVerified =
            [
                "Projection of 2022: the values and errors of g_DL and ĝ_M, the start level, the spread of the reversion dates inside a "
                + "scenario, the spending of the middling scenario, and how cost per order of magnitude enters are not printed; the table "
                + "of readings shows what each changes.",
                "Projection of 2022: whether the geometric mean is over rates or over yearly factors is not printed; both are run.",
            ],
        };
    }

    private static string Power(double log10) => NumberText.Fixed(log10, 1);

    private static Finding Weight(Basis basis)
    {
        double value = GrowthReversion.Weight(2030, 8);
        Finding weight = basis.Number(
            "weight-at-reversion",
            "Weight of the deep-learning era's rate at the reversion date",
            value,
            "",
            text: NumberText.Fixed(value, 4)) with
        { Seed = null, Vintage = "", Rule = "the post's formula" };
        return weight.Beside(
            new Published("0.5", $"{Source}, which says 1/2"),
            RowEvidence.Formula with { Contradiction = "the formula printed beside it gives exp(-1/2) = 0.6065" });
    }

    private static IEnumerable<Finding> OfYear(Basis basis, ProjectedCompute year, ReadingQuantiles central)
    {
        double[] printed = [year.Low, year.Median, year.High];
        for (int end = 0; end < Ends.Length; end++)
        {
            double ours = central.At(year.Year)[end];
            Interval? interval = end == 1 ? new Interval(central.At(year.Year)[0], central.At(year.Year)[2], Level) : null;
            Finding finding = basis.Number(
                $"{year.Year}/{Ends[end]}",
                $"log10 FLOP of the largest run of {year.Year}, {EndNames[end]}",
                ours,
                "log10 FLOP",
                interval,
                NumberText.Fixed(ours, 2));
            var published = new Published(NumberText.Fixed(printed[end], 2), $"{Source}, table of quantiles");
            yield return finding.Beside(published, RowEvidence.Formula with { MissingInput = Missing });
        }
    }

    private static ReadingQuantiles Quantiles(ReversionReading reading, double start, StudyPlan plan, CancellationToken cancellation)
    {
        Timeline years = Timeline.Of(GrowthReversion.Origin, LastYear);
        QuantityPath path = reading.Path(years, start);
        var shown = Timeline.Of(GrowthReversion.Origin, PublishedComputeProjection.Table[^1].Year);
        Samples samples = MonteCarlo.Run(
            Gpu.Program.Compile([.. path.Outputs("compute").Take(shown.Count), ("anchor", Crossing.First(path, Anchor).Time)]),
            new DrawPlan(plan.Draws, plan.Seed),
            cancellation: cancellation);
        double[][] quantiles = [.. Enumerable.Range(0, shown.Count).Select(i => Of(samples.All[i], Probabilities))];
        return new ReadingQuantiles(reading, quantiles, Of(samples["anchor"], Probabilities));
    }

    /// <summary>Quantiles of a sample.</summary>
    internal static double[] Of(Sample sample, params double[] probabilities) => [.. sample.Quantiles(probabilities).Select(q => q.Value)];

    private static IEnumerable<ReadingQuantiles> Shifted(ReadingQuantiles run) => ReversionReading.StartShifts.Select(shift => run with
    {
        Reading = run.Reading with { StartShift = shift },
        Years = [.. run.Years.Select(year => year.Select(value => value + shift).ToArray())],
        Anchor = [],
    });

    private static Table Table(ReadingQuantiles central, ReadingSpread spread) => new(
        "published-projection",
        "The published projection: log10 FLOP of the largest run",
        [
            new Column("Year"), new Column("As printed, median [95 %]"), new Column("Method, central reading"),
            new Column("Medians of all readings"), new Column("Printed quantiles within all readings", Alignment.Right),
        ],
        [.. PublishedComputeProjection.Table.Select(year => (IReadOnlyList<string>)
        [
            $"{year.Year}",
            $"{NumberText.Fixed(year.Median, 2)} [{NumberText.Fixed(year.Low, 2)}; {NumberText.Fixed(year.High, 2)}]",
            $"{NumberText.Fixed(central.At(year.Year)[1], 2)} [{NumberText.Fixed(central.At(year.Year)[0], 2)}; "
            + $"{NumberText.Fixed(central.At(year.Year)[2], 2)}]",
            $"{NumberText.Fixed(spread.Least(year.Year, 1), 2)} to {NumberText.Fixed(spread.Most(year.Year, 1), 2)}",
            $"{spread.Inside(year)} of 3",
        ])],
        "Central reading: rates in orders of magnitude a year; g_DL from a doubling in 5.6 [5.0; 6.2] months and ĝ_M from 21.3 [16.2; "
        + "31.3] months (Compute Trends, Table 3); "
        + $"g_20month a doubling in 20 months; scenarios 8, 12, 18 years pooled .75/.20/.05; start the largest run of vintage 2022-02; "
        + $"{spread.Count} combinations of readings.");
}

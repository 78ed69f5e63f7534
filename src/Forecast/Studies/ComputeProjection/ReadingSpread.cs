using Forecast.Models.Compute;

namespace Forecast.Studies.ComputeProjection;

/// <summary>What the readings of a method's missing inputs leave open.</summary>
/// <param name="oneByOne">The central reading and those that differ from it in one thing.</param>
/// <param name="all">Every combination.</param>
internal sealed class ReadingSpread(List<(string Name, ReadingQuantiles Run)> oneByOne, List<ReadingQuantiles> all)
{
    private static readonly int[] Shown = [2025, 2030, 2050, 2080];

    /// <summary>Number of combinations.</summary>
    public int Count => all.Count;

    /// <summary>The table of readings.</summary>
    public Table Table => new(
        "published-readings",
        "What each missing input of the published projection changes",
        [new Column("Reading"), .. Shown.Select(year => new Column($"{year}: log10 FLOP")), new Column("Biological anchor passed")],
        [
            .. oneByOne.Select(row => (IReadOnlyList<string>)
                [row.Name, .. Shown.Select(year => Text(row.Run.At(year))), AnchorDates.Text(row.Run.Anchor)]),
            ["lowest and highest median", .. Shown.Select(year => $"{Two(Least(year, 1))} to {Two(Most(year, 1))}"), ""],
            ["as printed", .. Shown.Select(year => Text(Printed(year))), AnchorDates.PrintedText],
        ],
        $"Median [95 %]. Each row but the last two changes one thing in the central reading; the last but one is over all {all.Count} "
        + $"combinations.")
    {
        GroupStarts = [oneByOne.Count],
    };

    /// <summary>The least of a quantile over all readings.</summary>
    public double Least(int year, int end) => all.Min(run => run.At(year)[end]);

    /// <summary>The greatest of a quantile over all readings.</summary>
    public double Most(int year, int end) => all.Max(run => run.At(year)[end]);

    /// <summary>How many of a year's three printed quantiles lie between the least and the greatest over all readings.</summary>
    public int Inside(ProjectedCompute year)
    {
        double[] printed = [year.Low, year.Median, year.High];
        return Enumerable.Range(0, 3).Count(end => printed[end] >= Least(year.Year, end) && printed[end] <= Most(year.Year, end));
    }

    /// <summary>The range of the medians, as numbers.</summary>
    public IEnumerable<Finding> Numbers(Basis basis) => Shown.SelectMany(year => new[]
    {
        basis.Number(
            $"readings/{year}/lowest-median",
            $"Lowest median of {year} over all readings",
            Least(year, 1),
            "log10 FLOP",
            text: Two(Least(year, 1))),
        basis.Number(
            $"readings/{year}/highest-median",
            $"Highest median of {year} over all readings",
            Most(year, 1),
            "log10 FLOP",
            text: Two(Most(year, 1))),
    });

    private static double[] Printed(int year)
    {
        ProjectedCompute row = PublishedComputeProjection.Table.Single(r => r.Year == year);
        return [row.Low, row.Median, row.High];
    }

    private static string Text(double[] q) => $"{Two(q[1])} [{Two(q[0])}; {Two(q[2])}]";

    private static string Two(double value) => NumberText.Fixed(value, 2);
}

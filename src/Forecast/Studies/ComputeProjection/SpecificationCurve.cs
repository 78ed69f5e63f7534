using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>How the doubling time of training compute depends on the choices behind it.</summary>
internal static class SpecificationCurve
{
    /// <summary>Resamples of each specification.</summary>
    public const int Resamples = 1_000;

    private const string Section = "specifications";
    private const double Level = 0.9;

    /// <summary>Fits every specification.</summary>
    public static StudySection Run(DataFolder data, StudyPlan plan, CancellationToken cancellation)
    {
        Dataset newest = data.ReadLatest();

        // Fixed before any specification was run: the frontier of the issue's own projection, the deep-learning era, every row.
        var headline = new Specification(newest.Vintage.Id, FrontierRule.Parse("top-10"), 2010, Specification.AllDomains, OutlierRule.Kept);
        var rows = new SpecificationRows(data, headline);
        Estimate[] growth = rows.Growth(
            Resamples,
            Level,
            new StreamKey(plan.Seed).Child("compute-projection/specifications"),
            cancellation);
        var curve = new SpecificationResults(rows, growth);
        var basis = new Basis(
            Section,
            rows.Kept.Count,
            $"specifications of at least {Specification.FewestRows} rows",
            "all vintages, notable systems",
            plan.Seed);
        return new StudySection
        {
            Summary =
            [
                $"The headline's doubling time of {curve.HeadlineText} months (90 %, top 10 at release since 2010, n = "
                + $"{curve.HeadlineRows}) is one of {rows.Kept.Count} specifications: "
                + $"half of them lie from {Months(curve.Quantile(0.25))} to {Months(curve.Quantile(0.75))} months, nine in ten from "
                + $"{Months(curve.Quantile(0.05))} to {Months(curve.Quantile(0.95))}. "
                + $"{Percent(curve.ShareInside)} of them lie inside the headline's interval, and "
                + $"{Percent(curve.ShareOverlapping)} have an interval that meets it.",
                $"The choice that moves the growth most is the {curve.Influence[0].Dimension}: it accounts for "
                + $"{Percent(curve.Influence[0].Share)} of the variance among the specifications, "
                + $"{string.Join(", ", curve.Influence.Skip(1).Select(i => $"the {i.Dimension} for {Percent(i.Share)}"))}.",
            ],
            Numbers = [.. Numbers(basis, curve, rows, newest)],
            Tables = [Choices(curve), Influence(curve)],
            Figures = [SpecificationFigure.Of(curve, newest)],
            Warnings =
            [
                $"The specifications are not independent: {rows.Kept.Count} of them rest on {rows.Distinct} different sets of rows, many "
                + $"of which share most of their systems. Their spread shows what choices do, it is no confidence interval.",
                $"{rows.LeftOut} specifications with fewer than {Specification.FewestRows} rows were left out.",
            ],
        };
    }

    /// <summary>A share as text.</summary>
    public static string Percent(double share) => NumberText.Percent(Math.Round(share, 2));

    /// <summary>A doubling time as text.</summary>
    public static string Months(double months) => NumberText.Significant(months, 2);

    private static IEnumerable<Finding> Numbers(Basis basis, SpecificationResults curve, SpecificationRows rows, Dataset newest)
    {
        Estimate headline = curve.HeadlineMonths;
        yield return (basis with { N = curve.HeadlineRows, Rule = "top 10 at release, published since 2010", Vintage = newest.Vintage.Id })
            .Number("headline", "Doubling time of training compute, headline specification", headline.Value, "months", headline.Interval);
        yield return Count("count", "Specifications fitted", rows.Kept.Count);
        yield return Count("left-out", "Specifications left out for too few rows", rows.LeftOut);
        yield return Count("distinct", "Different sets of rows among them", rows.Distinct);
        yield return Share(
            "share-inside",
            "Share of specifications whose doubling time lies inside the headline's interval",
            curve.ShareInside);
        yield return Share("share-overlapping", "Share of specifications whose interval meets the headline's", curve.ShareOverlapping);
        foreach ((string id, double p) in new[] { ("5", 0.05), ("25", 0.25), ("50", 0.5), ("75", 0.75), ("95", 0.95) })
        {
            yield return basis.Number(
                $"quantile/{id}",
                $"Doubling time below which {id} % of the specifications lie",
                curve.Quantile(p),
                "months",
                text: Months(curve.Quantile(p)));
        }

        foreach ((string dimension, double share, _, _) in curve.Influence)
        {
            yield return Share(
                $"influence/{dimension.Replace(' ', '-')}",
                $"Share of the variance of the growth that goes with the {dimension}",
                share);
        }

        Finding Count(string id, string label, int n) => basis.Number(id, label, n, "", text: n.ToString(CultureInfo.InvariantCulture));
        Finding Share(string id, string label, double share) => basis.Number(
            id,
            label,
            share,
            "",
            text: Percent(share));
    }

    private static Table Choices(SpecificationResults curve)
    {
        var groups = new List<int>();
        var rows = new List<IReadOnlyList<string>>();
        for (int d = 0; d < Specification.Dimensions.Count; d++)
        {
            if (d > 0)
            {
                groups.Add(rows.Count);
            }

            rows.AddRange(curve.Choices(d).Select(choice => (IReadOnlyList<string>)
            [
                Specification.Dimensions[d],
                choice.Name,
                choice.Count.ToString(CultureInfo.InvariantCulture),
                Months(choice.Median),
                $"{Months(choice.Low)} to {Months(choice.High)}",
            ]));
        }

        return new Table(
            "specification-choices",
            "Doubling time of training compute by choice",
 [
                new Column("Dimension"),
                new Column("Choice"),
                new Column("Specifications", Alignment.Right),
                new Column("Median (months)", Alignment.Right),
                new Column("80 % of them (months)")
            ],
            rows,
            $"Every combination of the five dimensions, {curve.Count} in all; notable systems of each vintage, the frontier taken within "
            + $"the domain; least squares, {Resamples} resamples each.")
        {
            GroupStarts = groups,
        };
    }

    private static Table Influence(SpecificationResults curve) => new(
        "specification-influence",
        "Which choice moves the growth most",
        [new Column("Dimension"), new Column("Share of the variance", Alignment.Right), new Column("Medians of its choices (months)")],
 [
            .. curve.Influence.Select(
                i => (IReadOnlyList<string>)[
                    i.Dimension,
                    Percent(i.Share),
                    $"{Months(i.Least)} to {Months(i.Most)}"
                ])
        ],
        "Share: variance of the means of a dimension's choices, by the variance among all specifications, in orders of magnitude a year. "
        + "What is left goes with combinations.");
}

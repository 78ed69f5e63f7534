using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>Sorted doubling times, and below each the choices behind it (Simonsohn, Simmons and Nelson 2020).</summary>
internal static class SpecificationFigure
{
    private const double Most = 18;
    private const string Each = "Each specification (90 % bootstrap interval)", Headline = "Headline: top 10 at release since 2010";

    /// <summary>Draws it.</summary>
    public static NamedFigure Of(SpecificationResults curve, Dataset newest) => new("specification-curve", new Figure
    {
        Title = "Doubling time of training compute under every combination of choices",
        Subtitle = string.Create(
            CultureInfo.InvariantCulture,
            $"{curve.Count:N0} specifications of notable systems, sorted; {NumberText.Percent(Math.Round(curve.ShareInside, 2))} lie inside "
            + $"the headline's 90 % interval (n = {curve.HeadlineRows}). Above {Most} months cut off. Below, a mark under each "
            + $"specification that takes a choice; in brackets the median of those that do, in months"),
        Source = newest.Vintage.Credit + ", and the earlier vintages",
        AltText = "A rising curve of sorted doubling times with a band of bootstrap intervals; "
            + $"the headline, {curve.HeadlineText} months, is a level band across it. Below, rows of marks show which specifications take "
            + "which frontier rule, start of the window, domain, outlier rule and vintage.",
        X = new Axis("Specifications, from the fastest growth to the slowest", Scale.Linear, 0, curve.Count + 1),
        Y = new Axis("Doubling time (months)", Scale.Linear, 0, Most),
        Groups = [new Group(Each), new Group(Headline)],
        Layers = [new VerticalRule(curve.HeadlineRank + 1)],
        Panels =
        [
            new Panel("All specifications, sorted", [.. Curve(curve)]),
            .. curve.Influence.Select(influence => Choices(curve, influence)),
        ],
        Width = 900,
        Height = 1020,
    });

    private static IEnumerable<Layer> Curve(SpecificationResults curve)
    {
        Estimate headline = curve.HeadlineMonths;
        double[] x = [.. curve.Sorted.Select((_, rank) => rank + 1.0)];
        Estimate[] months = [.. curve.Sorted.Select(curve.Months)];
        yield return new Band(Each, [.. months.Select((m, i) => new BandSlice(x[i], Cut(m.Interval.Low), Cut(m.Interval.High)))]);
        yield return new Band(
            Headline,
            [
                new BandSlice(0, headline.Interval.Low, headline.Interval.High),
                new BandSlice(curve.Count + 1, headline.Interval.Low, headline.Interval.High),
            ]);
        yield return new Line(Each, [.. months.Select((m, i) => (x[i], m.Value)).Where(p => p.Value < Most)]);
        yield return new Points(Headline, [new Point(curve.HeadlineRank + 1, headline.Value, $"headline: {curve.HeadlineText} months")]);
    }

    private static Panel Choices(SpecificationResults curve, (string Dimension, double Share, double Least, double Most) influence)
    {
        int dimension = Array.IndexOf([.. Specification.Dimensions], influence.Dimension);
        string[] names =
        [
            .. curve.Choices(dimension).Select(choice =>
                $"{Short(choice.Name, influence.Dimension)} ({SpecificationCurve.Months(choice.Median)})"),
        ];
        (string Name, IReadOnlyList<double> Ranks)[] rows = [.. curve.Ranks(dimension)];
        int taken = Array.FindIndex(rows, row => row.Name == curve.HeadlineChoices[dimension]);
        string title = $"{char.ToUpperInvariant(influence.Dimension[0])}{influence.Dimension[1..]}";
        return new Panel(
            $"{title}: {SpecificationCurve.Percent(influence.Share)} of the variance",
            [
                .. rows.Select((row, i) => new Rug(Each, i, row.Ranks)),
                new Points(Headline, [new Point(curve.HeadlineRank + 1, taken, $"headline: {rows[taken].Name}")]),
            ])
        {
            Y = new Axis("", Scale.Category) { Categories = names },
        };
    }

    // The panel's title says already that 'vintage 2026-07' is a vintage.
    private static string Short(string name, string dimension) =>
        name.StartsWith(dimension + " ", StringComparison.Ordinal) ? name[(dimension.Length + 1)..] : name;

    private static double Cut(double months) => months > 0 ? Math.Min(months, Most) : Most;
}

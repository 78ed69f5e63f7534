using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The specification curve, and the doubling times by choice.</summary>
internal static class SpecificationFigures
{
    private const double Most = 18;
    private const string Each = "Each specification (90 % bootstrap interval)", Headline = "Headline: top 10 at release since 2010";
    private const string Choice = "Median and 80 % of the specifications with this choice";

    /// <summary>Draws both.</summary>
    public static IReadOnlyList<NamedFigure> Of(SpecificationResults curve, Dataset newest) =>
        [Curve(curve, newest), ByChoice(curve, newest)];

    private static NamedFigure Curve(SpecificationResults curve, Dataset newest)
    {
        Estimate headline = curve.HeadlineMonths;
        double[] x = [.. curve.Sorted.Select((_, rank) => rank + 1.0)];
        Estimate[] months = [.. curve.Sorted.Select(curve.Months)];
        return new NamedFigure("specification-curve", new Figure
        {
            Title = "Doubling time of training compute under every combination of choices",
            Subtitle = string.Create(
                CultureInfo.InvariantCulture,
                $"{curve.Count} specifications, sorted; {NumberText.Percent(Math.Round(curve.ShareInside, 2))} lie inside the headline's "
                + $"90 % interval. Doubling times above {Most} months are cut off"),
            Source = newest.Vintage.Credit + ", and the earlier vintages",
            AltText = "A rising curve of sorted doubling times with a band of bootstrap intervals; "
                + $"the headline, {curve.HeadlineText} months, is a level band across it.",
            X = new Axis("Specifications, from the fastest growth to the slowest", Scale.Linear, 0, curve.Count + 1),
            Y = new Axis("Doubling time (months)", Scale.Linear, 0, Most),
            Groups = [new Group(Each), new Group(Headline)],
            Layers =
            [
                new Band(Each, [.. months.Select((m, i) => new BandSlice(x[i], Cut(m.Interval.Low), Cut(m.Interval.High)))]),
                new Band(
                    Headline,
 [
                        new BandSlice(0, headline.Interval.Low, headline.Interval.High),
                        new BandSlice(curve.Count + 1, headline.Interval.Low, headline.Interval.High)
                    ]),
                new Line(Each, [.. months.Select((m, i) => (x[i], m.Value)).Where(p => p.Value < Most)]),
                new Points(
                    Headline,
 [
                        new Point(
                            curve.HeadlineRank + 1,
                            headline.Value,
                            $"headline: {curve.HeadlineText} months",
                            null,
                            headline.Interval.Low,
                            headline.Interval.High)
                    ]),
            ],
            Width = 900,
            Height = 460,
        });
    }

    private static NamedFigure ByChoice(SpecificationResults curve, Dataset newest)
    {
        var names = new List<string>();
        var points = new List<Point>();
        for (int d = 0; d < Specification.Dimensions.Count; d++)
        {
            foreach ((string name, _, double low, double median, double high) in curve.Choices(d))
            {
                points.Add(
                    new Point(
                        Cut(median),
                        names.Count,
                        $"{name}: {SpecificationCurve.Months(median)} months",
                        null,
                        XLow: Cut(low),
                        XHigh: Cut(high)));
                names.Add(name);
            }
        }

        return new NamedFigure("specification-choices", new Figure
        {
            Title = "Which choices move the doubling time",
            Subtitle = "Median and middle 80 % of the specifications that share a choice; "
                + $"the line is the headline, {curve.HeadlineText} months",
            Source = newest.Vintage.Credit + ", and the earlier vintages",
            AltText = "Dots with bars, one row for each choice of frontier rule, window, domain, outlier rule and vintage, "
                + "on an axis of doubling times in months.",
            X = new Axis("Doubling time (months)", Scale.Linear, 0, Most),
            Y = new Axis("", Scale.Category) { Categories = names },
            Layers = [new VerticalRule(curve.HeadlineMonths.Value), new Points(Choice, points)],
            Width = 900,
            Height = 640,
        });
    }

    private static double Cut(double months) => months > 0 ? Math.Min(months, Most) : Most;
}

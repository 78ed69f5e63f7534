using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Each term of the law by publication, as distances from our refit in its standard errors.</summary>
internal static class ForestFigure
{
    private const string Ours = "Refit here, 95 % interval";
    private const string Published = "Besiroglu et al., 95 % interval as printed";
    private const string Hoffmann = "Hoffmann et al., unrounded";
    private const string Rounded = "Hoffmann et al., rounded";

    public static NamedFigure Of(Replication replication)
    {
        ChinchillaFit fit = replication.Huber;
        ChinchillaLaw centre = replication.Likely.Law, printed = PublishedLaws.BesirogluReplication.Law;
        (string Name, Func<ChinchillaLaw, double> Of, double Low, double High)[] terms =
        [
            ("ln A", law => Elementary.Log(law.A), Elementary.Log(285.2), Elementary.Log(743.6)),
            ("α", law => law.Alpha, 0.317, 0.373),
            ("ln B", law => Elementary.Log(law.B), Elementary.Log(1042), Elementary.Log(5810)),
            ("β", law => law.Beta, 0.331, 0.415),
            ("E", law => law.E, 1.769, 1.871),
            ("a = β / (α + β)", law => law.SizeExponent, double.NaN, double.NaN),
        ];
        List<Point> ours = [], published = [], hoffmann = [], rounded = [];
        for (int i = 0; i < terms.Length; i++)
        {
            (string name, Func<ChinchillaLaw, double> of, double low, double high) = terms[i];
            double error = fit.StandardError(of), zero = of(centre);
            var ends = fit.Estimate(of, 0.95).Interval;
            ours.Add(new Point(0, i - 0.2, XLow: (ends.Low - zero) / error, XHigh: (ends.High - zero) / error));
            double at = (of(printed) - zero) / error;
            published.Add(double.IsNaN(low)
                ? new Point(at, i)
                : new Point(at, i, XLow: Math.Min(at, (low - zero) / error), XHigh: Math.Max(at, (high - zero) / error)));
            hoffmann.Add(new Point((of(PublishedLaws.HoffmannUnrounded.Law) - zero) / error, i + 0.2));
            rounded.Add(new Point((of(PublishedLaws.HoffmannRounded.Law) - zero) / error, i + 0.2));
        }

        return new NamedFigure("replication-intervals", new Figure
        {
            Title = "Hoffmann et al.'s third approach against a refit to the same runs",
            Subtitle =
                $"Distance from the refit to {replication.Runs.Count} runs, in its bootstrap standard errors: E, B and β of Hoffmann " +
                "et al. lie far outside",
            Source = $"Runs: Hoffmann et al. (2022), Figure 4, read off by Besiroglu et al. (2024); {Replication.File}",
            AltText =
                "Forest plot: for A, alpha, B, beta, E and the exponent of the best size, the refit and the published replication " +
                "coincide, while Hoffmann et al.'s E, B and beta lie about four standard errors away.",
            X = new Axis("Distance from our point estimate (standard errors)", Scale.Linear),
            Y = new Axis("", Scale.Category) { Categories = [.. terms.Select(term => term.Name)] },
            Groups = [new Group(Ours), new Group(Published), new Group(Hoffmann), new Group(Rounded)],
            Layers =
            [
                new VerticalRule(0),
                new Points(Ours, ours),
                new Points(Published, published),
                new Points(Hoffmann, hoffmann),
                new Points(Rounded, rounded),
            ],
            Height = 420,
        });
    }
}

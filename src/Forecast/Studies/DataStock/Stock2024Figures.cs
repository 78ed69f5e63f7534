using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The figures of the 2024 model.</summary>
internal static class Stock2024Figures
{
    private const string Credit =
        "Model: Villalobos et al. 2024, arXiv 2211.04325v2 (Epoch AI, CC BY 4.0); compute: Besiroglu, Heim and Sevilla 2022";
    private const string LawCredit = "Law: Besiroglu et al. 2024, first version, as used by Villalobos et al. 2024, arXiv 2211.04325v2";
    private const int LastDrawn = 2036;

    public static IEnumerable<NamedFigure> Of(Stock2024Exhaustion exhaustion, Stock2024Policies policies)
    {
        yield return new("crossing-2024", Fan(exhaustion.Paths));
        yield return new("exhaustion-2024", Density(exhaustion));
        yield return new("undertraining-2024", Undertraining());
        yield return new("policies-2024", Policies(policies));
    }

    private static Figure Fan(Stock2024Paths paths)
    {
        double[] years = [.. paths.Years.Years.Where(year => year <= LastDrawn)];
        const string stock = "Stock of text", dataset = "Largest training dataset";
        double[] dates = [.. paths.Samples["mixture"].Quantiles(0.1, 0.5, 0.9).Select(q => q.Value)];
        string date = $"{NumberText.Fixed(dates[1], 1)} (80 %: {NumberText.Fixed(dates[0], 1)} to {NumberText.Fixed(dates[2], 1)})";
        return new Figure
        {
            Title = "Training datasets and the stock of text",
            Subtitle = $"Medians with 50 % and 90 % of {paths.Samples.Count:#,0} paths; the dataset passes the stock in {date}",
            Source = Credit,
            AltText =
                $"Fan chart of the stock of text and of the largest training dataset in tokens from 2024 to {LastDrawn}: the dataset "
                + $"passes the stock in {date}.",
            X = new Axis("1 January of", Scale.Time),
            Y = new Axis("Tokens", Scale.Log10),
            Groups = [new Group(stock), new Group(dataset)],
            Layers =
            [
                .. FanChart.Layers(stock, years, Quantiles("stock")),
                .. FanChart.Layers(dataset, years, Quantiles("dataset")),
                new VerticalRule(dates[0], "10 %"),
                new VerticalRule(dates[1], "median"),
                new VerticalRule(dates[2], "90 %"),
            ],
        };

        double[][] Quantiles(string name) =>
        [
            .. years.Select(
                year => paths.Samples[$"{name} {year:F0}"].Quantiles(0.05, 0.25, 0.5, 0.75, 0.95)
                    .Select(q => Elementary.Log10(q.Value)).ToArray()),
        ];
    }

    private static Figure Density(Stock2024Exhaustion exhaustion)
    {
        const string coherent = "Coherent paths", paper = "Paper's method", printed = "Published median and 80 %, mid-year";
        const double from = 2024, to = 2036, step = 0.5;
        Sample dates = exhaustion.Paths.Samples["mixture"];
        int bins = (int)((to - from) / step);
        Histogram histogram = dates.Histogram(from, to, bins);
        (double X, double Y)[] ours =
        [
            .. Enumerable.Range(0, bins).Select(b => (from + (b + 0.5) * step, histogram.Counts[b] / (step * dates.Count))),
        ];
        Stock2024PaperMethod method = exhaustion.Paper;
        (double X, double Y)[] theirs =
        [
            .. Enumerable.Range(0, bins)
                .Select(
                    b => (
                        from + (b + 0.5) * step,
                        (method.At(exhaustion.Mixture, from + (b + 1) * step) - method.At(exhaustion.Mixture, from + b * step)) / step)),
        ];
        double highest = ours.Concat(theirs).Max(point => point.Y);
        return new Figure
        {
            Title = "When the stock of text is used in full",
            Subtitle = $"Share of the probability a year; {dates.Count:#,0} paths beside years drawn each by itself",
            Source = Credit,
            AltText =
                "Density of the date of full use: coherent paths have their median at "
                + $"{NumberText.Fixed(exhaustion.Paths.Date("mixture", 0.5).Value, 1)}, the paper's method at "
                + $"{NumberText.Fixed(method.DateOf(exhaustion.Mixture, 0.5), 1)}.",
            X = new Axis("Date", Scale.Time, from, to),
            Y = new Axis("Density (share a year)", Scale.Linear, 0, highest * 1.25),
            Groups = [new Group(coherent), new Group(paper), new Group(printed)],
            Layers =
            [
                new Band(coherent, [.. ours.Select(point => new BandSlice(point.X, 0, point.Y))]),
                new Line(coherent, ours),
                new Line(paper, theirs, LineStyle.Dashed),
                new Points(printed, [new Point(2028.5, highest * 1.12, "2028 [2026; 2032]", XLow: 2026.5, XHigh: 2032.5)]),
            ],
        };
    }

    private static Figure Undertraining()
    {
        const string free = "Enough data (compute-optimal)", capped = "At most 3e14 tokens";
        const string marks = "Bottleneck starts; equal of the plateau";
        ReducibleLoss law = Stock2024Undertraining.Law;
        double plateau = law.OfTokens(Stock2024Undertraining.Tokens), start = ComputeOptimalData.Flop(Stock2024Undertraining.Tokens);
        double[] grid = [.. Enumerable.Range(0, 61).Select(i => 27 + i * 0.1)];
        return new Figure
        {
            Title = "Larger models on data that no longer grow",
            Subtitle = "Reducible loss against training compute, L = 514 / N^0.35 + 2115.2 / D^0.37",
            Source = LawCredit,
            AltText =
                $"With at most 3e14 tokens the reducible loss levels off at {NumberText.Significant(plateau, 2)} nats a token, which a "
                + $"compute-optimal run of {NumberText.Scientific(law.FlopOf(plateau), 1)} FLOP reaches.",
            X = new Axis("Training compute (FLOP)", Scale.Log10),
            Y = new Axis("Reducible loss (nats a token)", Scale.Log10),
            Groups = [new Group(capped), new Group(free), new Group(marks)],
            Layers =
            [
                new HorizontalRule(Elementary.Log10(plateau)),
                new Line(
                    capped,
                    [.. grid.Select(c => (c, Elementary.Log10(law.Least(Elementary.Exp10(c), Stock2024Undertraining.Tokens))))]),
                new Line(free, [.. grid.Select(c => (c, Elementary.Log10(law.Least(Elementary.Exp10(c)))))], LineStyle.Dashed),
                new Points(
                    marks,
                    [
                        new Point(
                            Elementary.Log10(start),
                            Elementary.Log10(law.Least(start, Stock2024Undertraining.Tokens)),
                            Label: "start"),
                        new Point(Elementary.Log10(law.FlopOf(plateau)), Elementary.Log10(plateau), Label: "plateau"),
                    ]),
            ],
        };
    }

    private static Figure Policies(Stock2024Policies policies)
    {
        const string optimal = "Least loss";
        ReducibleLoss law = Stock2024Policies.Law;
        var layers = new List<Layer>
        {
            new Line(
                optimal,
                [
                    .. Stock2024Policies.Log10Flop.Select(
                        c => (c, Elementary.Log10(law.OptimalTokens(Elementary.Exp10(c)) / law.OptimalParameters(Elementary.Exp10(c))))),
                ]),
        };
        for (int i = 0; i < policies.Policies.Count; i++)
        {
            string name = policies.Policies[i].Name;
            layers.Add(
                new Line(
                    name,
                    [.. Stock2024Policies.Log10Flop.Select((c, k) => (c, Elementary.Log10(policies.Optimum[i][k].TokensPerParameter)))]));
            layers.Add(new Line(
                name,
                [
                    .. policies.Searched[i].Where((_, k) => Spends(i, k))
                        .Select(model => (Elementary.Log10(model.Flop), Elementary.Log10(model.TokensPerParameter))),
                ],
                LineStyle.Dotted));
        }

        return new Figure
        {
            Title = "Tokens a parameter that profit asks for",
            Subtitle = "Solid: the most profitable model of a budget; dotted: where the authors' search ends",
            Source = LawCredit,
            AltText = "Tokens a parameter against training compute under three policies of a developer: the optima of the last two lie well above "
                + "the model of least loss, and the authors' search for the last far above its optimum.",
            X = new Axis("Training compute (FLOP)", Scale.Log10),
            Y = new Axis("Tokens a parameter", Scale.Log10),
            Groups = [new Group(optimal), .. policies.Policies.Select(policy => new Group(policy.Name))],
            Layers = layers,
        };

        // A search that ended with next to nothing trained is not a point of its budget.
        bool Spends(int i, int k) => policies.Searched[i][k].Flop > 0.1 * Elementary.Exp10(Stock2024Policies.Log10Flop[k]);
    }
}

using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>How the best model shrinks as the tokens it must serve grow.</summary>
internal static class InferenceFigure
{
    private static readonly (double Size, string Name)[] Qualities = [(7e9, "7B"), (13e9, "13B"), (30e9, "30B"), (70e9, "70B")];
    private static readonly (int Quality, double Served, double N, string Text)[] Printed =
        [(3, 1e13, 41.6e9, "41.6B"), (2, 1e13, 13.6e9, "13.6B"), (1, 2e12, 7e9, "7B"), (0, 1e11, 6e9, "6B")];

    public static NamedFigure Of()
    {
        ChinchillaLaw law = PublishedLaws.SardanaConstants.Law;
        double[] served = [.. Enumerable.Range(0, 61).Select(i => 10 + i / 12.0)];
        string[] groups = [.. Qualities.Select(quality => $"Loss of the compute-optimal {quality.Name}")];
        return new NamedFigure("inference-optimum", new Figure
        {
            Title = "The best size once a model must serve",
            Subtitle =
                "Parameters that need least compute for training and serving together, at the loss of a compute-optimal model; " +
                "points: as published",
            Source = "Constants and points of Sardana et al. (2024), by a secondary source",
            AltText =
                "Four falling curves: the more tokens served, the smaller the best model; at 1e13 tokens a model as good as a " +
                "compute-optimal 70B has about 42 billion parameters.",
            X = new Axis("Tokens served over the model's life", Scale.Log10),
            Y = new Axis("Parameters", Scale.Log10),
            Groups = [.. groups.Select(group => new Group(group))],
            Layers =
            [
                .. Qualities.Select(
                    (quality, q) => new Line(
                        groups[q],
                        [
                            .. served.Select(
                                log => (
                                    log,
                                    Elementary.Log10(law.InferenceOptimum(law.OptimumOfSize(quality.Size).Loss, Elementary.Exp10(log)).N))),
                        ])),
                .. Printed.Select(
                    point => new Points(
                        groups[point.Quality],
                        [new Point(Elementary.Log10(point.Served), Elementary.Log10(point.N), $"published: {point.Text}", point.Text)])),
            ],
        });
    }
}

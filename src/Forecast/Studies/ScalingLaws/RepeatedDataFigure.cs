using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>What repeated data are worth by the law, and by each run.</summary>
internal static class RepeatedDataFigure
{
    private const string Exponential = "Law: exponential decay, R*_D = 15.4";
    private const string Geometric = "Exact geometric decay, δ = .0104";
    private const string Runs = "Runs, worth that their loss implies";
    private const string Fresh = "Fresh data";

    public static NamedFigure Of(RepeatedRuns runs, DataConstrainedLaw law)
    {
        double[] passes = [.. Enumerable.Range(0, 97).Select(i => i / 24.0)];
        var geometric = new GeometricDecayLaw(law.Unconstrained, 0.0104, 0.3676);
        Point[] points = [.. Implied(runs, law)];
        return new NamedFigure("repeated-data", new Figure
        {
            Title = "What reading the same data again is worth",
            Subtitle =
                "Fresh tokens that would do as well, in multiples of the unique ones; the law levels off at " +
                $"{NumberText.Fixed(1 + law.DataHalfLife, 1)}. The {points.Length} runs scatter, those of one pass too: the law fits " +
                $"them loosely (R² {NumberText.Fixed(runs.RSquared(law.Loss), 2)})",
            Source = $"Runs: Muennighoff et al. (2023), huggingface/datablations; {RepeatedRuns.File}",
            AltText =
                "Worth of repeated data against passes: along the diagonal of fresh data for about four passes, then levelling off " +
                "near sixteen; the runs scatter widely, mostly below the curve.",
            X = new Axis("Passes over the data, D / U", Scale.Log10),
            Y = new Axis("Worth in fresh passes, D' / U", Scale.Log10, -1, 3),
            Groups = [new Group(Exponential), new Group(Geometric), new Group(Runs, Tone.Muted), new Group(Fresh)],
            Layers =
            [
                new Points(Runs, points),
                new HorizontalRule(Elementary.Log10(1 + law.DataHalfLife), "plateau, 16.39"),
                new Line(Exponential, [.. passes.Select(p => (p, Elementary.Log10(law.EffectiveData(Elementary.Exp10(p), 1))))]),
                new Line(
                    Geometric,
                    [.. passes.Select(p => (p, Elementary.Log10(geometric.EffectiveData(Elementary.Exp10(p), 1))))],
                    LineStyle.Dashed),
                new Line(Fresh, [(0, 0), (3, 3)], LineStyle.Dotted),
            ],
        });
    }

    // D' = (B / (L - E - A / N'^α))^(1/β), where the law leaves a part of the loss to the data.
    private static IEnumerable<Point> Implied(RepeatedRuns runs, DataConstrainedLaw law)
    {
        ChinchillaLaw once = law.Unconstrained;
        for (int i = 0; i < runs.Runs.Count; i++)
        {
            double unique = Math.Min(runs.Unique[i], runs.Runs.D[i]), passes = runs.Runs.D[i] / unique;
            double fromData = runs.Runs.Loss[i] - once.E - once.A * Elementary.Pow(law.EffectiveSize(runs.Runs.N[i], unique), -once.Alpha);
            if (fromData > 0)
            {
                double worth = Elementary.Log10(once.B / fromData) / once.Beta - Elementary.Log10(unique);
                if (worth is >= -1 and <= 3)
                {
                    yield return new Point(Elementary.Log10(passes), worth);
                }
            }
        }
    }
}

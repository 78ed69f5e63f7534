using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Loss over compute and size by the replication's law, and where each paper puts the best size.</summary>
internal static class ContourFigure
{
    private const string Contours = "Equal loss (nats), replication";
    private const string Replicated = "Best size: replication, 95 %";
    private const string Hoffmann = "Best size: Hoffmann et al., approach 3";
    private const string Envelope = "Best size: Hoffmann et al., approach 1", Kaplan = "Best size: Kaplan et al.", Runs = "Runs fitted";
    private const double FirstFlop = 18, LastFlop = 25, Smallest = 7.5, Largest = 12.5;
    private const int Vertices = 80;

    public static NamedFigure Of(Replication replication)
    {
        ChinchillaLaw law = replication.Likely.Law;
        TrainingRuns runs = replication.Runs;
        double[] budgets = [.. Enumerable.Range(0, 29).Select(i => FirstFlop + (LastFlop - FirstFlop) * i / 28)];
        var power = AllocationTable.All[0].Power;
        return new NamedFigure("compute-optimal-size", new Figure
        {
            Title = "How large a model a training budget calls for",
            Subtitle =
                $"Contours of equal loss by the law refitted to {runs.Count} runs; lines: the best size for each budget, by three " +
                "publications. A law's best size lies where its contours turn",
            Source = $"Runs: Hoffmann et al. (2022), Figure 4, read off by Besiroglu et al. (2024); {Replication.File}",
            AltText =
                "Contours of equal loss over training compute and model size, with four lines of the best size by three publications: " +
                "Kaplan's rises steepest, the replication's and Hoffmann's first approach nearly coincide.",
            X = new Axis("Training compute (FLOP)", Scale.Log10, FirstFlop, LastFlop),
            Y = new Axis("Parameters", Scale.Log10, Smallest, Largest),
            Groups =
            [
                new Group(Replicated),
                new Group(Hoffmann),
                new Group(Envelope),
                new Group(Kaplan),
                new Group(Runs),
                new Group(Contours, Tone.Muted),
            ],
            Layers =
            [
                .. new[] { 3.5, 3.0, 2.7, 2.4, 2.2, 2.05, 1.95 }.Select(loss => Contour(law, loss)),
                new Band(Replicated, [.. budgets.Select(c => Slice(replication, c))]),
                new Line(Replicated, [.. budgets.Select(c => (c, Log(law.Optimum(Elementary.Exp10(c)).N)))]),
                new Line(
                    Hoffmann,
                    [.. budgets.Select(c => (c, Log(PublishedLaws.HoffmannUnrounded.Law.Optimum(Elementary.Exp10(c)).N)))],
                    LineStyle.Dashed),
                new Line(Envelope, [.. budgets.Select(c => (c, power.At(c)))], LineStyle.Dotted),
                new Line(Kaplan, [.. budgets.Select(c => (c, Log(KaplanSection.BestSize(Elementary.Exp10(c)))))], LineStyle.Dashed),
                new Points(
                    Runs,
                    [.. Enumerable.Range(0, runs.Count).Select(i => new Point(Log(6 * runs.N[i] * runs.D[i]), Log(runs.N[i])))]),
                new Points(Envelope, [new Point(Log(5.88e23), Log(70e9), "Chinchilla: 70B parameters, 1.4T tokens", "Chinchilla")]),
            ],
            Width = 820,
            Height = 560,
        });
    }

    private static BandSlice Slice(Replication replication, double logFlop)
    {
        var interval = replication.Huber.Estimate(law => law.Optimum(Elementary.Exp10(logFlop)).N, 0.95).Interval;
        return new BandSlice(logFlop, Log(interval.Low), Log(interval.High));
    }

    // Along a contour every size that can reach the loss has its data, and with it its compute.
    private static Line Contour(ChinchillaLaw law, double loss)
    {
        double from = Log(law.A / (loss - law.E)) / law.Alpha;
        var vertices = new List<(double X, double Y)>();
        for (int i = 1; i <= Vertices; i++)
        {
            double share = i / (double)Vertices, logN = from + 0.002 + (Largest - from) * share * share * share, n = Elementary.Exp10(logN);
            double fromData = loss - law.E - law.A * Elementary.Pow(n, -law.Alpha);
            double logFlop = fromData > 0 ? Log(6 * n) - Log(fromData / law.B) / law.Beta : double.PositiveInfinity;
            if (logFlop is >= FirstFlop and <= LastFlop && logN is >= Smallest and <= Largest)
            {
                vertices.Add((logFlop, logN));
            }
        }

        return new Line(Contours, vertices, Label: NumberText.Significant(loss, 3));
    }

    private static double Log(double value) => Elementary.Log10(value);
}

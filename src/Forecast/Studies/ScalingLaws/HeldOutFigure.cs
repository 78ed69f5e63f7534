using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>How far off each forecast of the largest runs was.</summary>
internal static class HeldOutFigure
{
    private const string Chinchilla = "Chinchilla form, 90 % interval for a new run";
    private const string Offset = "Offset power of compute (frontier)";
    private const string Naive = "Lowest loss of the runs fitted";

    public static NamedFigure Of(IReadOnlyList<HeldOutTest> tests) => new("held-out", new Figure
    {
        Title = "The largest runs, predicted from the smaller ones",
        Subtitle =
            "Predicted over observed loss. Mean error of the Chinchilla form with 90 % interval: " +
            string.Join("; ", tests.Select(Error)),
        Source = $"Runs: allenai/OLMo-ladder ({tests[0].Collection.File}), hadasah/scaling_laws ({tests[1].Collection.File})",
        AltText =
            "Two panels of forecast errors against compute beyond the largest run fitted. The Chinchilla form's errors stay near " +
            "zero; those of the lowest loss so far grow with compute.",
        X = new Axis("Compute, in multiples of the largest run fitted", Scale.Log10),
        Y = new Axis("Predicted less observed loss (%)", Scale.Linear),
        Groups = [new Group(Chinchilla), new Group(Offset), new Group(Naive)],
        Layers = [],
        Panels = [.. tests.Select(test => new Panel(test.Collection.Title, [.. Layers(test)]))],
        Columns = 2,
        Width = 860,
        Height = 480,
    });

    private static string Error(HeldOutTest test) =>
        $"{test.Collection.Title} {LadderSection.Percent(test.ErrorOfChinchilla)} % " +
        $"({test.Collection.Fitted} runs fitted, {test.HeldOut} held out)";

    private static IEnumerable<Layer> Layers(HeldOutTest test)
    {
        RunCollection collection = test.Collection;
        TrainingRuns runs = collection.Runs;
        double largest = collection.Flop(collection.Fitted - 1), lowest = Enumerable.Range(0, collection.Fitted).Min(i => runs.Loss[i]);
        int[] held = [.. Enumerable.Range(collection.Fitted, test.HeldOut)];
        yield return new HorizontalRule(0);
        yield return new Points(Naive, [.. held.Select(i => new Point(X(i), Off(lowest, i)))]);
        yield return new Points(Chinchilla, [.. held.Select(Predicted)]);
        yield return new Points(Offset, [.. test.Frontier.Select(i => new Point(X(i), Off(test.Offset.Law.At(collection.Flop(i)), i)))]);

        double X(int run) => Elementary.Log10(collection.Flop(run) / largest);

        double Off(double predicted, int run) => 100 * (predicted / runs.Loss[run] - 1);

        Point Predicted(int run)
        {
            Prediction prediction = test.Chinchilla.Predict([runs.N[run], runs.D[run]], 0.9);
            return new Point(
                X(run),
                Off(prediction.Mean, run),
                Low: Off(prediction.Predictive.Low, run),
                High: Off(prediction.Predictive.High, run));
        }
    }
}

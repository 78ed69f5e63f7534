using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.ResourceModel;

/// <summary>
/// The third experiment: f after g, √ after a sum of squares, in four hidden layers; the first two count as g's block, the last two as f's.
/// </summary>
internal sealed class SerialTaskSection(ToySettings settings)
{
    private const int Hidden = 4;
    private const double Full = 0.8;

    public IReadOnlyList<NetworkJob> Jobs =>
    [
        .. settings.SerialWeights.Select(alpha => new NetworkJob(
            new NetworkShape(4, [.. Enumerable.Repeat(settings.SerialWidth, Hidden)], 1, Activation.Silu),
            new RootOfSquares(ToySettings.Low, ToySettings.High),
            settings.SerialPlan with { LossWeight = alpha },
            ToySettings.Seeds,
            2 * ToySettings.TestPoints)),
    ];

    private string Rule => string.Create(
        CultureInfo.InvariantCulture,
        $"4-{settings.SerialWidth}-{settings.SerialWidth}-{settings.SerialWidth}-{settings.SerialWidth}-1 SiLU on [{ToySettings.Low}, "
            + $"{ToySettings.High}]⁴; Adam, {settings.SerialPlan.Steps} steps, rate {settings.SerialPlan.Rate} to "
            + $"{settings.SerialPlan.LastRate}, {settings.SerialPlan.Points} fresh points a step; λ₁ = {settings.SerialPlan.L1}, λ₂ = "
            + $"{settings.SerialPlan.L2}");

    public StudySection Report(IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks, ToyReport report)
    {
        int count = settings.SerialWeights.Count;
        var losses = SeedGroups.Of(networks, n => n.Losses[0]);
        SeedGroups[] layers = [.. Enumerable.Range(0, Hidden).Select(layer =>
            SeedGroups.Of(networks, n => n.Allocated(layer, ToySettings.Threshold)))];
        int[] used = [.. Enumerable.Range(0, count).Where(i => layers.All(layer => layer.Mean(i) < Full * settings.SerialWidth))];
        double Inner(int row, int[] drawn) => layers[0].Mean(row, drawn) + layers[1].Mean(row, drawn);
        double Outer(int row, int[] drawn) => layers[2].Mean(row, drawn) + layers[3].Mean(row, drawn);
        int[] every = [.. Enumerable.Range(0, ToySettings.Seeds)];
        Estimate slope = report.Estimate("serial/slope", [.. used.Select(_ => ToySettings.Seeds)], drawn => SeedGroups.LogSlope(
            [.. used.Select((row, i) => Inner(row, drawn[i]) + Outer(row, drawn[i]))],
                [.. used.Select((row, i) => losses.Median(row, drawn[i]))]));
        Estimate change = report.Estimate("serial/constancy", [ToySettings.Seeds, ToySettings.Seeds], drawn =>
            Inner(used[^1], drawn[1]) / Outer(used[^1], drawn[1]) / (Inner(used[0], drawn[0]) / Outer(used[0], drawn[0])));
        int n = used.Length * ToySettings.Seeds;
        string weights = string.Join(", ", used.Select(i => NumberText.Fixed(settings.SerialWeights[i], 0)));
        Finding fall = report.Ours("serial/loss-slope", "Serial task: slope of log loss against log allocated neurons of all layers", "",
            slope, n, $"{Rule}; α = {weights}");
        Finding steady = report.Ours("serial/constancy", "Serial task: ratio of the blocks' neurons in the largest network over that "
            + "in the smallest", "", change, 2 * ToySettings.Seeds, $"{Rule}; α = {weights}");
        return new StudySection
        {
            Summary =
            [
                $"Serial task, √ after a sum of squares: slope {fall.Text} (95 %, n = {n} networks), beside -1; the ratio of the "
                    + $"neurons of the two blocks changed by a factor {steady.Text} while the network grew (the model says 1).",
            ],
            Numbers =
            [
                fall.Beside(PublishedToys.Slope("loss against neurons, serial task"), ToyReport.Slope),
                steady.Beside(new Published("1.00", "Song et al. 2024: blocks grow in proportion; printed in words"), ToyReport.Constancy),
            ],
            Tables =
            [
                new Table(
                    "serial-task",
                    "Serial task: allocated neurons of each hidden layer",
                    [
                        new Column("α", Alignment.Right),
                            .. Enumerable.Range(1, Hidden).Select(layer => new Column($"Layer {layer}", Alignment.Right)),
                        new Column("g / f", Alignment.Right), new Column("Loss, median", Alignment.Right), new Column("In the line"),
                    ],
                    [.. settings.SerialWeights.Select((alpha, i) => (IReadOnlyList<string>)
                    [
                        NumberText.Fixed(alpha, 0),
                        .. layers.Select(layer => NumberText.Fixed(layer.Mean(i), 1)),
                        NumberText.Fixed(Inner(i, every) / Outer(i, every), 2),
                        NumberText.Scientific(losses.Median(i), 2),
                        used.Contains(i) ? "yes" : "",
                    ])],
                    $"{Rule}; means over {ToySettings.Seeds} seeds. Layers 1 and 2 are g's block, 3 and 4 f's. The paper's α runs from "
                        + $"10 to 10240; widths and α are reduced for time."),
            ],
            Figures = [Picture(losses, [.. Enumerable.Range(0, count).Select(i => Inner(i, every) + Outer(i, every))], used, slope)],
            Warnings =
            [
                $"The serial networks are small ({settings.SerialWidth} neurons a layer, α = {weights}) for the sake of time; a "
                    + $"network with 80 % of a layer allocated has no room to grow and is left out of the line.",
            ],
        };
    }

    private NamedFigure Picture(SeedGroups losses, double[] neurons, int[] used, Estimate slope)
    {
        const string Medians = "Median over seeds", Line = "Line through the medians";
        Point[] medians = [.. neurons.Select((total, i) =>
            ToyFigure.Median(total, losses, i, label: $"α = {NumberText.Fixed(settings.SerialWeights[i], 0)}"))];
        var line = SeedGroups.LogLine([.. used.Select(i => neurons[i])], [.. used.Select(losses.Median)]);
        string text = NumberText.WithInterval(slope);
        return new NamedFigure("serial-task", new Figure
        {
            Title = "Serial task: loss against allocated neurons",
            Subtitle = $"√[(x₁ - x₂)² + (x₃ - x₄)²] in four hidden layers, {ToySettings.Seeds} seeds each; slope {text} (95 % over "
                + $"seeds), beside -1",
            Source = ToyFigure.Source,
            AltText = $"Median loss falls with allocated neurons on logarithmic axes, with slope {text}.",
            X = new Axis("Allocated neurons, all layers", Scale.Log10),
            Y = new Axis("Mean squared error", Scale.Log10),
            Layers =
            [
                new Points(Medians, medians),
                new Line(Line, [(medians[used[0]].X, line.At(medians[used[0]].X)), (medians[used[^1]].X, line.At(medians[used[^1]].X))]),
            ],
        });
    }
}

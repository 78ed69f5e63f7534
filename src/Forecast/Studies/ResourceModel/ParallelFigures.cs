using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.ResourceModel;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.ResourceModel;

/// <summary>The table and the figures of two parallel tasks.</summary>
internal static class ParallelFigures
{
    private const string Ours = "Ours", Paper = "Read off the paper's figure", Root = "Square root", Power = "Power 3/4";

    public static Table Table(ParallelTasks[] sizes, Estimate[][] ratios, SingleTask single, string rule) => new(
        "parallel-tasks",
        "Two tasks: how the neurons are shared out",
        [
            new Column("α", Alignment.Right), new Column("β", Alignment.Right), new Column("N₁", Alignment.Right),
                new Column("N₂", Alignment.Right),
            new Column("All", Alignment.Right), new Column("N₁/N₂, ours"), new Column("Each once", Alignment.Right),
                new Column("Read off", Alignment.Right), new Column("√ law", Alignment.Right),
            new Column("Power 3/4", Alignment.Right), new Column("From one task", Alignment.Right),
        ],
        [.. sizes.SelectMany((size, s) => ToySettings.Betas.Select((beta, b) => (IReadOnlyList<string>)
        [
            NumberText.Fixed(size.Alpha, 0),
            NumberText.Significant(beta, 2),
            NumberText.Fixed(size.First.Mean(b), 1),
            NumberText.Fixed(size.Second.Mean(b), 1),
            NumberText.Fixed(size.Total.Mean(b), 1),
            NumberText.WithInterval(ratios[s][b].Value, ratios[s][b].Interval),
            NumberText.Fixed(size.FirstMainly.Mean(b) / size.SecondMainly.Mean(b), 2),
            PublishedToys.Ratios[b].Ratio.Text,
            NumberText.Fixed(AllocationRatio.FixedSum().At(beta), 2),
            NumberText.Fixed(new AllocationRatio(0.75).At(beta), 2),
            NumberText.Fixed(single.NeuronsAt(size.Alpha * beta) / single.NeuronsAt(size.Alpha * (1 - beta)), 2),
        ]))],
        $"{rule}; means over {ToySettings.Seeds} seeds, 95 % intervals. A neuron counts for a task where its weights from that input "
            + $"and to that output exceed 1e-3; 'each once' is the ratio where a neuron that serves both counts for the one of the "
            + $"larger product of weights. 'From one task' is what the neurons of a single task at weights αβ and α(1-β) would give if "
            + $"the tasks did not meet; beyond its largest α its curve is carried on.")
    {
        GroupStarts = [.. Enumerable.Range(0, sizes.Length).Select(s => s * ToySettings.Betas.Length)],
    };

    /// <summary>The ratio against the size of the network.</summary>
    public static NamedFigure Growth(ParallelTasks[] sizes, Estimate[][] ratios)
    {
        IEnumerable<Layer> layers = ToySettings.Betas.SelectMany((beta, b) =>
        {
            string group = Name(beta);
            Point[] points = [.. sizes.Select((size, s) => new Point(
                size.Total.Mean(b), ratios[s][b].Value, $"{group}, α = {NumberText.Fixed(size.Alpha, 0)}", Low: ratios[s][b].Interval.Low,
                    High: ratios[s][b].Interval.High))];
            return new Layer[] { new Points(group, points), new Line(group, [.. points.Select(p => (p.X, p.Y))]) };
        });
        return new NamedFigure("allocation-growth", new Figure
        {
            Title = "Two tasks: the ratio of their neurons as the network grows",
            Subtitle = $"Network grown by the weight α of the loss, {ToySettings.Seeds} seeds each; 95 % intervals over seeds. "
                + $"Homogeneous growth is a level line",
            Source = ToyFigure.Source,
            AltText = "Five nearly level lines, one a mixing weight, of the ratio of neurons against the number of allocated neurons; "
                + "the ratio is higher for a larger mixing weight.",
            X = new Axis("Allocated neurons", Scale.Linear),
            Y = new Axis("Neurons of the first task over the second", Scale.Linear, 0),
            Layers = [.. layers],
        });
    }

    /// <summary>The ratio against the ratio of the weights.</summary>
    public static NamedFigure Law(ParallelTasks largest, Estimate[] ratios, Estimate exponent)
    {
        double[] odds = [.. ToySettings.Betas.Select(beta => Elementary.Log10(beta / (1 - beta)))];
        IEnumerable<Point> ours = ratios.Select((r, b) => new Point(
            odds[b], Elementary.Log10(r.Value), $"{Name(ToySettings.Betas[b])}: {NumberText.WithInterval(r)}",
                Low: Elementary.Log10(r.Interval.Low), High: Elementary.Log10(r.Interval.High)));
        IEnumerable<Point> read = PublishedToys.Ratios.Select((published, b) =>
        {
            double value = Printed.Parse(published.Ratio.Text).Value;
            return new Point(odds[b], Elementary.Log10(value), $"{Name(published.Beta)}: {published.Ratio.Text} ± 20 %",
                Low: Elementary.Log10(0.8 * value), High: Elementary.Log10(1.2 * value));
        });
        string text = NumberText.WithInterval(exponent);
        return new NamedFigure("allocation-law", new Figure
        {
            Title = "Two tasks: neurons against the weights of their losses",
            Subtitle = $"N₁/N₂ = [β/(1-β)]ᵖ with p = {text} (95 % over seeds, α = {NumberText.Fixed(largest.Alpha, 0)}); read-offs ± 20 %",
            Source = "Networks trained here; settings are ours. Read-offs: figure by Song et al. 2024",
            AltText = $"Ratio of neurons against ratio of weights on logarithmic axes; ours follow a power of {text}, beside the "
                + $"square root and the power 3/4 that the paper's read-offs follow.",
            X = new Axis("β / (1 - β)", Scale.Log10),
            Y = new Axis("Neurons of the first task over the second", Scale.Log10),
            Layers =
            [
                new Points(Ours, [.. ours]),
                new Points(Paper, [.. read]),
                new Line(Ours, [(0, 0), (odds[^1], exponent.Value * odds[^1])]),
                new Line(Root, [(0, 0), (odds[^1], 0.5 * odds[^1])], LineStyle.Dashed),
                new Line(Power, [(0, 0), (odds[^1], 0.75 * odds[^1])], LineStyle.Dotted),
            ],
        });
    }

    private static string Name(double beta) => $"β = {NumberText.Significant(beta, 2)}";
}

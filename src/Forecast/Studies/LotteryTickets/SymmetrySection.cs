using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>Whether the neurons of a wide SiLU network come in symmetric pairs, (w, b) beside (-w, b).</summary>
/// <remarks>
/// Each neuron's mirror image in w is held against the other neurons, and so is its image in both w and b. Where neurons are paired, or
/// only
/// spread evenly to both sides of w = 0, the first images lie as near to a neuron as neurons lie to each other; the second do not.
/// </remarks>
internal static class SymmetrySection
{
    public static StudySection Of(IReadOnlyList<TrainedNetwork> networks, string rule, ToyReport report)
    {
        double[] own = [.. networks.Select(n => MedianDistance(n, 1, 1))];
        double[] mirrored = [.. networks.Select(n => MedianDistance(n, -1, 1))],
            turned = [.. networks.Select(n => MedianDistance(n, -1, -1))];
        int count = networks.Count, width = networks[0].Shape.To(0);
        var groups = new SeedGroups([mirrored, turned, own]);
        Estimate mirror = report.Estimate("symmetry/mirror", [count], drawn => groups.Mean(0, drawn[0]) / groups.Mean(2, drawn[0]));
        Estimate turn = report.Estimate("symmetry/turn", [count], drawn => groups.Mean(1, drawn[0]) / groups.Mean(2, drawn[0]));
        string rules = $"{rule}; widest networks, {width} neurons";
        Finding first = report.Ours("symmetry/mirror", "Distance of (-w, b) to the nearest neuron, over the distance between neurons", "",
            mirror, count, rules);
        Finding second = report.Ours("symmetry/turn", "Distance of (-w, -b) to the nearest neuron, over the distance between neurons", "",
            turn, count, rules);
        return new StudySection
        {
            Summary =
            [
                $"In SiLU networks of {width} neurons the mirror image (-w, b) of a neuron lies {first.Text} times as far from the "
                    + $"nearest other neuron as neurons lie from each other, the image (-w, -b) {second.Text} times (95 % over {count} "
                    + $"networks): {Words(mirror, turn)}",
            ],
            Numbers = [first, second],
            Figures = [Picture(networks[0], mirror, turn)],
        };
    }

    private static string Words(Estimate mirror, Estimate turn) => mirror.Interval.High < turn.Interval.Low
        ? "the neurons are symmetric in w and not in b, as the paper sees in a network of 10,000 neurons. This does not tell pairs "
            + "from neurons spread evenly to both sides."
        : "no symmetry in w beyond that in both is seen at this width.";

    // The median over neurons of the distance from an image to the nearest neuron, the neuron itself left out.
    private static double MedianDistance(TrainedNetwork network, double signW, double signB)
    {
        int width = network.Shape.To(0);
        var nearest = new double[width];
        for (int j = 0; j < width; j++)
        {
            double least = double.PositiveInfinity;
            for (int other = 0; other < width; other++)
            {
                double w = signW * network.Weight(0, j, 0) - network.Weight(0, other, 0),
                    b = signB * network.Bias(0, j) - network.Bias(0, other);
                least = other == j ? least : Math.Min(least, Math.Sqrt(w * w + b * b));
            }

            nearest[j] = least;
        }

        Array.Sort(nearest);
        return Quantiles.OfSorted(nearest, 0.5);
    }

    private static NamedFigure Picture(TrainedNetwork network, Estimate mirror, Estimate turn)
    {
        int width = network.Shape.To(0);
        Point Dot(int j, double sign) => new(
            sign * network.Weight(0, j, 0), network.Bias(0, j),
                string.Create(CultureInfo.InvariantCulture, $"w {network.Weight(0, j, 0):F2}, b {network.Bias(0, j):F2}, a "
                    + $"{network.Weight(1, 0, j):F2}"));
        return new NamedFigure("symmetry", new Figure
        {
            Title = "The neurons of one wide SiLU network",
            Subtitle = $"{width} neurons with their mirror images (-w, b); images lie "
                + $"{NumberText.WithInterval(mirror)} times as far as neurons do, those in both "
                + $"{NumberText.WithInterval(turn)} times",
            Source = "A network trained here; settings are ours",
            AltText = "Scatter of weight against bias of each hidden neuron, and of its mirror image; the two clouds lie on each other.",
            X = new Axis("Weight w", Scale.Linear),
            Y = new Axis("Bias b", Scale.Linear),
            Layers =
            [
                new Points("Neurons (w, b)", [.. Enumerable.Range(0, width).Select(j => Dot(j, 1))]),
                new Points("Mirror images (-w, b)", [.. Enumerable.Range(0, width).Select(j => Dot(j, -1))]),
            ],
        });
    }
}

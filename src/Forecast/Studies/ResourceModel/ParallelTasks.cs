using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.ResourceModel;

/// <summary>
/// Two tasks side by side, y₁ = x₁² and y₂ = x₂², in networks of one α: how many neurons each has, one row a mixing weight.
/// </summary>
internal sealed class ParallelTasks
{
    private readonly int _width;

    public ParallelTasks(double alpha, int width, IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks)
    {
        (Alpha, _width) = (alpha, width);
        First = SeedGroups.Of(networks, n => Neurons(n, 0));
        Second = SeedGroups.Of(networks, n => Neurons(n, 1));
        FirstMainly = SeedGroups.Of(networks, n => Mainly(n, 0));
        SecondMainly = SeedGroups.Of(networks, n => Mainly(n, 1));
        Total = SeedGroups.Of(networks, n => n.Allocated(0, ToySettings.Threshold));
        Losses = new SeedGroups([.. networks.Select((group,
            i) => group.Select(n => ToySettings.Betas[i] * n.Losses[0] + (1 - ToySettings.Betas[i]) * n.Losses[1]).ToArray())]);
    }

    /// <summary>The weight of the whole loss.</summary>
    public double Alpha { get; }

    /// <summary>Neurons of the first task.</summary>
    public SeedGroups First { get; }

    /// <summary>Neurons of the second task.</summary>
    public SeedGroups Second { get; }

    /// <summary>Neurons of which the first task has the larger product of weights in and out: each neuron counts once.</summary>
    public SeedGroups FirstMainly { get; }

    /// <summary>Neurons of which the second task has the larger product.</summary>
    public SeedGroups SecondMainly { get; }

    /// <summary>Neurons that do anything; one that serves both tasks counts once.</summary>
    public SeedGroups Total { get; }

    /// <summary>The composite loss, weighed by β.</summary>
    public SeedGroups Losses { get; }

    /// <summary>Share of the neurons that serve both tasks, over all mixing weights.</summary>
    public double Shared
    {
        get
        {
            double total = Enumerable.Range(0, Total.Rows.Count).Sum(Total.Mean);
            double sum = Enumerable.Range(0, Total.Rows.Count).Sum(i => First.Mean(i) + Second.Mean(i));
            return (sum - total) / total;
        }
    }

    /// <summary>N₁/N₂ of one mixing weight: the ratio of means over seeds.</summary>
    public Estimate Ratio(ToyReport report, int beta) => report.Estimate(
        FormattableString.Invariant($"parallel/{Alpha}/{beta}"), [First.Counts[beta]], drawn => RatioOf(beta, drawn[0]));

    /// <summary>N₁/N₂ of some networks of one mixing weight.</summary>
    public double RatioOf(int beta, int[] networks) => First.Mean(beta, networks) / Second.Mean(beta, networks);

    /// <summary>p of N₁/N₂ = [β/(1-β)]ᵖ, by least squares on logarithms; at β = 1/2 both sides are zero.</summary>
    public Estimate Exponent(ToyReport report) => Exponent(report, "exponent", First, Second);

    /// <summary>The same where each neuron counts once.</summary>
    public Estimate ExponentMainly(ToyReport report) => Exponent(report, "exponent-mainly", FirstMainly, SecondMainly);

    private Estimate Exponent(ToyReport report, string name, SeedGroups first, SeedGroups second) => report.Estimate(
        FormattableString.Invariant($"parallel/{Alpha}/{name}"),
        first.Counts,
        drawn =>
        {
            double products = 0, squares = 0;
            for (int i = 0; i < drawn.Count; i++)
            {
                double x = Elementary.Log10(ToySettings.Betas[i] / (1 - ToySettings.Betas[i]));
                products = Math.FusedMultiplyAdd(x, Elementary.Log10(first.Mean(i, drawn[i]) / second.Mean(i, drawn[i])), products);
                squares = Math.FusedMultiplyAdd(x, x, squares);
            }

            return products / squares;
        });

    private double Neurons(TrainedNetwork network, int task) => Enumerable.Range(0, _width).Count(neuron => Serves(network, neuron, task));

    private double Mainly(TrainedNetwork network, int task) => Enumerable.Range(0, _width).Count(neuron =>
        Serves(network, neuron,
            task) && (!Serves(network, neuron, 1 - task) || Product(network, neuron, task) >= Product(network, neuron, 1 - task)));

    private static bool Serves(TrainedNetwork network, int neuron, int task) =>
        Math.Abs(network.Weight(0, neuron, task)) > ToySettings.Threshold && Math.Abs(network.Weight(1, task,
            neuron)) > ToySettings.Threshold;

    private static double Product(TrainedNetwork network, int neuron,
        int task) => Math.Abs(network.Weight(0, neuron, task) * network.Weight(1, task, neuron));
}

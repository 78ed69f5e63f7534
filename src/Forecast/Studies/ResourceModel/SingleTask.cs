using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.ResourceModel;

/// <summary>
/// One task, y = x², under one plan, trained with growing weight α of its loss: how many neurons it takes up, and its loss.
/// </summary>
internal sealed class SingleTask
{
    // A symmetric pair of neurons is the least that fits a parabola; only beyond it does the network grow.
    private const double Pair = 2.1;

    // Above this share of its width a network has no neurons left to take up.
    private const double Full = 0.8;

    private readonly ToySettings _settings;
    private readonly NetworkShape _shape;
    private readonly TrainingPlan _plan;
    private readonly int[] _fitted;

    private SingleTask(
        ToySettings settings, NetworkShape shape, TrainingPlan plan, IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks)
    {
        (_settings, _shape, _plan) = (settings, shape, plan);
        Neurons = SeedGroups.Of(networks, n => n.Allocated(0, ToySettings.Threshold));
        Losses = SeedGroups.Of(networks, n => n.Losses[0]);
        _fitted = [.. Enumerable.Range(0, networks.Count).Where(i => Neurons.Mean(i) > Pair && Neurons.Mean(i) < Full * shape.To(0))];
    }

    /// <summary>Allocated neurons, one row an α.</summary>
    public SeedGroups Neurons { get; }

    /// <summary>Losses, one row an α.</summary>
    public SeedGroups Losses { get; }

    /// <summary>Rows between a single pair of neurons and a full network: those a line is fitted through.</summary>
    public IReadOnlyList<int> Fitted => _fitted;

    /// <summary>What the networks are and how they were trained.</summary>
    public string Rule => string.Create(
        CultureInfo.InvariantCulture,
        $"{_shape.Text} on [{ToySettings.Low}, {ToySettings.High}]; Adam, {_plan.Steps} steps, rate {_plan.Rate} to {_plan.LastRate}, "
            + $"{_plan.Points} fixed points; λ₁ = {_plan.L1}, λ₂ = {_plan.L2}; α = {_settings.SingleWeights[0]} to "
            + $"{_settings.SingleWeights[^1]}");

    /// <summary>The jobs of one plan, one an α.</summary>
    public static IReadOnlyList<NetworkJob> Jobs(ToySettings settings, NetworkShape shape, TrainingPlan plan) =>
    [
        .. settings.SingleWeights.Select(alpha => new NetworkJob(
            shape, new Squares(1, ToySettings.Low, ToySettings.High), plan with { LossWeight = alpha }, ToySettings.Seeds,
                ToySettings.TestPoints)),
    ];

    /// <summary>The networks of one plan.</summary>
    public static SingleTask Of(ToySettings settings, NetworkShape shape, TrainingPlan plan,
        IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks) =>
        new(settings, shape, plan, networks);

    /// <summary>Slope of log loss against log neurons, over the fitted rows; medians of losses, means of neurons.</summary>
    public Estimate? LossSlope(ToyReport report, string name) => Slope(report, $"{name}/loss",
        (i, seeds) => (Neurons.Mean(i, seeds), Losses.Median(i, seeds)));

    /// <summary>Slope of log neurons against log α, over the fitted rows.</summary>
    public Estimate? NeuronSlope(ToyReport report, string name) =>
        Slope(report, $"{name}/neurons", (i, seeds) => (_settings.SingleWeights[i], Neurons.Mean(i, seeds)));

    /// <summary>The loss that the fitted line has at a number of neurons.</summary>
    public double LossAt(double neurons) => Elementary.Exp10(Line().At(Elementary.Log10(neurons)));

    /// <summary>The line through the fitted rows.</summary>
    public LinearTrend Line() => SeedGroups.LogLine([.. _fitted.Select(Neurons.Mean)], [.. _fitted.Select(Losses.Median)]);

    /// <summary>Neurons at a weight of the loss, by the straight line between the logarithms of the two nearest α.</summary>
    public double NeuronsAt(double alpha)
    {
        IReadOnlyList<double> weights = _settings.SingleWeights;
        int upper = Math.Clamp(weights.Count(weight => weight <= alpha), 1, weights.Count - 1);
        double share = Elementary.Log10(alpha / weights[upper - 1]) / Elementary.Log10(weights[upper] / weights[upper - 1]);
        double low = Elementary.Log10(Neurons.Mean(upper - 1)), high = Elementary.Log10(Neurons.Mean(upper));
        return Elementary.Exp10(low + share * (high - low));
    }

    private Estimate? Slope(ToyReport report, string name, Func<int, int[],
        (double X, double Y)> point) => _fitted.Length < 3 ? null : report.Estimate(
        name,
        [.. _fitted.Select(i => Neurons.Counts[i])],
        drawn =>
        {
            (double X, double Y)[] points = [.. _fitted.Select((row, i) => point(row, drawn[i]))];
            return SeedGroups.LogSlope([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
        });
}

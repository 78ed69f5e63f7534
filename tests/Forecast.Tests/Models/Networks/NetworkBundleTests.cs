using System.Globalization;
using Forecast.Fitting.Random;
using Forecast.Models.Networks;
using Forecast.Tests.Data;

namespace Forecast.Tests.Models.Networks;

public class NetworkBundleTests
{
    private static readonly StreamKey[] Keys = [.. Enumerable.Range(0, 8).Select(i => new StreamKey(5).Child((ulong)i))];

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Silu)]
    public void The_gradient_is_that_of_finite_differences(Activation activation)
    {
        var task = new Squares(2, -1, 1);
        var shape = new NetworkShape(2, [6, 3], 2, activation);
        var plan = new TrainingPlan(1, 0.01, 0.01, 24) { LossWeight = 3, OutputWeights = [0.7, 0.3] };
        var bundle = new NetworkBundle(shape, task, plan, Keys);
        var points = new InputPoints(task, plan.Points, Keys);
        points.Draw(0);
        bundle.Differentiate(points);
        const double Step = 1e-6;
        for (int parameter = 0; parameter < shape.Parameters; parameter++)
        {
            for (int lane = 0; lane < 8; lane++)
            {
                double numeric = (Shifted(parameter, lane, Step) - Shifted(parameter, lane, -Step)) / (2 * Step);
                Assert.Equal(numeric, bundle.Gradient.Values[parameter * 8 + lane], 1e-7);
            }
        }

        double Shifted(int parameter, int lane, double by)
        {
            ref double value = ref bundle.Parameters.Values[parameter * 8 + lane];
            double before = value;
            value += by;
            double loss = 0;
            LaneBlock outputs = bundle.Predict(points);
            for (int i = 0; i < outputs.Count; i++)
            {
                double residual = outputs.Values[i * 8 + lane] - points.Targets.Values[i * 8 + lane];
                loss += plan.LossWeight * plan.OutputWeights[i / 8 % 2] * residual * residual / plan.Points;
            }

            value = before;
            return loss;
        }
    }

    [Theory]
    [InlineData(Activation.Relu, "relu")]
    [InlineData(Activation.Silu, "silu")]
    public void Gradient_and_200_steps_of_Adam_are_those_of_NumPy(Activation activation, string name)
    {
        var plan = new TrainingPlan(200, 0.02, 0.002, 16) { LossWeight = 3, L1 = 1e-3, L2 = 2e-3 };
        var shape = new NetworkShape(1, [5, 4], 1, activation);
        var task = new Squares(1, -1, 1);
        var bundle = new NetworkBundle(shape, task, plan, Keys);
        for (int i = 0; i < shape.Parameters * 8; i++)
        {
            bundle.Parameters.Values[i] = (37 * (i / 8) % 101 - 50) / 60.0;
        }

        var points = new InputPoints(task, plan.Points, Keys);
        points.Spread();
        bundle.Differentiate(points);
        Same(Golden(name, "gradient"), bundle.Gradient, 1e-13);
        bundle.Train(default);
        Same(Golden(name, "trained"), bundle.Parameters, 1e-9);

        static void Same(double[] expected, LaneBlock actual, double tolerance)
        {
            Assert.Equal(expected.Length, actual.Count);
            for (int i = 0; i < actual.Values.Length; i++)
            {
                Assert.Equal(expected[i / 8], actual.Values[i], tolerance);
            }
        }
    }

    [Fact]
    public void A_network_predicts_what_its_bundle_predicts()
    {
        var job = new NetworkJob(new NetworkShape(4, [7, 5, 6, 3], 1, Activation.Silu), new RootOfSquares(-1, 1),
            new TrainingPlan(20, 0.01, 0.01, 16) { Fresh = true }, 8, 64);
        TrainedNetwork network = NetworkTraining.Run([job], new StreamKey(1))[0][3];
        var points = new InputPoints(job.Task, job.TestPoints,
            [.. Enumerable.Range(0, 8).Select(i => new StreamKey(1).Child(job.Text).Child((ulong)i).Child("test"))]);
        points.Spread();
        double loss = 0;
        for (int point = 0; point < job.TestPoints; point++)
        {
            double[] x = [..
                Enumerable.Range(0, 4).Select(input => points.Inputs.Values[((point / 8 * 4 + input) * 8 + point % 8) * 8 + 3])];
            double target = Math.Sqrt((x[0] - x[1]) * (x[0] - x[1]) + (x[2] - x[3]) * (x[2] - x[3]));
            double residual = network.Predict(x)[0] - target;
            loss += residual * residual / job.TestPoints;
        }

        Assert.Equal(loss, network.Losses[0], 1e-12);
    }

    [Fact]
    public void Fixed_points_are_the_midpoints_of_equal_cells_on_every_axis()
    {
        var points = new InputPoints(new Squares(2, -2, 2), 16, Keys);
        points.Spread();
        for (int input = 0; input < 2; input++)
        {
            double[] values = [..
                Enumerable.Range(0, 16).Select(p => points.Inputs.Values[((p / 8 * 2 + input) * 8 + p % 8) * 8 + 5]).Order()];
            Assert.Equal(Enumerable.Range(0, 16).Select(p => -2 + 4 * (p + 0.5) / 16), values, (a, b) => Math.Abs(a - b) < 1e-15);
        }
    }

    [Fact]
    public void Points_drawn_anew_differ_between_steps_and_networks_and_fill_the_range()
    {
        var points = new InputPoints(new Squares(1, -1, 1), 64, Keys);
        points.Draw(0);
        double[] first = points.Inputs.Values.ToArray();
        points.Draw(1);
        double[] second = points.Inputs.Values.ToArray();
        Assert.Equal(first.Length + second.Length, first.Concat(second).Distinct().Count());
        Assert.All(first, x => Assert.InRange(x, -1, 1));
        Assert.InRange(first.Average(), -0.1, 0.1);
    }

    private static double[] Golden(string activation, string what) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "golden", "networks", "adam.txt"))
            .Select(line => line.Split(' '))
            .Single(words => words[0] == activation && words[1] == what)
            .Skip(2)
            .Select(word => double.Parse(word, CultureInfo.InvariantCulture)),
    ];
}

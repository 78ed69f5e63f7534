using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Models.Networks;

namespace Forecast.Benchmarks;

/// <summary>Our times of training small networks, beside which <c>peers/networks.py</c> prints NumPy's.</summary>
internal static class NetworkTimes
{
    private const int Networks = 64;

    private static readonly (string Name, Activation Activation)[] Kinds = [("ReLU", Activation.Relu), ("SiLU", Activation.Silu)];

    /// <summary>Prints a line for each task, on one thread and on all cores.</summary>
    public static void Print(Clock clock)
    {
        int[] threads = Environment.ProcessorCount == 1 ? [1] : [1, Environment.ProcessorCount];
        foreach (int count in threads)
        {
            foreach (int width in new[] { 16, 128 })
            {
                foreach ((string name, Activation activation) in Kinds)
                {
                    var plan = new TrainingPlan(200, 0.01, 0.01, 32) { LossWeight = 64, L1 = 1e-3, L2 = 1e-3 };
                    var job = new NetworkJob(new NetworkShape(1, [width], 1, activation), new Squares(1, -1, 1), plan, Networks, 32);
                    clock.Seconds($"64 networks 1-{width}-1 {name}, 200 steps", Clock.Ours(count), () =>
                    {
                        double[] losses = [.. NetworkTraining.Run([job], new StreamKey(1), threads: count)[0].Select(n => n.Losses[0])];
                        return string.Create(CultureInfo.InvariantCulture,
                            $"median loss {Quantiles.OfSorted(Quantiles.Sorted(losses), 0.5):G2}");
                    });
                }
            }
        }
    }
}

using System.Globalization;

using Forecast.Gpu;
using Forecast.Gpu.Simd;

namespace Forecast.Benchmarks;

/// <summary>Our times of the Monte Carlo engine, beside which <c>peers/montecarlo.py</c> prints NumPy's.</summary>
internal static class MonteCarloTimes
{
    private const int Draws = 1_000_000;
    

    /// <summary>Prints a line for each task, on one thread and on all cores.</summary>
    public static void Print(Clock clock)
    {
        int[] threads = Environment.ProcessorCount == 1 ? [1] : [1, Environment.ProcessorCount];
        foreach (int count in threads)
        {
            Print(clock, new SimdBackEnd(count), Clock.Ours(count));
        }
    }

    private static void Print(Clock clock, SimdBackEnd backEnd, string who)
    {
        var draws = new double[Draws];
        foreach (DrawScheme scheme in Enum.GetValues<DrawScheme>())
        {
            string task = scheme == DrawScheme.Plain ? "lognormal × normal, draws alone" : $"lognormal × normal, draws alone, {scheme}";
            clock.Draws(task, who, Draws, () =>
            {
                backEnd.Run(MonteCarloPrograms.Product, new DrawPlan(Draws, 1, scheme), 0, [draws]);
                return $"draw 0 {Text(draws[0])}";
            });
        }

        clock.Draws("lognormal × normal, mean", who, Draws, () =>
        {
            backEnd.Run(MonteCarloPrograms.Product, new DrawPlan(Draws), 0, [draws]);
            return $"mean {Text(Mean(draws))}";
        });
    }

    private static double Mean(double[] draws)
    {
        double sum = 0;
        foreach (double draw in draws)
        {
            sum += draw;
        }

        return sum / draws.Length;
    }

    private static string Text(double number) => number.ToString("G5", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Forecast.Gpu;
using Forecast.Gpu.Results;
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
            Product(clock, new SimdBackEnd(count), Clock.Ours(count));
            Fan(clock, new SimdBackEnd(count), Clock.Ours(count));
            Quantiles(clock, new RunOptions { BackEnd = new SimdBackEnd(count), Threads = count }, Clock.Ours(count));
        }
    }

    private static void Product(Clock clock, SimdBackEnd backEnd, string who)
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

    private static void Fan(Clock clock, SimdBackEnd backEnd, string who)
    {
        double[][] years = [.. Enumerable.Range(0, MonteCarloPrograms.Years).Select(_ => new double[Draws])];
        Memory<double>[] outputs = [.. years.Select(year => year.AsMemory())];
        clock.Milliseconds("fan chart, 1e6 paths × 10 years, paths alone", who, 1, () =>
        {
            backEnd.Run(MonteCarloPrograms.Fan, new DrawPlan(Draws), 0, outputs);
            return $"mean of the last year {Text(Mean(years[^1]))}";
        });
    }

    // Through the door, errors and all, as a scenario asks.
    private static void Quantiles(Clock clock, RunOptions options, string who)
    {
        clock.Draws("lognormal × normal, mean and three quantiles", who, Draws, () =>
        {
            Sample product = MonteCarlo.Run(MonteCarloPrograms.Product, new DrawPlan(Draws), options).All[0];
            return $"mean {Text(product.Mean.Value)}, median {Text(product.Quantiles(0.05, 0.5, 0.95)[1].Value)}";
        });
        clock.Milliseconds("fan chart, 1e6 paths × 10 years, five quantiles a year", who, 1, () =>
        {
            double median = double.NaN;
            foreach (Sample year in MonteCarlo.Run(MonteCarloPrograms.Fan, new DrawPlan(Draws), options).All)
            {
                median = year.Quantiles(0.05, 0.25, 0.5, 0.75, 0.95)[2].Value;
            }

            return $"median of the last year {Text(median)}";
        });
    }

    // Four sums, so that an addition need not wait for the one before.
    private static double Mean(double[] draws)
    {
        double a = 0, b = 0, c = 0, d = 0;
        for (int i = 0; i < draws.Length; i += 4)
        {
            a += draws[i];
            b += draws[i + 1];
            c += draws[i + 2];
            d += draws[i + 3];
        }

        return (a + b + c + d) / draws.Length;
    }

    private static string Text(double number) => number.ToString("G5", CultureInfo.InvariantCulture);
}

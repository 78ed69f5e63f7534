using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Benchmarks;

/// <summary>The Chinchilla fit beside its peer, <c>peers/scaling.py</c>: the published grid of starts, and the bootstrap.</summary>
internal static class ScalingLawTimes
{
    private const double Level = 0.9;
    private const int Resamples = 4000;

    public static void Print(Clock clock)
    {
        PowerSumProblem problem = SampleRuns.Problem();
        double[] start = ChinchillaFit.Grid.Search(problem, ChinchillaFit.Threshold).Theta;
        foreach (int threads in new[] { 1, 2 })
        {
            clock.Seconds("grid of 4,500 starts", Clock.Ours(threads), () => Grid(problem, threads));
        }

        foreach (int threads in new[] { 1, 2 })
        {
            clock.Seconds("4,000 bootstraps", Clock.Ours(threads), () => Bootstrap(problem, start, threads));
        }
    }

    private static string Grid(PowerSumProblem problem, int threads)
    {
        HuberMinimum minimum = ChinchillaFit.Grid.Search(problem, ChinchillaFit.Threshold, threads);
        double alpha = problem.ToSum(minimum.Theta).Powers[0].Exponent;
        return string.Create(CultureInfo.InvariantCulture, $"objective {minimum.Objective:F10}, α {alpha:F5}");
    }

    private static string Bootstrap(PowerSumProblem problem, double[] start, int threads)
    {
        HuberBootstrap bootstrap = HuberBootstrap.Run(problem, ChinchillaFit.Threshold, start, Resamples, new StreamKey(42), threads);
        double[] alphas = Quantiles.Sorted([.. bootstrap.Thetas.Select(theta => problem.ToSum(theta).Powers[0].Exponent)]);
        double low = Quantiles.OfSorted(alphas, (1 - Level) / 2), high = Quantiles.OfSorted(alphas, (1 + Level) / 2);
        return string.Create(CultureInfo.InvariantCulture, $"α {low:F3} to {high:F3}");
    }
}

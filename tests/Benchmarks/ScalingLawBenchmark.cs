using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Benchmarks;

/// <summary>The parametric fit of the Chinchilla paper on 240 runs: the grid of 4,500 starts, and 4,000 bootstraps.</summary>
public class ScalingLawBenchmark
{
    private const int Resamples = 4000;
    private readonly PowerSumProblem problem = SampleRuns.Problem();
    private double[] start = [];

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void FindStart() => start = Grid().Theta;

    [Benchmark]
    public HuberMinimum Grid() => ChinchillaFit.Grid.Search(problem, ChinchillaFit.Threshold, Threads);

    [Benchmark]
    public HuberBootstrap Bootstrap() => HuberBootstrap.Run(problem, ChinchillaFit.Threshold, start, Resamples, new StreamKey(42), Threads);
}

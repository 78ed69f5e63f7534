using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Benchmarks;

/// <summary>The parametric fit of the Chinchilla paper on 240 runs: the grid of 4,500 starts, and 4,000 bootstraps.</summary>
public class ScalingLawBenchmark
{
    private const int Resamples = 4000;
    private double[] _start = [];
    private PowerSumProblem? _problem;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "scaling", "chinchilla-figure-4.csv");
        _problem = ChinchillaFit.Problem(TrainingRuns.Read(path, "n", "flop", isFlop: true, "loss").WithoutHighestLosses(5));
        _start = Grid().Theta;
    }

    [Benchmark]
    public HuberMinimum Grid() => ChinchillaFit.Grid.Search(_problem!, ChinchillaFit.Threshold, Threads);

    [Benchmark]
    public HuberBootstrap Bootstrap() => HuberBootstrap.Run(_problem!, ChinchillaFit.Threshold, _start, Resamples, new StreamKey(42), Threads);
}

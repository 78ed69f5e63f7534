using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Benchmarks;

/// <summary>The bootstrap of a log-linear trend through 120 points. One operation is one refit, so Op/s is fits a second.</summary>
[OperationsPerSecond]
public class TrendBootstrapBenchmark
{
    private const int Resamples = 200_000;
    private TrendBootstrapPlan plan = new(Resamples);

    [Params(false, true)]
    public bool Noise { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Plan() => plan = new TrendBootstrapPlan(Resamples, Noise ? SampleTrend.Noise : 0, Threads);

    [Benchmark(OperationsPerInvoke = Resamples)]
    public TrendBootstrap Run() => TrendBootstrap.Run(SampleTrend.Years, SampleTrend.Log10Values, plan, new StreamKey(1));
}

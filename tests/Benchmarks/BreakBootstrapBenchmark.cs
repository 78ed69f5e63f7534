using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;

namespace Forecast.Benchmarks;

/// <summary>The bootstrap of the dates of breaks through 120 points. One operation is one refit, so Op/s is fits a second.</summary>
[OperationsPerSecond]
public class BreakBootstrapBenchmark
{
    private const int OneKinkResamples = 50_000, TwoKinkResamples = 999;
    private readonly BrokenTrend one = BrokenTrend.Fit(SampleTrend.Years, SampleTrend.OneKink, 1);
    private readonly BrokenTrend two = BrokenTrend.Fit(SampleTrend.Years, SampleTrend.TwoKinks, 2);

    [Params(1, 2)]
    public int Threads { get; set; }

    [Benchmark(OperationsPerInvoke = OneKinkResamples)]
    public BreakBootstrap OneKink() => BreakBootstrap.Run(one, new BreakBootstrapPlan(OneKinkResamples, Threads: Threads), new StreamKey(1));

    [Benchmark(OperationsPerInvoke = TwoKinkResamples)]
    public BreakBootstrap TwoKinks() => BreakBootstrap.Run(two, new BreakBootstrapPlan(TwoKinkResamples, Threads: Threads), new StreamKey(1));
}

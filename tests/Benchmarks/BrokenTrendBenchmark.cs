using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;

namespace Forecast.Benchmarks;

/// <summary>The bootstrap of one kink through 120 points, and two kinks with their intervals. Op/s of the first is fits a second.</summary>
[OperationsPerSecond]
public class BrokenTrendBenchmark
{
    private const int Resamples = 50_000;
    private const double Level = 0.9;
    private readonly double[] values = [.. SampleTrend.Log10Values.Select((v, i) => v + 0.5 * Math.Max(0, SampleTrend.Years[i] - 2016) - 0.4 * Math.Max(0, SampleTrend.Years[i] - 2021))];
    private BrokenTrend fit = BrokenTrend.Fit([1, 2, 3], [1, 2, 3], 0);

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Fit() => fit = BrokenTrend.Fit(SampleTrend.Years, values, 1);

    [Benchmark(OperationsPerInvoke = Resamples)]
    public BreakBootstrap Bootstrap() => BreakBootstrap.Run(fit, new BreakBootstrapPlan(Resamples, Threads: Threads), new StreamKey(1));

    [Benchmark]
    public double TwoKinksWithIntervals()
    {
        BrokenTrend two = BrokenTrend.Fit(SampleTrend.Years, values, 2);
        return two.LikelihoodInterval(0, Level).High + two.LikelihoodInterval(1, Level).High + two.Interval(4, Level).High;
    }
}

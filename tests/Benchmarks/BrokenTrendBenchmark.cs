using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Breaks;

namespace Forecast.Benchmarks;

/// <summary>Broken trends through 120 points, each with Wald's and the likelihood's interval of every date.</summary>
public class BrokenTrendBenchmark
{
    private const double Level = 0.9;
    private readonly double[] years = SampleTrend.Years;

    [Benchmark]
    public double OneKink() => Ends(BrokenTrend.Fit(years, SampleTrend.OneKink, 1));

    [Benchmark]
    public double TwoKinks() => Ends(BrokenTrend.Fit(years, SampleTrend.TwoKinks, 2));

    [Benchmark]
    public double TwoJumps() => Ends(BrokenTrend.Fit(years, SampleTrend.TwoJumps, 2, BreakShape.Jump));

    private static double Ends(BrokenTrend fit)
    {
        double sum = 0;
        for (int j = 0; j < fit.Breaks.Count; j++)
        {
            sum += fit.LikelihoodInterval(j, Level).High + fit.Interval(fit.Terms.Count - fit.Breaks.Count + j, Level).High;
        }

        return sum;
    }
}

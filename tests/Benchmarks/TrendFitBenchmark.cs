using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Benchmarks;

/// <summary>One fit of a line through 120 points with an interval of its slope, by each method. Op/s is fits a second.</summary>
[OperationsPerSecond]
public class TrendFitBenchmark
{
    private const double Level = 0.95;
    private const int Slope = 1;
    private readonly double[] years = SampleTrend.Years;
    private readonly double[] values = SampleTrend.Log10Values;
    private readonly string[] terms = ["level", "growth"];
    private readonly double[][] columns = [[.. SampleTrend.Years.Select(_ => 1.0)], [.. SampleTrend.Years.Select(year => year - 2017)]];

    [Benchmark(Baseline = true)]
    public Interval LogLinear() => LogLinearTrend.Fit(years, values).Growth(Level).Interval;

    [Benchmark]
    public Interval GeneralLeastSquares() => LeastSquares.Fit(terms, columns, values).Interval(Slope, Level);

    [Benchmark]
    public Interval RobustErrors() => LeastSquares.Fit(terms, columns, values, new LeastSquaresOptions(ErrorModel.Heteroscedastic)).Interval(Slope, Level);

    [Benchmark]
    public Interval Median() => QuantileRegression.Fit(terms, columns, values, 0.5).Interval(Slope, Level);

    [Benchmark]
    public Interval Huber() => HuberRegression.Fit(terms, columns, values).Interval(Slope, Level);

    [Benchmark]
    public Interval Student() => StudentRegression.Fit(terms, columns, values).Interval(Slope, Level);

    [Benchmark]
    public Interval MedianOfSlopes() => TheilSen.Fit(years, values).Interval(Slope, Level);
}

using BenchmarkDotNet.Attributes;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Tests.Nist;

namespace Forecast.Benchmarks;

/// <summary>NIST's 27 nonlinear problems, each from both of its starts: 54 fits.</summary>
public class NistBenchmark
{
    private readonly NonlinearSet[] sets = [.. NonlinearSet.All.Values];

    [Benchmark]
    public int AllFits() => sets.Count(set => Converges(set, set.Start1)) + sets.Count(set => Converges(set, set.Start2));

    private static bool Converges(NonlinearSet set, double[] start) =>
        NonlinearLeastSquares.Fit(set.Model, set.Terms, set.Columns, set.Y, start).Converged;
}

using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Xunit.Abstractions;

namespace Forecast.Fitting.Tests.Regression;

public class BootstrapCoverageTests(ITestOutputHelper output)
{
    private static readonly FitRecipe Line = (columns, y) => LinearTrend.Fit(columns[0], y);
    private static readonly Func<IFit, IReadOnlyList<double>> Slope = fit => [((LinearTrend)fit).Slope];

    [Theory]
    [InlineData(Resampling.Rows)]
    [InlineData(Resampling.Residuals)]
    [InlineData(Resampling.Wild)]
    [InlineData(Resampling.Blocks)]
    public void A_slope_is_covered_with_a_hundred_rows(Resampling resampling) =>
        Coverage.AssertNinety(output, $"bootstrap of {resampling}, n = 100: slope by percentile and BCa", Slopes(100, resampling));

    [Theory]
    [InlineData(Resampling.Rows)]
    [InlineData(Resampling.Wild)]
    public void With_eight_rows_it_is_not(Resampling resampling)
    {
        double[] shares = Slopes(8, resampling);
        Coverage.AssertShort(output, $"bootstrap of {resampling}, n = 8: slope by percentile", shares[0], 0.7, 0.87);
        Coverage.AssertShort(output, $"bootstrap of {resampling}, n = 8: slope by BCa", shares[1], 0.7, 0.87);
    }

    private static double[] Slopes(int n, Resampling resampling)
    {
        double[] x = [.. Enumerable.Range(0, n).Select(i => i / (double)n)];
        return Coverage.Of(77, random =>
        {
            double[] y = [.. x.Select(v => 2 * v + Simulated.Normal(random))];
            var plan = new BootstrapPlan(199, resampling, resampling == Resampling.Blocks ? 2 : 1, 1);
            Bootstrap bootstrap = Bootstrap.Run(Line, [x], y, plan, new StreamKey(78, random.NextWord()), Slope);
            return [bootstrap.Percentile(0, 0.9).Contains(2), bootstrap.Bca(0, 0.9).Contains(2)];
        });
    }
}

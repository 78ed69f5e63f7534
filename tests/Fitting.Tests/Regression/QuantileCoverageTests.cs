using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using MathNet.Numerics.Distributions;
using Xunit.Abstractions;

namespace Forecast.Fitting.Tests.Regression;

public class QuantileCoverageTests(ITestOutputHelper output)
{
    private const double Place = 0.8, Beyond = 1.5;

    [Theory]
    [InlineData(0.5, 111)]
    [InlineData(0.9, 112)]
    public void Terms_and_line_are_covered_where_the_scatter_grows(double tau, int seed)
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => i / 100.0)];
        double[][] columns = [[.. x.Select(_ => 1.0)], x];
        double z = Normal.InvCDF(0, 1, tau), level = 1 + z, slope = 2 + z, there = level + slope * Place;
        double[] shares = Coverage.Of((ulong)seed, random =>
        {
            QuantileRegression line = QuantileRegression.Fit(["1", "x"], columns, [.. x.Select(v => 1 + 2 * v + (1 + v) * Simulated.Normal(random))], tau);
            QuantileBootstrap drawn = line.WithBootstrap(new BootstrapPlan(199, Threads: 1), new StreamKey(113, random.NextWord()));
            return [.. new IFit[] { line, drawn }.SelectMany(fit => new[] { fit.Interval(0, 0.9).Contains(level), fit.Interval(1, 0.9).Contains(slope), fit.Predict([1, Place], 0.9).Confidence.Contains(there) })];
        });
        Coverage.AssertNinety(output, $"quantile {tau}, nid, n = 100: intercept, slope, line", shares[..3]);
        Coverage.AssertNinety(output, $"quantile {tau}, rows drawn, n = 100: intercept, slope, line", shares[3..]);
    }

    [Theory]
    [InlineData(0.5, 114)]
    [InlineData(0.9, 115)]
    public void One_more_observation_is_covered_within_the_data_and_beyond_them_where_errors_are_alike(double tau, int seed)
    {
        double[] x = [.. Enumerable.Range(0, 60).Select(i => i / 60.0)];
        double[][] columns = [[.. x.Select(_ => 1.0)], x];
        double[] shares = Coverage.Of((ulong)seed, random =>
        {
            QuantileRegression line = QuantileRegression.Fit(["1", "x"], columns, [.. x.Select(v => 1 + 2 * v + Simulated.Normal(random))], tau);
            QuantileBootstrap drawn = line.WithBootstrap(new BootstrapPlan(199, Threads: 1), new StreamKey(116, random.NextWord()));
            double here = 1 + 2 * Place + Simulated.Normal(random), far = 1 + 2 * Beyond + Simulated.Normal(random);
            return [.. new IFit[] { line, drawn }.SelectMany(fit => new[] { fit.Predict([1, Place], 0.9).Predictive.Contains(here), fit.Predict([1, Beyond], 0.9).Predictive.Contains(far) })];
        });
        Coverage.AssertNinety(output, $"quantile {tau}, observation at 0.8 and 1.5, nid then rows drawn, n = 60", shares);
    }
}

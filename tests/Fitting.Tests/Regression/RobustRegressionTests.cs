using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Xunit.Abstractions;

namespace Forecast.Fitting.Tests.Regression;

public class RobustRegressionTests(ITestOutputHelper output)
{
    private static readonly double[] Times = [2010, 2011, 2012, 2012, 2014, 2015, 2016, 2017, 2018, 2019];
    private static readonly double[] Values = [1.1, 2.3, 2.9, 2.4, 4.4, 4.8, 6.3, 15.0, 7.1, 7.1];

    // tests/golden/regression/theilsen.py: scipy.stats.theilslopes.
    [Theory]
    [InlineData(0.5, 0.6749999999999998, 0.7999999999999999)]
    [InlineData(0.9, 0.625, 0.8999999999999999)]
    [InlineData(0.95, 0.6, 0.975)]
    public void The_Theil_Sen_line_and_its_intervals_are_those_of_SciPy(double level, double low, double high)
    {
        TheilSen line = TheilSen.Fit(Times, Values);
        Assert.Equal(0.745, line.Slope, 12);
        Assert.Equal(-1496.2025, line.Intercept, 9);
        Assert.Equal(low, line.Interval(1, level).Low, 12);
        Assert.Equal(high, line.Interval(1, level).High, 12);
    }

    // tests/golden/regression/robust.R: summary of MASS's rlm.
    [Fact]
    public void Huber_s_fit_is_that_of_MASS()
    {
        HuberRegression fit = HuberRegression.Fit(StackLoss.Terms, StackLoss.Columns, StackLoss.Loss);
        AssertClose([-41.026485373295060, 0.829385770253855, 0.926059415548606, -0.127846317965416], [.. fit.Terms.Select(term => term.Value)], 1e-10);
        AssertClose([9.806872294353090, 0.111174962319926, 0.303393403349553, 0.128846345686811], [.. fit.Terms.Select(term => term.StandardError)], 1e-10);
        AssertClose([2.44048904599281], [fit.Scale], 1e-10);
        Assert.True(fit.Weights[20] < 0.4);
    }

    // tests/golden/regression/robust.R: the likelihood maximised by optim, whose own last digits are uncertain.
    [Fact]
    public void The_fit_with_t_errors_is_the_likelihood_s_maximum()
    {
        StudentRegression fit = StudentRegression.Fit(StackLoss.Terms, StackLoss.Columns, StackLoss.Loss);
        AssertClose([-40.068092694787396, 0.857090768936896, 0.745268822257955, -0.115124822339721], [.. fit.Terms.Select(term => term.Value)], 1e-5);
        AssertClose([2.02453394647323], [fit.Scale], 1e-5);
        AssertClose([-51.4233374326516], [fit.Quality.LogLikelihood], 1e-11);
    }

    [Fact]
    public void The_tails_of_the_errors_are_found_where_there_are_points_enough()
    {
        var random = new RandomSequence(new StreamKey(51));
        double[] x = [.. Enumerable.Range(0, 2000).Select(i => i / 1000.0)];
        double[] y = [.. x.Select(v => 1 + v + 0.5 * MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, 3, random.NextUniform()))];
        StudentRegression fit = StudentRegression.Fit(["1", "x"], [[.. x.Select(_ => 1.0)], x], y, shape: null);
        Assert.InRange(fit.Shape, 2.4, 3.8);
        Assert.InRange(fit.Scale, 0.46, 0.54);
        Assert.Empty(fit.Warnings);
    }

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say_when_errors_have_heavy_tails()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => i / 40.0)], ones = [.. x.Select(_ => 1.0)];
        double[] shares = Coverage.Of(52, random =>
        {
            double[] y = [.. x.Select(v => 1 + 2 * v + Heavy(random))];
            IFit[] fits = [TheilSen.Fit(x, y), HuberRegression.Fit(["1", "x"], [ones, x], y), StudentRegression.Fit(["1", "x"], [ones, x], y)];
            double next = 2 + Heavy(random);
            return
            [
                .. fits.Select(fit => fit.Interval(1, 0.9).Contains(2)),
                .. fits.Select(fit => fit.Predict(fit is TheilSen ? [0.5] : [1, 0.5], 0.9).Confidence.Contains(2)),
                .. fits.Select(fit => fit.Predict(fit is TheilSen ? [0.5] : [1, 0.5], 0.9).Predictive.Contains(next)),
            ];
        });
        Coverage.AssertNinety(output, "t errors with 4 degrees, n = 40: slopes by Theil-Sen, Huber, Student", shares[..3]);
        Coverage.AssertNinety(output, "t errors: lines by Theil-Sen, Huber, Student", shares[3..6]);
        Coverage.AssertNinety(output, "t errors: observation by Student", shares[8]);
        Coverage.AssertShort(output, "t errors: observation by Theil-Sen", shares[6], 0.8, 0.89);
        Coverage.AssertShort(output, "t errors: observation by Huber", shares[7], 0.8, 0.89);
    }

    [Fact]
    public void One_wild_point_moves_least_squares_and_not_the_robust_lines()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => (double)i)], y = [.. x.Select(v => v + 0.1 * (v % 3))], ones = [.. x.Select(_ => 1.0)];
        y[19] = 200;
        Assert.True(LinearTrend.Fit(x, y).Slope > 3);
        Assert.InRange(TheilSen.Fit(x, y).Slope, 0.98, 1.02);
        Assert.InRange(HuberRegression.Fit(["1", "x"], [ones, x], y).Terms[1].Value, 0.98, 1.02);
        Assert.InRange(StudentRegression.Fit(["1", "x"], [ones, x], y).Terms[1].Value, 0.98, 1.02);
        Assert.InRange(QuantileRegression.Fit(["1", "x"], [ones, x], y, 0.5).Terms[1].Value, 0.98, 1.02);
    }

    private static double Heavy(RandomSequence random) => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, 4, random.NextUniform());

    private static void AssertClose(double[] expected, double[] ours, double tolerance) =>
        Assert.All(expected.Zip(ours), pair => Assert.InRange(pair.Second / pair.First, 1 - tolerance, 1 + tolerance));
}

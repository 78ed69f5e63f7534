using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Regression;

/// <summary>A sum of powers given as any curve is: both problems must agree.</summary>
public class PowerSumCurveTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(10, 6 + 0.1 * i))];
    private static readonly double[] Y = [.. X.Select((x, i) => (1.7 + 400 * Math.Pow(x, -0.34)) * Math.Exp(0.01 * Math.Sin(7.0 * i * i)))];
    private static readonly double Centre = X.Average(x => Math.Log(x));

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.1)]
    public void A_curve_by_its_logarithm_has_the_minimum_of_the_sum_of_powers(double threshold)
    {
        var sum = new PowerSumProblem([X], Y);
        var curve = new LogCurveProblem(Curve, 3, Y);
        double[] start = sum.FromSum(new PowerSum(1.5, [new PowerTerm(300, 0.3)]));
        HuberMinimum one = HuberMinimum.Find(sum, sum.UnitWeights(), threshold, start);
        HuberMinimum other = HuberMinimum.FindLowest(curve, threshold, [start, [0, 0, 0.1]]);
        Assert.True(other.IsConverged);
        Assert.Equal(1, other.Objective / one.Objective, 1e-9);
        Assert.All(one.Theta.Zip(other.Theta), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(sum.Residuals(one.Theta).Zip(curve.Residuals(one.Theta)), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void Resamples_of_a_curve_do_not_depend_on_the_threads_or_on_how_many_are_run()
    {
        var curve = new LogCurveProblem(Curve, 3, Y);
        double[] start = HuberMinimum.FindLowest(curve, 1e-3, [[0.4, 0, 0.3]]).Theta;
        HuberBootstrap one = HuberBootstrap.Run(curve, 1e-3, start, 130, new StreamKey(4), threads: 1);
        HuberBootstrap two = HuberBootstrap.Run(curve, 1e-3, start, 70, new StreamKey(4), threads: 2);
        Assert.Equal(two.Thetas, one.Thetas.Take(70));
    }

    [Fact]
    public void A_search_without_a_start_and_rows_without_a_logarithm_are_refused()
    {
        Assert.Throws<ArgumentException>(() => HuberMinimum.FindLowest(new LogCurveProblem(Curve, 3, Y), 1e-3, []));
        Assert.Throws<ArgumentException>(() => new LogCurveProblem(Curve, 3, [1, 2, -3]));
        Assert.Throws<ArgumentException>(() => new LogCurveProblem(Curve, 3, [1, 2]));
    }

    private static void Curve(ReadOnlySpan<double> theta, Span<double> logs, Span<double> jacobian)
    {
        for (int i = 0; i < logs.Length; i++)
        {
            double l = Math.Log(X[i]) - Centre, e = Math.Exp(theta[0]), a = Math.Exp(theta[1] - theta[2] * l);
            logs[i] = Math.Log(e + a);
            jacobian[3 * i] = e / (e + a);
            jacobian[3 * i + 1] = a / (e + a);
            jacobian[3 * i + 2] = -l * a / (e + a);
        }
    }
}

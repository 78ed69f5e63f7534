using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Regression;

public class PowerSumTests
{
    private static readonly PowerSum Truth = new(1.8, [new PowerTerm(480, 0.35), new PowerTerm(2100, 0.37)]);
    private static readonly PowerSumGrid Grid = new([-1, 0, 1], [0, 5, 10], [0, 0.5, 1]);

    [Fact]
    public void A_sum_without_noise_is_recovered()
    {
        (double[] n, double[] d) = Places();
        PowerSumProblem problem = Problem(n, d, _ => 0);
        PowerSum found = problem.ToSum(Grid.Search(problem, 1e-3).Theta);
        Assert.Equal(1.8, found.Constant, 1e-6);
        Assert.Equal(480, found.Powers[0].Coefficient, 1e-2);
        Assert.Equal(0.35, found.Powers[0].Exponent, 1e-6);
        Assert.Equal(2100, found.Powers[1].Coefficient, 1e-1);
        Assert.Equal(0.37, found.Powers[1].Exponent, 1e-6);
    }

    [Fact]
    public void No_step_aside_from_the_minimum_is_lower()
    {
        (double[] n, double[] d) = Places();
        PowerSumProblem problem = Problem(n, d, i => 0.01 * Math.Sin(7.0 * i * i));
        HuberMinimum minimum = Grid.Search(problem, 1e-3);
        Assert.True(minimum.IsConverged);
        Assert.Equal(Huber(problem.Residuals(minimum.Theta), 1e-3), minimum.Objective, 1e-15);
        for (int k = 0; k < problem.Terms; k++)
        {
            foreach (double step in new[] { -1e-4, 1e-4 })
            {
                double[] aside = [.. minimum.Theta];
                aside[k] += step;
                Assert.True(Huber(problem.Residuals(aside), 1e-3) > minimum.Objective);
            }
        }
    }

    [Fact]
    public void The_residuals_are_those_of_the_framework_s_own_functions()
    {
        (double[] n, double[] d) = Places();
        PowerSumProblem problem = Problem(n, d, i => 0.3 * Math.Cos(i));
        double[] residuals = problem.Residuals(problem.FromSum(Truth));
        for (int i = 0; i < residuals.Length; i++)
        {
            Assert.Equal(-0.3 * Math.Cos(i), residuals[i], 1e-14);
        }
    }

    [Fact]
    public void Least_absolute_deviations_pass_through_as_many_points_as_there_are_terms()
    {
        (double[] n, double[] d) = Places();
        PowerSumProblem problem = Problem(n, d, i => 0.01 * Math.Sin(7.0 * i * i));
        HuberMinimum minimum = HuberMinimum.FindAbsolute(problem, problem.UnitWeights(), 1e-3, 1e-9, problem.FromSum(Truth));
        Assert.Equal(problem.Terms, problem.Residuals(minimum.Theta).Count(r => Math.Abs(r) < 1e-9));
    }

    [Fact]
    public void One_thread_and_two_threads_give_the_same_bits()
    {
        (double[] n, double[] d) = Places();
        PowerSumProblem problem = Problem(n, d, i => 0.01 * Math.Sin(7.0 * i * i));
        double[] start = Grid.Search(problem, 1e-3, threads: 1).Theta;
        Assert.Equal(start, Grid.Search(problem, 1e-3, threads: 2).Theta);
        HuberBootstrap one = HuberBootstrap.Run(problem, 1e-3, start, 300, new StreamKey(3), threads: 1);
        HuberBootstrap two = HuberBootstrap.Run(problem, 1e-3, start, 300, new StreamKey(3), threads: 2);
        Assert.Equal(one.Thetas, two.Thetas);
    }

    [Fact]
    public void The_scale_and_likelihood_of_the_Huber_density_are_SciPy_s()
    {
        HuberDensity density = HuberDensity.Fit(0.5, [0.1, -0.3, 0.05, 0.8, -0.02]);
        Assert.Equal(ScipyLogScale, density.LogScale, 1e-7);
        Assert.Equal(ScipyLogLikelihood, density.LogLikelihood, 1e-10);
    }

    [Fact]
    public void Rows_without_a_logarithm_are_refused() =>
        Assert.Contains(
            "has no logarithm",
            Assert.Throws<ArgumentException>(() => new PowerSumProblem([[1, 2, 0, 4]], [1, 1, 1, 1])).Message,
            StringComparison.Ordinal);

    // scipy.optimize.minimize_scalar on the negative log-likelihood written out with scipy.stats.norm.
    private const double ScipyLogScale = -2.0822220512, ScipyLogLikelihood = -1.6296554203801596;

    private static (double[] N, double[] D) Places()
    {
        double[] n = [.. Enumerable.Range(0, 48).Select(i => 1e8 * Math.Pow(10, i % 6 * 0.4))];
        double[] d = [.. Enumerable.Range(0, 48).Select(i => 1e9 * Math.Pow(10, i / 6 * 0.35))];
        return (n, d);
    }

    private static PowerSumProblem Problem(double[] n, double[] d, Func<int, double> noise) =>
        new([n, d], [.. n.Select((x, i) => Truth.At([x, d[i]]) * Math.Exp(noise(i)))]);

    private static double Huber(double[] residuals, double delta) =>
        residuals.Sum(r => Math.Abs(r) <= delta ? r * r / 2 : delta * (Math.Abs(r) - delta / 2));
}

using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Breaks;

public class CoverageTests
{
    private const int Sets = 500;
    private const double Level = 0.9;

    [Fact]
    public void The_bootstrap_of_rows_holds_a_kink_as_often_as_it_says_and_the_Wald_interval_does_not()
    {
        const double Kink = 6.13;
        int rows = 0, likelihood = 0, wald = 0;
        Parallel.For(0, Sets, set =>
        {
            StreamKey key = new StreamKey(11).Child((ulong)set);
            (double[] x, double[] y) = BrokenTrendTests.Simulate(key, 120, 0.5, t => 0.3 * t + 0.5 * Math.Max(0, t - Kink));
            BrokenTrend fit = BrokenTrend.Fit(x, y, 1);
            BreakBootstrap bootstrap = BreakBootstrap.Run(fit, new BreakBootstrapPlan(999, Threads: 1), key.Child("bootstrap"));
            Count(ref rows, bootstrap.Interval(0, Level).Contains(Kink));
            Count(ref likelihood, fit.LikelihoodInterval(0, Level).Contains(Kink));
            Count(ref wald, fit.Interval(3, Level).Contains(Kink));
        });
        Assert.InRange(rows / (double)Sets, 0.87, 0.93);
        Assert.InRange(likelihood / (double)Sets, 0.83, 0.93);
        Assert.InRange(wald / (double)Sets, 0.7, 0.87);
    }

    [Fact]
    public void The_likelihood_holds_a_jump_at_least_as_often_as_it_says()
    {
        const double Jump = 6;
        int likelihood = 0, residuals = 0;
        Parallel.For(0, Sets, set =>
        {
            StreamKey key = new StreamKey(12).Child((ulong)set);
            (double[] x, double[] y) = BrokenTrendTests.Simulate(key, 40, 0.5, t => 0.3 * t + (t > Jump ? 1 : 0));
            BrokenTrend fit = BrokenTrend.Fit(x, y, 1, BreakShape.Jump);
            BreakBootstrap bootstrap = BreakBootstrap.Run(fit, new BreakBootstrapPlan(399, ResamplingScheme.Residuals, Threads: 1), key.Child("bootstrap"));
            Count(ref likelihood, fit.LikelihoodInterval(0, Level).Contains(Jump));
            Count(ref residuals, bootstrap.Interval(0, Level).Contains(Jump));
        });
        Assert.InRange(likelihood / (double)Sets, 0.87, 0.99);
        Assert.InRange(residuals / (double)Sets, 0.83, 0.99);
    }

    private static void Count(ref int hits, bool hit)
    {
        if (hit)
        {
            Interlocked.Increment(ref hits);
        }
    }
}

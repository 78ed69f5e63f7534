using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Breaks;

/// <summary>How often 90 % intervals hold the true date, in 2,000 simulated sets with normal errors of 0.5; one in 150 is a standard error.</summary>
public class CoverageTests
{
    private const int Sets = 2000;
    private const double Level = 0.9;

    [Theory]
    [InlineData(120)]
    [InlineData(60)]
    public void A_kink_is_held_by_the_bootstrap_of_rows_and_the_simulated_likelihood_and_not_by_Wald(int rows)
    {
        const double Kink = 6.13;
        double[] shares = Shares(rows, t => 0.3 * t + 0.5 * Math.Max(0, t - Kink), [Kink], BreakShape.Kink, (fit, key) =>
        [
            Bootstrap(fit, ResamplingScheme.Rows, key),
            fit.LikelihoodInterval(0, Level, 199, key.Child("likelihood")),
            fit.LikelihoodInterval(0, Level),
            fit.Interval(3, Level),
        ]);
        Assert.All(shares[..2], share => Assert.InRange(share, 0.87, 0.93));

        // The limit's critical value is somewhat too small, the standard error much too.
        Assert.InRange(shares[2], 0.84, 0.9);
        Assert.InRange(shares[3], 0.7, 0.85);
    }

    [Fact]
    public void Two_kinks_are_held_too_seldom_by_Wald_and_by_the_likelihood_of_the_limit()
    {
        double[] kinks = [3.6, 7.1];
        double[] shares = Shares(120, t => 0.3 * t + 0.75 * Math.Max(0, t - 3.6) - 0.875 * Math.Max(0, t - 7.1), kinks, BreakShape.Kink, (fit, _) =>
            [fit.LikelihoodInterval(0, Level), fit.LikelihoodInterval(1, Level), fit.Interval(4, Level), fit.Interval(5, Level)], [0, 1, 0, 1]);
        Assert.All(shares[..2], share => Assert.InRange(share, 0.84, 0.9));
        Assert.All(shares[2..], share => Assert.InRange(share, 0.7, 0.87));
    }

    // Jumps of one and two standard deviations of the errors.
    [Theory]
    [InlineData(40, 1.0)]
    [InlineData(60, 1.0)]
    [InlineData(120, 1.0)]
    [InlineData(120, 0.5)]
    public void A_jump_is_held_by_the_simulated_likelihood_more_often_by_that_of_the_limit_and_not_by_argmax_where_it_is_small(int rows, double height)
    {
        const double Jump = 6;
        double[] shares = Shares(rows, t => 0.3 * t + (t > Jump ? height : 0), [Jump], BreakShape.Jump, (fit, key) =>
        [
            fit.LikelihoodInterval(0, Level, 199, key.Child("likelihood")),
            Bootstrap(fit, ResamplingScheme.Residuals, key),
            fit.LikelihoodInterval(0, Level),
            fit.ArgmaxInterval(0, Level),
            fit.ArgmaxInterval(0, Level, ArgmaxScale.Segments),
        ]);
        Assert.InRange(shares[0], 0.87, 0.93);
        Assert.InRange(shares[1], 0.9, 0.96);
        Assert.InRange(shares[2], 0.91, 0.98);
        bool isClear = rows * height * height > 100;
        Assert.All(shares[3..], share => Assert.InRange(share, isClear ? 0.91 : 0.5, isClear ? 0.97 : 0.9));
    }

    private static Interval Bootstrap(BrokenTrend fit, ResamplingScheme scheme, StreamKey key) =>
        BreakBootstrap.Run(fit, new BreakBootstrapPlan(399, scheme, Threads: 1), key.Child("bootstrap")).Interval(0, Level);

    // The share of sets in which each interval holds its date: the first where nothing else is said.
    private static double[] Shares(
        int rows,
        Func<double, double> trend,
        double[] dates,
        BreakShape shape,
        Func<BrokenTrend, StreamKey, Interval[]> intervals,
        int[]? dateOf = null)
    {
        var hits = new int[Sets][];
        Parallel.For(0, Sets, set =>
        {
            StreamKey key = new StreamKey(13).Child((ulong)set);
            (double[] x, double[] y) = BrokenTrendTests.Simulate(key, rows, 0.5, trend);
            hits[set] = [.. intervals(BrokenTrend.Fit(x, y, dates.Length, shape), key).Select((interval, i) => interval.Contains(dates[dateOf?[i] ?? 0]) ? 1 : 0)];
        });
        return [.. Enumerable.Range(0, hits[0].Length).Select(i => hits.Sum(hit => hit[i]) / (double)Sets)];
    }
}

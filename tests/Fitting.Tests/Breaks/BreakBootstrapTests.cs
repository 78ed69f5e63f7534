using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Breaks;

public class BreakBootstrapTests
{
    [Theory]
    [InlineData(1, BreakShape.Kink, ResamplingScheme.Rows)]
    [InlineData(1, BreakShape.Kink, ResamplingScheme.Residuals)]
    [InlineData(2, BreakShape.Kink, ResamplingScheme.Rows)]
    [InlineData(2, BreakShape.Jump, ResamplingScheme.Residuals)]
    public void One_thread_and_two_threads_give_the_same_bits(int breaks, BreakShape shape, ResamplingScheme scheme)
    {
        BrokenTrend fit = Fit(breaks, shape);
        BreakBootstrap one = BreakBootstrap.Run(fit, new BreakBootstrapPlan(300, scheme, Threads: 1), new StreamKey(7));
        BreakBootstrap two = BreakBootstrap.Run(fit, new BreakBootstrapPlan(300, scheme, Threads: 2), new StreamKey(7));
        BreakBootstrap few = BreakBootstrap.Run(fit, new BreakBootstrapPlan(70, scheme), new StreamKey(7));
        for (int j = 0; j < breaks; j++)
        {
            Assert.Equal(one.Dates(j), two.Dates(j));
            Assert.Equal(one.Dates(j).Take(70), few.Dates(j));
        }
    }

    [Fact]
    public void A_resample_of_rows_has_the_kink_that_a_fit_of_those_rows_has()
    {
        // The rows as the resample draws them: word w of block i picks the row of draw w · blocks + i, in multiples of eight blocks.
        (double[] x, double[] y) = BrokenTrendTests.Simulate(new StreamKey(2), 60, 0.5, t => 0.3 * t + 0.6 * Math.Max(0, t - 6));
        BrokenTrend fit = BrokenTrend.Fit(x, y, 1);
        BreakBootstrap bootstrap = BreakBootstrap.Run(fit, new BreakBootstrapPlan(20), new StreamKey(7));
        for (int b = 0; b < 20; b++)
        {
            ulong[] words = new ulong[64];
            StreamKey key = new StreamKey(7).Child((ulong)b);
            Philox.Blocks(key.Seed, 0, key.Stream, words);
            int[] rows = [.. words.Take(60).Select(word => (int)((word * 60) >> 32))];
            BrokenTrend again = BrokenTrend.Fit([.. rows.Select(i => x[i])], [.. rows.Select(i => y[i])], 1);
            Assert.Equal(again.Breaks[0], bootstrap.Dates(0)[b], 8);
        }
    }

    [Fact]
    public void A_fit_without_breaks_is_refused() =>
        Assert.Throws<ArgumentException>(() => BreakBootstrap.Run(Fit(0, BreakShape.Kink), new BreakBootstrapPlan(10), new StreamKey(1)));

    private static BrokenTrend Fit(int breaks, BreakShape shape)
    {
        (double[] x, double[] y) = BrokenTrendTests.Simulate(new StreamKey(1), 40, 0.4, t => 0.3 * t + 0.8 * Math.Max(0, t - 3) - 0.9 * Math.Max(0, t - 7));
        return BrokenTrend.Fit(x, y, breaks, shape);
    }
}

using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Breaks;

public class SupFTests
{
    // Errors of 0.5; jumps of two and four times that, kinks of which the lines are clear.
    public static TheoryData<BreakShape, string> NullDesigns { get; } = new()
    {
        { BreakShape.Jump, "none" },
        { BreakShape.Jump, "one" },
        { BreakShape.Jump, "one large" },
        { BreakShape.Jump, "two large" },
        { BreakShape.Kink, "none" },
        { BreakShape.Kink, "one" },
        { BreakShape.Kink, "one large" },
        { BreakShape.Kink, "two large" },
    };

    [Theory]
    [MemberData(nameof(NullDesigns))]
    public void A_true_number_of_breaks_is_rejected_as_often_as_the_significance_says(BreakShape shape, string truth)
    {
        const int Sets = 1000;
        (int breaks, Func<double, double> trend) = Truth(shape, truth);
        var p = new double[Sets];
        Parallel.For(0, Sets, set =>
        {
            StreamKey key = new StreamKey(32).Child((ulong)set);
            (double[] x, double[] y) = BrokenTrendTests.Simulate(key, 60, 0.5, trend);
            p[set] = SupFTest.Run(BrokenTrend.Fit(x, y, breaks, shape), breaks == 2 ? 99 : 199, key.Child("test")).PValue;
        });
        foreach (double significance in new[] { 0.05, 0.1 })
        {
            // Three binomial standard errors either way.
            double error = Math.Sqrt(significance * (1 - significance) / Sets);
            Assert.InRange(p.Count(value => value <= significance) / (double)Sets, significance - 3 * error, significance + 3 * error);
        }
    }

    [Theory]
    [InlineData(BreakShape.Jump)]
    [InlineData(BreakShape.Kink)]
    public void The_sequence_finds_two_clear_breaks(BreakShape shape)
    {
        const int Sets = 100;
        int right = 0;
        for (int set = 0; set < Sets; set++)
        {
            StreamKey key = new StreamKey(33).Child((ulong)set);
            (double[] x, double[] y) = BrokenTrendTests.Simulate(key, 60, 0.5, Truth(shape, "two large").Trend);
            SequentialSupF found = BreakCount.Fit(x, y, 3, shape).BySequentialSupF(0.05, 99, key.Child("tests"));
            Assert.Equal(found.Breaks, found.Tests.Count(test => test.PValue <= 0.05));
            right += found.Breaks == 2 ? 1 : 0;
        }

        // One in twenty finds a third that is not there.
        Assert.InRange(right, 86, 100);
    }

    [Fact]
    public void The_Nile_has_one_jump_by_every_way_of_counting()
    {
        ReferenceSet set = ReferenceSet.All["nile.means"];
        BreakCount count = BreakCount.Fit(set.X, set.Y, 3, BreakShape.Jump, set.X.Length / 8);
        SequentialSupF sequence = count.BySequentialSupF(0.05, 199, new StreamKey(1));
        Assert.Equal((1, 1, 1), (count.ByBic, count.ByLwz, sequence.Breaks));
        Assert.Equal(2, sequence.Tests.Count);
    }

    [Fact]
    public void Too_few_simulations_for_the_significance_are_refused_in_words()
    {
        (double[] x, double[] y) = BrokenTrendTests.Simulate(new StreamKey(1), 30, 0.5, t => t);
        BreakCount count = BreakCount.Fit(x, y, 1);
        Assert.Contains("99 simulations", Assert.Throws<ArgumentOutOfRangeException>(() => count.BySequentialSupF(0.01, 50, new StreamKey(1))).Message, StringComparison.Ordinal);
    }

    private static (int Breaks, Func<double, double> Trend) Truth(BreakShape shape, string truth) => (shape, truth) switch
    {
        (BreakShape.Jump, "one") => (1, t => 0.3 * t + (t > 5 ? 1 : 0)),
        (BreakShape.Jump, "one large") => (1, t => 0.3 * t + (t > 5 ? 2 : 0)),
        (BreakShape.Jump, "two large") => (2, t => 0.3 * t + (t > 3 ? 2 : 0) - (t > 7 ? 3 : 0)),
        (BreakShape.Kink, "one") => (1, t => 0.3 * t + 0.5 * Math.Max(0, t - 5)),
        (BreakShape.Kink, "one large") => (1, t => 0.3 * t + Math.Max(0, t - 5)),
        (BreakShape.Kink, "two large") => (2, t => 0.3 * t + 1.5 * Math.Max(0, t - 3.3) - 2 * Math.Max(0, t - 6.7)),
        _ => (0, t => 0.3 * t),
    };
}

using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Numerics;

/// <summary>Ranks of the interval of a median, from the binomial distribution as R's <c>qbinom</c> has it.</summary>
public class SampleMedianTests
{
    // The largest l with pbinom(l - 1, n, 0.5) <= (1 - level) / 2, by R; 0 where there is none.
    [Theory]
    [InlineData(4, 0.9, 0)]
    [InlineData(5, 0.9, 1)]
    [InlineData(10, 0.9, 2)]
    [InlineData(10, 0.95, 2)]
    [InlineData(11, 0.9, 3)]
    [InlineData(20, 0.95, 6)]
    [InlineData(25, 0.99, 6)]
    [InlineData(100, 0.95, 40)]
    [InlineData(1000, 0.9, 474)]
    [InlineData(3000, 0.9, 1455)]
    public void The_interval_lies_between_the_order_statistics_of_the_sign_test(int n, double level, int rank)
    {
        double[] values = [.. Enumerable.Range(1, n).Reverse().Select(i => (double)i)];
        Estimate median = SampleMedian.Of(values, level);
        Assert.Equal((n + 1) / 2.0, median.Value);
        Assert.Equal(rank == 0 ? double.NegativeInfinity : rank, median.Interval.Low);
        Assert.Equal(rank == 0 ? double.PositiveInfinity : n + 1 - rank, median.Interval.High);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_level_outside_0_to_1_is_refused(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleMedian.Of([1, 2, 3], level));
}

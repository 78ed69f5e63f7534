using Forecast.Projections;

namespace Forecast.Tests.Projections;

public sealed class WideningRuleTests
{
    // 1 to 20 tenths: half of them are held.
    private static readonly double[] _wide = [.. Enumerable.Range(1, 20).Select(i => i / 10.0)];

    [Fact]
    public void The_factor_is_the_smallest_with_which_nine_in_ten_are_held()
    {
        IntervalInflation rule = WideningRule.Of([(1, _wide)]);
        Assert.Equal(1.8, rule.Factor(1), 12);
        Assert.Equal(0.9, _wide.Count(stretch => stretch <= 1.8) / 20.0, 12);
    }

    [Fact]
    public void Intervals_that_held_eight_in_ten_stay_as_they_are()
    {
        IntervalInflation rule = WideningRule.Of([(1, [.. Enumerable.Repeat(0.5, 8), 3, 4])]);
        Assert.False(rule.Widens);
        Assert.True(WideningRule.Of([(1, [.. Enumerable.Repeat(0.5, 7), 2, 3, 4])]).Widens);
    }

    [Fact]
    public void A_longer_horizon_has_no_smaller_factor_and_one_without_forecasts_has_that_before_it()
    {
        double[] narrow = [.. Enumerable.Repeat(0.1, 20)];
        IntervalInflation rule = WideningRule.Of([(0.5, narrow), (1, _wide), (2, narrow), (3, []), (4, [9, 9, 9])]);
        Assert.Equal([1, 1.8, 1.8, 1.8, 1.8], rule.Steps.Select(step => step.Factor));
        Assert.Equal(1.4, rule.Factor(0.75), 12);
        Assert.Equal(1.8, rule.Factor(14), 12);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 1.5)]
    [InlineData(0, 2)]
    public void A_stretch_is_the_distance_from_the_median_over_that_of_the_end(double outcome, double stretch) =>
        Assert.Equal(stretch, WideningRule.Stretch(1, 2, 4, outcome), 12);
}

using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Tests.Numerics;

public class QuantilesTests
{
    // numpy.quantile([1, 2, 4, 8, 16], [0, .1, .25, .5, .9, .975, 1])
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.4)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 4)]
    [InlineData(0.9, 12.8)]
    [InlineData(0.975, 15.2)]
    [InlineData(1, 16)]
    public void Quantiles_are_those_of_NumPy(double probability, double expected)
    {
        Assert.Equal(expected, Quantiles.OfSorted([1, 2, 4, 8, 16], probability), 12);
    }

    [Fact]
    public void The_Monte_Carlo_range_of_a_uniform_quantile_is_its_rank_error()
    {
        double[] sorted = [.. Enumerable.Range(0, 10_001).Select(i => i / 10_000.0)];
        (double low, double high) = Quantiles.MonteCarloRange(sorted, 0.5, 1_000, 2);
        double error = Math.Sqrt(0.25 * (1.0 / 10_001 + 1.0 / 1_000));
        Assert.Equal(0.5 - 2 * error, low, 6);
        Assert.Equal(0.5 + 2 * error, high, 6);
    }

    [Fact]
    public void A_probability_outside_zero_to_one_is_refused() =>
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentException>(() => Quantiles.OfSorted([1.0], 1.5)).Message, StringComparison.Ordinal);
}

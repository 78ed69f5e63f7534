using Forecast.Models.DataStock;

namespace Forecast.Tests.Models.DataStock;

public sealed class ReducibleLossTests
{
    private static readonly ReducibleLoss _law = ReducibleLoss.OfReplication;

    [Theory]
    [InlineData("plateau")]
    [InlineData("start by law")]
    public void Closed_forms_give_what_a_root_search_gave(string name)
    {
        double ours = name == "plateau" ? _law.FlopOf(_law.OfTokens(3e14)) : _law.FlopOfOptimalTokens(3e14);
        Assert.Equal(1, ours / Recomputed2024.Of(name), 1e-8);
    }

    [Theory]
    [InlineData(1e22)]
    [InlineData(5e25)]
    [InlineData(1e31)]
    public void No_other_split_of_a_budget_has_a_lower_loss(double flop)
    {
        double n = _law.OptimalParameters(flop), d = _law.OptimalTokens(flop);
        Assert.Equal(1, 6 * n * d / flop, 1e-12);
        Assert.All(new[] { 0.9, 0.99, 1.01, 1.1 }, factor => Assert.True(_law.Of(n * factor, d / factor) > _law.Of(n, d)));
        Assert.Equal(1, _law.FlopOf(_law.Least(flop)) / flop, 1e-11);
    }

    [Fact]
    public void A_cap_on_data_is_felt_only_above_the_compute_that_uses_it()
    {
        double start = _law.FlopOfOptimalTokens(3e14);
        Assert.Equal(_law.Least(0.5 * start), _law.Least(0.5 * start, 3e14));
        Assert.True(_law.Least(2 * start, 3e14) > _law.Least(2 * start));
        Assert.True(_law.Least(1e40, 3e14) > _law.OfTokens(3e14));
        Assert.Equal(1, _law.Least(1e45, 3e14) / _law.OfTokens(3e14), 1e-3);
    }

    [Fact]
    public void Twenty_tokens_a_parameter_turn_tokens_to_compute_and_back()
    {
        Assert.Equal(4.8e28, ComputeOptimalData.Flop(4e14), 1e16);
        Assert.Equal(9.6e27, ComputeOptimalData.Flop(4e14, 5), 1e15);
        Assert.Equal(1, ComputeOptimalData.Tokens(Math.Log10(ComputeOptimalData.Flop(4e14))) / 4e14, 1e-12);
    }

    // NUMBERS of the projection's medians: 1.63e13 tokens in 2025, 3.95e14 in 2030, 2.96e16 in 2040.
    [Theory]
    [InlineData(2025, 1.63e13)]
    [InlineData(2030, 3.95e14)]
    [InlineData(2040, 2.96e16)]
    public void The_median_path_of_compute_asks_for_the_tokens_of_the_printed_medians(double year, double tokens) =>
        Assert.Equal(1, ComputeOptimalData.Tokens(LargestRun.MedianLog10Flop(year)) / tokens, 0.004);

    [Fact]
    public void The_median_path_is_inverted()
    {
        Assert.Equal(2027.5, LargestRun.YearOfMedian(LargestRun.MedianLog10Flop(2027.5)), 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRun.YearOfMedian(20));
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRun.MedianLog10Flop(2023));
    }
}

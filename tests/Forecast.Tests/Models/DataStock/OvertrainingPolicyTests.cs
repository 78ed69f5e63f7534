using System.Globalization;
using Forecast.Models.DataStock;

namespace Forecast.Tests.Models.DataStock;

public sealed class OvertrainingPolicyTests
{
    private static readonly ReducibleLoss _law = ReducibleLoss.OfReplication;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_closed_form_is_the_maximum_that_SciPy_finds(int policy)
    {
        foreach (string flop in new[] { "1e+24", "1e+26", "1e+31" })
        {
            double budget = double.Parse(flop, CultureInfo.InvariantCulture);
            PricedModel model = OvertrainingPolicy.Published[policy - 1].Optimum(_law, budget);
            Assert.Equal(1, model.N / Recomputed2024.Of($"policy {policy} {flop} N"), 1e-3);
            Assert.Equal(1, model.D / Recomputed2024.Of($"policy {policy} {flop} D"), 1e-3);
            Assert.Equal(1, model.Price / Recomputed2024.Of($"policy {policy} {flop} P"), 1e-3);
            Assert.Equal(1, model.Flop / budget, 1e-12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_authors_search_ends_where_it_does_in_NumPy(int policy)
    {
        PricedModel model = PolicyDescent.Run(OvertrainingPolicy.Published[policy - 1], _law, Math.Log10(5e25));
        Assert.Equal(1, model.TokensPerParameter / Recomputed2024.Of($"search {policy} ratio"), 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void No_price_or_size_beside_the_optimum_earns_more(int policy)
    {
        OvertrainingPolicy asked = OvertrainingPolicy.Published[policy];
        PricedModel best = asked.Optimum(_law, 1e26);
        foreach (double factor in new[] { 0.97, 1.03 })
        {
            Assert.True(asked.Profit(_law, best.N * factor, best.D / factor, best.Price * Math.Max(factor, 1 / factor)) < best.Profit);
            double served = 2 * best.N * asked.Demand(_law, best.N, best.D, best.Price * factor);
            bool isAllowed = served <= OvertrainingPolicy.ServingCap * 1e26;
            Assert.True(!isAllowed || asked.Profit(_law, best.N, best.D, best.Price * factor) < best.Profit);
        }
    }

    [Fact]
    public void Overtraining_is_the_same_at_every_budget_and_has_a_limit()
    {
        OvertrainingPolicy policy = OvertrainingPolicy.Published[1];
        foreach (double flop in new[] { 1e22, 1e26, 1e31 })
        {
            double over = policy.Optimum(_law, flop).TokensPerParameter / (_law.OptimalTokens(flop) / _law.OptimalParameters(flop));
            Assert.Equal(1, over / policy.Overtraining(_law), 1e-10);
        }

        Assert.Throws<ArgumentException>(() => new OvertrainingPolicy("too dear", 5, 3, 1e15).Overtraining(_law));
        Assert.Throws<ArgumentException>(() => new OvertrainingPolicy("no price too high", 7, 1, 1e15).Overtraining(_law));
    }
}

namespace Forecast.Gpu.Tests.Plans;

public class LatinHypercubeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(4_097)]
    public void Each_cell_has_exactly_one_draw(int draws)
    {
        for (int dimension = 0; dimension < 6; dimension++)
        {
            double[] u = Draws(new DrawPlan(draws, 40, DrawScheme.LatinHypercube), dimension, draws);
            Assert.Equal(Enumerable.Range(0, draws), u.Select(value => (int)Math.Floor(value * draws)).Order());
            Assert.All(u, value => Assert.True(value is > 0 and < 1));
        }
    }

    [Fact]
    public void Each_order_of_four_draws_is_as_likely_as_any_other()
    {
        const int Seeds = 24_000, Orders = 24;
        var counts = new Dictionary<string, int>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            string order = string.Concat(Draws(new DrawPlan(4, (ulong)seed, DrawScheme.LatinHypercube), 0, 4).Select(u => (int)(u * 4)));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // The 0.9999 quantile of chi-squared with 23 degrees of freedom.
        double expected = (double)Seeds / Orders, distance = counts.Values.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.Equal(Orders, counts.Count);
        Assert.True(distance < 58.6, $"{distance}");
    }

    [Fact]
    public void Two_uniforms_of_a_run_are_not_correlated()
    {
        const int N = 10_000;
        var plan = new DrawPlan(N, 3, DrawScheme.LatinHypercube);
        double[][] u = [.. Enumerable.Range(0, 6).Select(dimension => Draws(plan, dimension, N))];
        for (int i = 0; i < u.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double correlation = 12 * u[i].Zip(u[j], (a, b) => (a - 0.5) * (b - 0.5)).Average();
                Assert.True(Math.Abs(correlation) < 4 / Math.Sqrt(N), $"{i}, {j}: {correlation}");
            }
        }
    }

    [Fact]
    public void A_place_within_a_cell_is_uniform_and_no_rounding_leaves_the_cell_in_large_runs()
    {
        const long N = 1_000_000_000;
        var plan = new DrawPlan(N, 6, DrawScheme.LatinHypercube);
        var u = new double[4_000];
        Uniforms.Fill(plan, new UniformSource(4, 0), 4, N - u.Length, u);
        double[] places = [.. u.Select(value => value * N - Math.Floor(value * N)).Order()];
        double distance = places.Select((place, i) => Math.Max(Math.Abs(place - (double)i / u.Length), Math.Abs(place - (i + 1.0) / u.Length))).Max();
        Assert.True(distance < 1.95 / Math.Sqrt(u.Length), $"{distance}");
        Assert.Equal(u.Length, u.Select(value => (long)(value * N)).Distinct().Count());
    }

    private static double[] Draws(DrawPlan plan, int dimension, int count)
    {
        var draws = new double[count];
        Uniforms.Fill(plan, new UniformSource((ulong)dimension / 2, dimension % 2), dimension, 0, draws);
        return draws;
    }
}

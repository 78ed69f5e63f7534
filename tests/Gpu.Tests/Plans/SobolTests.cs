using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Tests.Plans;

public class SobolTests
{
    private const int SciPysDigits = 32;

    // from scipy.stats import qmc; x = qmc.Sobol(d=1024, scramble=False, bits=32).random(2048); int(x[n, d] * 2**32). SciPy 1.10.1.
    // SciPy goes through the points in the order of Gray's code.
    [Theory]
    [InlineData(777, 0, 2973761536)]
    [InlineData(777, 1, 4022337536)]
    [InlineData(777, 2, 700448768)]
    [InlineData(777, 9, 1388314624)]
    [InlineData(777, 63, 1832910848)]
    [InlineData(777, 500, 3737124864)]
    [InlineData(777, 1023, 1941962752)]
    [InlineData(2047, 0, 2097152)]
    [InlineData(2047, 1, 2694840320)]
    [InlineData(2047, 63, 4246732800)]
    [InlineData(2047, 1023, 1377828864)]
    public void Unscrambled_points_are_SciPys(int number, int dimension, long expected)
    {
        int gray = number ^ (number >> 1);
        uint point = 0;
        for (int digit = 0; digit < SciPysDigits; digit++)
        {
            point ^= (gray >> digit & 1) != 0 ? SobolTable.Directions(dimension)[digit] : 0;
        }

        Assert.Equal((uint)expected, point);
    }

    [Fact]
    public void In_every_dimension_a_power_of_two_of_points_has_one_in_each_dyadic_interval()
    {
        for (int dimension = 0; dimension < SobolTable.Dimensions; dimension++)
        {
            double[] points = Points(dimension, 256, 9);
            Assert.Equal(Enumerable.Range(0, 256), points.Select(u => (int)(u * 256)).Order());
        }
    }

    // Sobol' 1967: t of a pair is the sum of its polynomials' degrees less one each; an elementary interval of volume 2^(t - m) then holds
    // 2^t of 2^m points, scrambled or not.
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(0, 3, 2)]
    [InlineData(1, 4, 2)]
    [InlineData(2, 3, 3)]
    [InlineData(5, 6, 6)]
    public void Pairs_of_dimensions_have_as_many_points_in_each_elementary_interval_as_the_theory_says(int one, int two, int t)
    {
        const int M = 10;
        double[] x = Points(one, 1 << M, 77), y = Points(two, 1 << M, 77);
        for (int across = 0; across <= M - t; across++)
        {
            int up = M - t - across;
            int[] held = [.. x.Zip(y, (a, b) => ((int)(a * (1 << across)), (int)(b * (1 << up)))).GroupBy(cell => cell).Select(cell => cell.Count())];
            Assert.Equal(1 << (M - t), held.Length);
            Assert.All(held, count => Assert.Equal(1 << t, count));
        }
    }

    [Fact]
    public void Two_seeds_scramble_differently_and_a_point_is_uniform_over_seeds()
    {
        const int Seeds = 4_000;
        var plan = new DrawPlan(16, 0, DrawScheme.Sobol);
        double[] values = [.. Enumerable.Range(0, Seeds).Select(seed => Uniforms.Of(plan with { Seed = (ulong)seed }, new UniformSource(3, 0), 2, 5)).Order()];
        double distance = values.Select((u, i) => Math.Max(Math.Abs(u - (double)i / Seeds), Math.Abs(u - (i + 1.0) / Seeds))).Max();
        Assert.True(distance < 1.95 / Math.Sqrt(Seeds), $"{distance}");
    }

    [Fact]
    public void A_uniform_beyond_the_table_has_plain_draws_and_the_plan_says_how_many_are_spread()
    {
        var plan = new DrawPlan(8, 4, DrawScheme.Sobol);
        var source = new UniformSource(2, 1);
        Assert.Equal(SobolTable.Dimensions, plan.Dimensions);
        Assert.Equal(Uniforms.Plain(4, source, 6), Uniforms.Of(plan, source, plan.Dimensions, 6));
        Assert.NotEqual(Uniforms.Plain(4, source, 6), Uniforms.Of(plan, source, plan.Dimensions - 1, 6));
    }

    [Fact]
    public void More_draws_than_the_sequence_has_digits_for_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Uniforms.Of(new DrawPlan((1L << 32) + 1, 1, DrawScheme.Sobol), new UniformSource(1, 0), 0, 0));

    private static double[] Points(int dimension, int count, ulong seed)
    {
        var points = new double[count];
        Uniforms.Fill(new DrawPlan(count, seed, DrawScheme.Sobol), new UniformSource((ulong)dimension, 0), dimension, 0, points);
        return points;
    }
}

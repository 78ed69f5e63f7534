namespace Forecast.Gpu.Tests.Plans;

public class AntitheticTests
{
    private static readonly DrawPlan Plan = new(1_000, 12, DrawScheme.Antithetic);
    private static readonly UniformSource Source = new(7, 1);

    [Fact]
    public void An_odd_draw_is_one_less_the_even_draw_before_it_exactly()
    {
        for (int i = 0; i < 1_000; i += 2)
        {
            double even = Uniforms.Of(Plan, Source, 0, i);
            Assert.Equal(Uniforms.Plain(12, Source, (ulong)i), even);
            Assert.Equal(1 - even, Uniforms.Of(Plan, Source, 0, i + 1));
            Assert.Equal(even, 1 - Uniforms.Of(Plan, Source, 0, i + 1));
        }
    }

    [Fact]
    public void The_mean_of_a_linear_function_is_exact()
    {
        var draws = new double[1_000];
        Uniforms.Fill(Plan, Source, 0, 0, draws);
        Assert.Equal(3 + 5 * 0.5, draws.Average(u => 3 + 5 * u), 1e-13);
    }
}

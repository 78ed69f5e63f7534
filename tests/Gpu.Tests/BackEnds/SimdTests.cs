using Forecast.Gpu.Operations;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu.Tests.BackEnds;

public class SimdTests
{
    private static readonly Program Square = new([new Instruction(OpCode.Uniform, 0), new Instruction(OpCode.Multiply, 1, 0, 0)], [], [], [new UniformSource(5, 0)], 2, [new Output("square", 1)]);

    [Fact]
    public void A_cancelled_run_ends_early()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new SimdBackEnd().Run(Square, new DrawPlan(100), 0, [new double[100]], source.Token));
    }

    [Fact]
    public void The_mean_of_a_squared_uniform_is_a_third()
    {
        const int Draws = 1_000_000;
        double mean = Runs.Of(new SimdBackEnd(), Square, new DrawPlan(Draws, 3), 0, Draws)[0].Average();
        Assert.Equal(1.0 / 3, mean, 4 * Math.Sqrt(4.0 / 45 / Draws));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void A_block_that_is_no_multiple_of_eight_is_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimdBackEnd(1, size));

    [Fact]
    public void Draws_beyond_the_run_are_refused_where_the_scheme_has_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimdBackEnd().Run(Square, new DrawPlan(10, 1, DrawScheme.LatinHypercube), 5, [new double[6]]));

    [Fact]
    public void A_program_without_outputs_or_draws_does_nothing()
    {
        new SimdBackEnd().Run(Square, new DrawPlan(10), 0, [Array.Empty<double>()]);
        new SimdBackEnd().Run(Square, new DrawPlan(10), 0, []);
    }
}

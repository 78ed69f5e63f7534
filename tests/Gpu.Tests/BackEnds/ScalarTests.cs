using Forecast.Fitting.Random;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Scalar;

namespace Forecast.Gpu.Tests.BackEnds;

public class ScalarTests
{
    [Fact]
    public void A_program_of_one_uniform_hands_out_the_stream_of_the_generator()
    {
        var program = new Program([new Instruction(OpCode.Uniform, 1), new Instruction(OpCode.Multiply, 2, 1, 0)], [2], [], [new UniformSource(5, 0)], 3, [new Output("twice", 2)]);
        var draws = new double[10];
        new ScalarBackEnd().Run(program, new DrawPlan(10, 7), 0, [draws]);
        for (int i = 0; i < draws.Length; i++)
        {
            PhiloxBlock block = Philox.Block(7, (ulong)i, 5);
            Assert.Equal(2 * ((((ulong)block.W0 << 20 | block.W1 >> 12) + 0.5) / (1UL << 52)), draws[i]);
        }
    }
}

using Forecast.Gpu.OpenCl;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Scalar;

namespace Forecast.Gpu.Tests.OpenCl;

// The count of builds is the device's: one class at a time.
[Collection("OpenCL device")]
public class OpenClBackEndTests
{
    // exp(u) and log(u) - u of one stream's two halves.
    private static readonly Program _program = new(
        [
            new Instruction(OpCode.Uniform, 1, 0), new Instruction(OpCode.Uniform, 2, 1), new Instruction(OpCode.Exp, 3, 1),
            new Instruction(OpCode.Log, 4, 2), new Instruction(OpCode.Subtract, 4, 4, 1), new Instruction(OpCode.Multiply, 3, 3, 0),
        ],
        [3], [], [new UniformSource(9, 0), new UniformSource(9, 1)], 5, [new Output("first", 3), new Output("second", 4)]);

    [OpenClFact]
    public void A_device_makes_the_bits_of_the_host_over_many_chunks()
    {
        const int draws = 10_001;
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!, chunkBytes: 1);
        Assert.Equal(4096, device.ChunkDraws(_program, new DrawPlan(draws), draws));
        double[][] expected = Run(new ScalarBackEnd(), draws), actual = Run(device, draws);
        for (int o = 0; o < expected.Length; o++)
        {
            Assert.Equal(expected[o].Select(BitConverter.DoubleToInt64Bits), actual[o].Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [OpenClFact]
    public void Sums_on_the_device_have_the_bits_of_the_same_order_on_the_host()
    {
        const int draws = 50_003;
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!, chunkBytes: 1 << 18);
        IReadOnlyList<DrawSums> sums = device.Sums(_program, new DrawPlan(draws, 42), 5, draws);
        double[][] expected = Run(new ScalarBackEnd(), draws);
        for (int o = 0; o < expected.Length; o++)
        {
            var host = new LaneSums();
            host.Add(expected[o]);
            Assert.Equal(host.Total(), sums[o]);
            Assert.Equal(expected[o].Sum(), sums[o].Sum, 1e-9 * draws);
        }
    }

    [OpenClFact]
    public void A_kernel_is_built_once_for_programs_that_differ_in_numbers_alone()
    {
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!);
        Run(device, 10);
        int builds = OpenClSession.For(device.Device).Builds;
        var other = new Program(_program.Instructions, [4], [], _program.Uniforms, _program.Registers, _program.Outputs);
        var outputs = new double[2][];
        outputs[0] = new double[10];
        outputs[1] = new double[10];
        device.Run(other, new DrawPlan(10, 42), 5, [.. outputs.Select(o => o.AsMemory())]);
        Assert.Equal(builds, OpenClSession.For(device.Device).Builds);
        Assert.Equal(Run(device, 10)[0][3] / 3, outputs[0][3] / 4, 1e-15);
    }

    [OpenClFact]
    public void Single_precision_keeps_seven_digits_and_is_had_only_where_it_is_asked_for()
    {
        const int draws = 5_000;
        double[][] expected = Run(new ScalarBackEnd(), draws), actual = Run(new OpenClBackEnd(DeviceList.Found.Preferred!, isSingle: true), draws);
        Assert.Contains(Enumerable.Range(0, draws), i => expected[0][i] != actual[0][i]);
        for (int i = 0; i < draws; i++)
        {
            // A uniform is off by half a cell of 2^-23, a result by a few roundings of 2^-24.
            Assert.Equal(1, actual[0][i] / expected[0][i], 4e-7);
            double smallest = Math.Exp(expected[1][i] - 1);
            Assert.Equal(expected[1][i], actual[1][i], 2e-7 / smallest + 1e-6 * (1 + Math.Abs(expected[1][i])));
        }
    }

    [OpenClFact]
    public void A_cancelled_run_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!);
        Assert.Throws<OperationCanceledException>(() => device.Run(_program, new DrawPlan(10), 0, [new double[10], new double[10]], cancelled.Token));
    }

    [OpenClFact]
    public void A_text_that_does_not_compile_is_an_error_with_the_log_of_the_compiler()
    {
        OpenClSession session = OpenClSession.For(DeviceList.Found.Preferred!);
        OpenClException error = Assert.Throws<OpenClException>(() => session.Kernel("__kernel void f() { nowhere = 1; }", "f"));
        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
    }

    [OpenClFact]
    public void Room_that_does_not_fit_the_outputs_is_an_error_that_says_so()
    {
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!);
        ArgumentException error = Assert.Throws<ArgumentException>(() => device.Run(_program, new DrawPlan(10), 0, [new double[10]]));
        Assert.StartsWith("The program hands out 2 equally long arrays; there was room for 1, of 10 draws.", error.Message, StringComparison.Ordinal);
    }

    private static double[][] Run(IBackEnd backEnd, int draws)
    {
        double[][] outputs = [new double[draws], new double[draws]];
        backEnd.Run(_program, new DrawPlan(draws, 42), 5, [.. outputs.Select(o => o.AsMemory())]);
        return outputs;
    }
}

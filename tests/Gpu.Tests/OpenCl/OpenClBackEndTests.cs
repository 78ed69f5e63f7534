using Forecast.Gpu.OpenCl;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Results;
using Forecast.Gpu.Scalar;
using Forecast.Gpu.Simd;
using Forecast.Gpu.Tests.BackEnds;

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
        Assert.Equal(4096, device.ChunkDraws(_program, draws));
        double[][] expected = Run(new ScalarBackEnd(), draws), actual = Run(device, draws);
        for (int o = 0; o < expected.Length; o++)
        {
            Assert.Equal(expected[o].Select(BitConverter.DoubleToInt64Bits), actual[o].Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [OpenClFact]
    public void Moments_summed_on_the_device_have_the_bits_of_those_of_simd()
    {
        const int draws = 50_003;
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!, chunkBytes: 1 << 18);
        foreach (DrawScheme scheme in Enum.GetValues<DrawScheme>())
        {
            var plan = new DrawPlan(draws, 42, scheme);
            double[][] expected = Runs.Of(new SimdBackEnd(), _program, plan, 0, draws);
            MomentCentre[] centres = [.. expected.Select(output => MomentCentre.Of(output.AsSpan(0, ChunkSums.Length)))];
            IReadOnlyList<Moments> actual = device.Moments(_program, plan, 0, draws, centres);
            for (int o = 0; o < expected.Length; o++)
            {
                var host = new Moments(centres[o]);
                host.Add(expected[o]);
                Assert.Equal(Written(host), Written(actual[o]));
                Assert.Equal(expected[o].Average(), actual[o].Mean(), 1e-12);
            }
        }
    }

    [OpenClFact]
    public void Moments_of_what_is_infinite_or_no_number_have_the_bits_of_those_of_simd()
    {
        // log(u - 1/2), 1 / floor(2u), and -1 / floor(2u).
        var program = new Program(
            [
                new Instruction(OpCode.Uniform, 2), new Instruction(OpCode.Subtract, 3, 2, 0), new Instruction(OpCode.Log, 3, 3),
                new Instruction(OpCode.Add, 4, 2, 2), new Instruction(OpCode.Floor, 4, 4), new Instruction(OpCode.Divide, 4, 1, 4), new Instruction(OpCode.Negate, 5, 4),
            ],
            [0.5, 1], [], [new UniformSource(9, 0)], 6, [new Output("log", 3), new Output("pole", 4), new Output("negative", 5)]);
        const int draws = 5_001;
        double[][] expected = Runs.Of(new SimdBackEnd(), program, new DrawPlan(draws), 0, draws);
        IReadOnlyList<Moments> actual = new OpenClBackEnd(DeviceList.Found.Preferred!).Moments(program, new DrawPlan(draws), 0, draws, new MomentCentre[3]);
        for (int o = 0; o < expected.Length; o++)
        {
            var host = new Moments(default);
            host.Add(expected[o]);
            Assert.Equal(Written(host), Written(actual[o]));
            Assert.True(host.Finite < draws);
        }
    }

    private static byte[] Written(Moments moments)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        moments.Write(writer);
        return stream.ToArray();
    }

    [OpenClFact]
    public void A_second_run_builds_nothing_whatever_its_seed_or_number_of_draws()
    {
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!);
        foreach (DrawScheme scheme in Enum.GetValues<DrawScheme>())
        {
            Runs.Of(device, _program, new DrawPlan(100, 1, scheme), 0, 100);
            int builds = OpenClSession.For(device.Device).Builds;
            Runs.Of(device, _program, new DrawPlan(100, 1, scheme), 0, 100);
            Runs.Of(new OpenClBackEnd(DeviceList.Found.Preferred!), _program, new DrawPlan(70_000, 2, scheme), 10, 5_000);
            Assert.Equal(builds, OpenClSession.For(device.Device).Builds);
        }
    }

    [OpenClFact]
    public void A_chunk_is_bounded_by_the_memory_of_the_device()
    {
        OpenClDevice device = DeviceList.Found.Preferred!;
        long bytes = 1L << 20;
        Assert.Equal(bytes / 16, new OpenClBackEnd(device with { LargestBuffer = bytes }, chunkBytes: 1L << 40).ChunkDraws(_program, 1L << 40));
        Assert.Equal(bytes / 64, new OpenClBackEnd(device with { Memory = bytes }, chunkBytes: 1L << 40).ChunkDraws(_program, 1L << 40));
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
    public void A_cancelled_run_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!);
        Assert.Throws<OperationCanceledException>(() => device.Run(_program, new DrawPlan(10), 0, [new double[10], new double[10]], cancelled.Token));
    }

    [OpenClFact]
    public void A_text_that_does_not_compile_is_an_error_with_what_the_compiler_said_in_one_sentence_and_its_log_beside_it()
    {
        OpenClSession session = OpenClSession.For(DeviceList.Found.Preferred!);
        OpenClException error = Assert.Throws<OpenClException>(() => session.Kernel("__kernel void f() { nowhere = 1; }", "f"));
        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("'nowhere'", error.Log, StringComparison.Ordinal);
    }

    [OpenClFact]
    public void Room_that_the_device_has_not_is_an_error_that_names_bytes_and_device()
    {
        OpenClSession session = OpenClSession.For(DeviceList.Found.Preferred!);
        OpenClException error = Assert.Throws<OpenClException>(() => session.Buffer(1L << 60));
        Assert.Contains("1152921504606846976 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains(session.Device.Name, error.Message, StringComparison.Ordinal);
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

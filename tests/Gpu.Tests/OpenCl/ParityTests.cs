using Forecast.Gpu.OpenCl;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Scalar;
using Forecast.Gpu.Simd;
using Forecast.Gpu.Tests.BackEnds;
using Forecast.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Gpu.Tests.OpenCl;

[Collection("OpenCL device")]
public class ParityTests
{
    private const int Draws = 600, Batches = 20, ProgramsInBatch = 10;

    // A kernel takes long to build, so that many programs make one.
    private static readonly Gen<(GeneratedProgram.Pick[][] Programs, int First)> Cases =
        from programs in GeneratedProgram.Steps.ArrayOf(ProgramsInBatch)
        from first in Gen.Choose(0, 1000)
        select (programs, first);

    [OpenClFact]
    public void Two_hundred_generated_programs_have_the_same_bits_on_simd_scalar_and_the_device()
    {
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!);
        DrawScheme[] schemes = Enum.GetValues<DrawScheme>();
        int batch = 0;
        Check.One(Repeatable.Config.WithMaxTest(Batches), Prop.ForAll(Cases.ToArbitrary(), sample =>
        {
            Program program = GeneratedProgram.Join(sample.Programs);
            var plan = new DrawPlan(2000, 11, schemes[batch++ % schemes.Length]);
            double[][] expected = Runs.Of(new ScalarBackEnd(), program, plan, sample.First, Draws);
            Same(expected, Runs.Of(new SimdBackEnd(), program, plan, sample.First, Draws), isIeee: true);
            Same(expected, Runs.Of(device, program, plan, sample.First, Draws), device.Device.Doubles == DoubleSupport.Ieee);
        }));
        Assert.True(batch >= Batches);
    }

    [OpenClTheory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4096)]
    [InlineData(50_021)]
    [InlineData((1L << 32) - 100)]
    public void Uniforms_have_the_bits_of_the_host_under_every_scheme_and_number_of_draws(long draws)
    {
        // More of them than Sobol's table has dimensions.
        int[] shown = [0, 1, 2, 700, SobolDimensions - 1, SobolDimensions, SobolDimensions + 1];
        UniformSource[] sources = [.. Enumerable.Range(0, SobolDimensions + 2).Select(u => new UniformSource(7 * (ulong)(u / 2), u % 2))];
        var program = new Program(
            [.. shown.Select((u, register) => new Instruction(OpCode.Uniform, register, u))], [], [], sources, shown.Length,
            [.. shown.Select((u, register) => new Output($"u{u}", register))]);
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!);
        int count = (int)Math.Min(draws, 9000);
        foreach (DrawScheme scheme in Enum.GetValues<DrawScheme>())
        {
            foreach (long first in (long[])[0, draws - count])
            {
                var plan = new DrawPlan(draws, 0xFEDCBA9876543210 + (ulong)draws, scheme);
                double[][] expected = Runs.Of(new SimdBackEnd(), program, plan, first, count);
                Same(expected, Runs.Of(device, program, plan, first, count), device.Device.Doubles == DoubleSupport.Ieee);
            }
        }
    }

    private const int SobolDimensions = Gpu.Plans.SobolTable.Dimensions;

    private static void Same(double[][] expected, double[][] actual, bool isIeee)
    {
        for (int o = 0; o < expected.Length; o++)
        {
            for (int i = 0; i < expected[o].Length; i++)
            {
                double wanted = expected[o][i], got = actual[o][i];
                bool isSame = BitConverter.DoubleToInt64Bits(wanted) == BitConverter.DoubleToInt64Bits(got);
                Assert.True(isSame || (!isIeee && Math.Abs(wanted - got) <= 1e-12 * Math.Abs(wanted)), $"output {o}, draw {i}: {got:R} for {wanted:R}");
            }
        }
    }
}

using Forecast.Gpu.OpenCl;
using Forecast.Gpu.Scalar;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Gpu.Tests.OpenCl;

[Collection("OpenCL device")]
public class ParityTests
{
    private const int Draws = 600, Batches = 20, ProgramsInBatch = 10;

    // A kernel takes long to build, so that ten programs make one.
    private static readonly Gen<(GeneratedProgram.Pick[][] Programs, DrawScheme Scheme, int First)> Cases =
        from programs in GeneratedProgram.Steps.ArrayOf(ProgramsInBatch)
        from scheme in Gen.Elements(Enum.GetValues<DrawScheme>())
        from first in Gen.Choose(0, 1000)
        select (programs, scheme, first);

    [OpenClFact]
    public void Two_hundred_generated_programs_have_the_bits_of_the_scalar_back_end()
    {
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!);
        bool isIeee = device.Device.Doubles == DoubleSupport.Ieee;
        Check.One(
            Config.QuickThrowOnFailure.WithReplay(2022, 209).WithMaxTest(Batches),
            Prop.ForAll(Cases.ToArbitrary(), sample =>
            {
                Program program = GeneratedProgram.Join(sample.Programs);
                var plan = new DrawPlan(2000, 11, sample.Scheme);
                double[][] expected = Run(new ScalarBackEnd(), program, plan, sample.First), actual = Run(device, program, plan, sample.First);
                for (int o = 0; o < expected.Length; o++)
                {
                    for (int i = 0; i < Draws; i++)
                    {
                        double wanted = expected[o][i], got = actual[o][i];
                        bool isSame = BitConverter.DoubleToInt64Bits(wanted) == BitConverter.DoubleToInt64Bits(got);
                        Assert.True(isSame || (!isIeee && Math.Abs(wanted - got) <= 1e-12 * Math.Abs(wanted)), $"output {o}, draw {i}: {got:R} for {wanted:R}");
                    }
                }
            }));
    }

    private static double[][] Run(IBackEnd backEnd, Program program, DrawPlan plan, long first)
    {
        double[][] outputs = [.. program.Outputs.Select(_ => new double[Draws])];
        backEnd.Run(program, plan, first, [.. outputs.Select(output => output.AsMemory())]);
        return outputs;
    }
}

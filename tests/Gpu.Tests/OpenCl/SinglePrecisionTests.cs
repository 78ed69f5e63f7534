using Forecast.Gpu.OpenCl;
using Forecast.Gpu.OpenCl.Kernels;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Tests.BackEnds;

namespace Forecast.Gpu.Tests.OpenCl;

/// <summary>What single precision keeps of each operation: held against double precision on the operands as the device had them.</summary>
[Collection("OpenCL device")]
public class SinglePrecisionTests
{
    private const int Draws = 4096;

    // Relative errors: half a unit of the last place where a step is rounded once, else chosen after seeing what pocl gave, which is at least
    // half of it. What is not here has no error at all.
    private const double HalfUnit = 5.97e-8;
    private static readonly Dictionary<OpCode, double> Tolerances = new()
    {
        [OpCode.Add] = HalfUnit,
        [OpCode.Subtract] = HalfUnit,
        [OpCode.Multiply] = HalfUnit,
        [OpCode.Divide] = HalfUnit,
        [OpCode.MultiplyAdd] = HalfUnit,
        [OpCode.Sqrt] = HalfUnit,
        [OpCode.Exp] = 3e-7,
        [OpCode.Log] = 2e-7,
        [OpCode.Power] = 3e-7,
        [OpCode.NormalQuantile] = 6e-7,
        [OpCode.NormalCdf] = 9e-7,
        [OpCode.GammaQuantile] = 1.5e-5,
    };

    [OpenClFact]
    public void Each_operation_keeps_the_digits_that_are_promised()
    {
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!, isSingle: true);
        var seen = new List<string>();
        foreach (Operation operation in OperationTable.All.Where(operation => !KernelSource.NeedsDoubles(operation.Code)))
        {
            double[][] draws = Runs.Of(device, Of(operation), new DrawPlan(Draws, 5), 0, Draws);
            double largest = 0;
            for (int i = 0; i < Draws; i++)
            {
                double expected = operation.Apply(draws[0][i], draws[1][i], draws[2][i]), actual = draws[3][i];

                // Beyond the smallest and the largest single there is 0 and infinity.
                bool isSame = expected.Equals(actual)
                    || (Math.Abs(expected) < 2e-38 && Math.Abs(actual) < 2e-38)
                    || (Math.Abs(expected) > 3.4e38 && double.IsInfinity(actual));
                double error = isSame ? 0 : Math.Abs(actual - expected) / Math.Abs(expected);
                largest = Math.Max(largest, double.IsNaN(error) ? double.PositiveInfinity : error);
            }

            if (largest > Tolerances.GetValueOrDefault(operation.Code))
            {
                seen.Add($"{operation.Code}: {largest:E1}");
            }
        }

        Assert.True(seen.Count == 0, string.Join("; ", seen));
    }

    [OpenClFact]
    public void An_operation_that_loses_too_much_is_refused_in_a_sentence()
    {
        var device = new OpenClBackEnd(DeviceList.Found.Preferred!, isSingle: true);
        foreach (Operation operation in OperationTable.All.Where(operation => KernelSource.NeedsDoubles(operation.Code)))
        {
            OpenClException error = Assert.Throws<OpenClException>(() => Runs.Of(device, Of(operation), new DrawPlan(10), 0, 10));
            Assert.Equal($"The operation {operation.Name} needs double precision.", error.Message);
        }
    }

    [OpenClFact]
    public void A_table_of_a_quantile_function_keeps_six_digits()
    {
        IReadOnlyList<double> table = QuantileTable.Gamma(3).Coefficients;
        var program = new Program(
            [new Instruction(OpCode.Uniform, 0), new Instruction(OpCode.Piecewise, 1, 0, 0, table.Count)], [], table, [new UniformSource(3, 1)], 2,
            [new Output("u", 0), new Output("x", 1)]);
        double[][] draws = Runs.Of(new OpenClBackEnd(DeviceList.Found.Preferred!, isSingle: true), program, new DrawPlan(Draws), 0, Draws);
        Assert.All(draws[0].Zip(draws[1]), draw => Assert.Equal(1, draw.Second / QuantileTable.Evaluate([.. table], draw.First), 1e-6));
    }

    [OpenClFact]
    public void It_is_had_only_where_it_is_asked_for_by_name()
    {
        Assert.Equal("opencl:0:single", Gpu.BackEnds.Choose("opencl:0:single").BackEnd.Name);
        Assert.EndsWith(":single", Gpu.BackEnds.Choose("opencl:single").BackEnd.Name, StringComparison.Ordinal);
        Assert.DoesNotContain("single", Gpu.BackEnds.Choose("opencl").BackEnd.Name, StringComparison.Ordinal);
    }

    [OpenClFact]
    public void Uniforms_stay_inside_the_open_interval_under_every_scheme()
    {
        var program = new Program([new Instruction(OpCode.Uniform, 0)], [], [], [new UniformSource(3, 1)], 1, [new Output("u", 0)]);
        foreach (DrawScheme scheme in Enum.GetValues<DrawScheme>())
        {
            var plan = new DrawPlan(1 << 18, 3, scheme);
            double[] single = Runs.Of(new OpenClBackEnd(DeviceList.Found.Preferred!, isSingle: true), program, plan, 0, 1 << 18)[0];
            double[] exact = Runs.Of(new OpenClBackEnd(DeviceList.Found.Preferred!), program, plan, 0, 1 << 18)[0];
            Assert.All(single, u => Assert.True(u is > 0 and < 1));
            Assert.All(single.Zip(exact), pair => Assert.Equal(pair.Second, pair.First, 1.3e-7));
        }
    }

    // The operands and the result: a probability and two shapes for a quantile, else numbers from -16 to 16 and a power from -4 to 4.
    private static Program Of(Operation operation)
    {
        bool isQuantile = operation.Name.EndsWith("_quantile", StringComparison.Ordinal);
        double[] constants = isQuantile ? [1, 0, 20, 0.5, 20, 0.5] : operation.Code == OpCode.Power ? [16, 0, 8, -4, 1, 0] : [32, -16, 32, -16, 32, -16];
        return new Program(
            [
                .. Enumerable.Range(0, 3).SelectMany(i => new Instruction[]
                {
                    new(OpCode.Uniform, 6 + i, i), new(OpCode.MultiplyAdd, 6 + i, 6 + i, 2 * i, 2 * i + 1),
                }),
                new Instruction(operation.Code, 9, 6, 7, 8),
            ],
            constants, [], [new UniformSource(9, 0), new UniformSource(9, 1), new UniformSource(10, 0)], 10,
            [new Output("a", 6), new Output("b", 7), new Output("c", 8), new Output("result", 9)]);
    }
}

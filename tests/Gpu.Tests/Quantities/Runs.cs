using Forecast.Gpu.Scalar;

namespace Forecast.Gpu.Tests.Quantities;

/// <summary>Draws of quantities by the scalar back end.</summary>
internal static class Runs
{
    public static double[] Of(Quantity quantity, int draws, ulong seed = 11) => Of(Program.Compile(("x", quantity)), draws, seed)[0];

    public static double[][] Of(Program program, int draws, ulong seed = 11)
    {
        double[][] outputs = [.. program.Outputs.Select(_ => new double[draws])];
        new ScalarBackEnd().Run(program, new DrawPlan(draws, seed), 0, [.. outputs.Select(o => new Memory<double>(o))]);
        return outputs;
    }

    /// <summary>The value of a quantity of one uniform at a given one.</summary>
    public static Func<double, double> Quantile(Quantity quantity)
    {
        var program = Program.Compile(("x", quantity));
        Assert.Single(program.Uniforms);
        int[] instructions = [.. program.Instructions.SelectMany(step => new[] { (int)step.Code, step.Destination, step.A, step.B, step.C })];
        double[] tables = [.. program.Tables], registers = new double[program.Registers];
        return u =>
        {
            program.Constants.ToArray().CopyTo(registers, 0);
            ScalarKernel.Run(instructions, tables, [u], registers);
            return registers[program.Outputs[0].Register];
        };
    }

    public static (double Mean, double Error) Mean(double[] draws)
    {
        double mean = draws.Average();
        return (mean, Math.Sqrt(draws.Sum(x => (x - mean) * (x - mean)) / (draws.Length - 1.0) / draws.Length));
    }

    /// <summary>Asserts that a mean is where it should be, within 4.5 of its Monte Carlo errors.</summary>
    public static void HasMean(double expected, double[] draws)
    {
        (double mean, double error) = Mean(draws);
        Assert.True(Math.Abs(mean - expected) <= 4.5 * error, $"mean {mean:R} ± {error:G2}, expected {expected:R}");
    }

    public static double Correlation(double[] a, double[] b)
    {
        double ma = a.Average(), mb = b.Average();
        double ab = a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum();
        return ab / Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(y => (y - mb) * (y - mb)));
    }
}

using Forecast.Gpu.Operations;
using Forecast.Gpu.Scalar;

namespace Forecast.Gpu.Quantities;

/// <summary>One operation on numbers, done by the scalar kernel, so that what is folded has the bits that a run would give.</summary>
internal static class Evaluation
{
    /// <summary>The result of an operation on registers.</summary>
    public static double Of(OpCode code, double a, double b, double c)
    {
        Span<double> registers = [a, b, c, 0];
        ScalarKernel.Run([(int)code, 3, 0, 1, 2], [], [], registers);
        return registers[3];
    }

    /// <summary>The result of a table looked up.</summary>
    public static double OfTable(OpCode code, double a, ReadOnlySpan<double> entries)
    {
        Span<double> registers = [a, 0];
        ScalarKernel.Run([(int)code, 1, 0, 0, entries.Length], entries, [], registers);
        return registers[1];
    }
}

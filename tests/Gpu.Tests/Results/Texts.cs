using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Tests.Results;

/// <summary>The programs that these tests run.</summary>
internal static class Texts
{
    public static Program Uniform()
    {
        var text = new ProgramText();
        return text.ToProgram(("u", text.Uniform()));
    }

    /// <summary>A standard normal, e to it, whether it is above 1, and an output that is infinite or no number here and there.</summary>
    public static Program Mixed()
    {
        var text = new ProgramText();
        int normal = text.Normal(), u = text.Uniform(), lognormal = text.Step(OpCode.Exp, normal);
        int isAbove = text.Step(OpCode.Less, text.Constant(1), normal);
        int number = text.Step(OpCode.Floor, text.Step(OpCode.Multiply, u, text.Constant(100)));
        int root = text.Step(OpCode.Sqrt, text.Step(OpCode.Subtract, number, text.Constant(3)));
        int odd = text.Step(OpCode.Divide, text.Constant(1), text.Step(OpCode.Subtract, root, text.Constant(2)));
        return text.ToProgram(("normal", normal), ("lognormal", lognormal), ("above", isAbove), ("odd", odd));
    }
}

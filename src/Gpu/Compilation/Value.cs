using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Compilation;

/// <summary>A value of a program under compilation. Values are numbered so that operands come before their users.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">The operation.</param>
/// <param name="A">Number of the first operand; of the uniform for one; -1 for none.</param>
/// <param name="B">Number of the second operand; of the table for one that is looked up; -1 for none.</param>
/// <param name="C">Number of the third operand; -1 for none.</param>
/// <param name="Bits">Bits of a constant.</param>
internal readonly record struct Value(ValueKind Kind, OpCode Code, int A, int B, int C, long Bits)
{
    /// <summary>The constant.</summary>
    public double Number => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>Number of operands that are values.</summary>
    public int Operands => Kind switch
    {
        ValueKind.Operation => C >= 0 ? 3 : B >= 0 ? 2 : 1,
        ValueKind.Table => 1,
        _ => 0,
    };

    /// <summary>An operand that is a value.</summary>
    public int Operand(int i) => i == 0 ? A : i == 1 ? B : C;
}

using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Quantities;

/// <summary>An operation on other quantities.</summary>
/// <param name="code">The operation.</param>
/// <param name="a">First operand.</param>
/// <param name="b">Second operand of an operation of two or three.</param>
/// <param name="c">Third operand of an operation of three.</param>
internal sealed class OperationQuantity(OpCode code, Quantity a, Quantity? b, Quantity? c) : Quantity
{
    /// <summary>The operation.</summary>
    public OpCode Code { get; } = code;

    /// <summary>First operand.</summary>
    public Quantity A { get; } = a;

    /// <summary>Second operand.</summary>
    public Quantity? B { get; } = b;

    /// <summary>Third operand.</summary>
    public Quantity? C { get; } = c;

    internal override bool IsIndicator { get; } = code switch
    {
        OpCode.Less or OpCode.LessOrEqual or OpCode.Equal => true,
        OpCode.Multiply or OpCode.Min or OpCode.Max => a.IsIndicator && b!.IsIndicator,
        OpCode.Select => b!.IsIndicator && c!.IsIndicator,
        _ => false,
    };
}

using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Compilation;

/// <summary>The simplifications that leave every bit of every result as it was, infinities, minus zero and NaN included.</summary>
internal static class Identities
{
    private static readonly long _one = BitConverter.DoubleToInt64Bits(1.0), _minusZero = BitConverter.DoubleToInt64Bits(-0.0);

    /// <summary>The number of a value that an operation is equal to; null where there is none.</summary>
    public static int? Of(ValueGraph graph, Value value)
    {
        (int a, int b, int c) = (value.A, value.B, value.C);
        return value.Code switch
        {
            // x + 0 would turn minus zero into zero.
            OpCode.Add => Is(graph, a, _minusZero) ? b : Is(graph, b, _minusZero) ? a : null,
            OpCode.Subtract => Is(graph, b, 0) ? a : a == b && IsFinite(graph, a) ? graph.Constant(0) : null,
            OpCode.Multiply => Is(graph, a, _one) ? b : Is(graph, b, _one) ? a : null,
            OpCode.Divide => Is(graph, b, _one) ? a : null,
            OpCode.Negate => graph.Values[a] is { Kind: ValueKind.Operation, Code: OpCode.Negate } inner ? inner.A : null,
            OpCode.MultiplyAdd => Is(graph, a, _one) ? graph.Operation(OpCode.Add, b, c, -1)
                : Is(graph, b, _one) ? graph.Operation(OpCode.Add, a, c, -1)
                : Is(graph, c, _minusZero) ? graph.Operation(OpCode.Multiply, a, b, -1)
                : null,
            OpCode.Min or OpCode.Max => a == b ? a : null,
            OpCode.Less => a == b ? graph.Constant(0) : null,
            OpCode.LessOrEqual or OpCode.Equal => a == b && IsFinite(graph, a) ? graph.Constant(1) : null,
            OpCode.Select => b == c ? b : graph.Values[a].Kind == ValueKind.Constant ? (graph.Values[a].Number != 0 ? b : c) : null,
            _ => null,
        };
    }

    private static bool Is(ValueGraph graph, int value, long bits) => graph.Values[value] is { Kind: ValueKind.Constant } constant && constant.Bits == bits;

    // What is finite whatever is drawn; asks no deeper than one step.
    private static bool IsFinite(ValueGraph graph, int number)
    {
        Value value = graph.Values[number];
        return value.Kind switch
        {
            ValueKind.Uniform => true,
            ValueKind.Constant => double.IsFinite(value.Number),
            ValueKind.Table => value.Code == OpCode.Table && Array.TrueForAll(graph.Tables[value.B], double.IsFinite),
            _ => value.Code is OpCode.Less or OpCode.LessOrEqual or OpCode.Equal
                || (value.Code == OpCode.NormalQuantile && graph.Values[value.A].Kind == ValueKind.Uniform),
        };
    }
}

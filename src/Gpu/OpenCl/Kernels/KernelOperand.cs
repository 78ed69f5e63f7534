namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>Where a step takes an operand from.</summary>
/// <param name="Kind">A step, a parameter, a constant, or nowhere.</param>
/// <param name="Value">The step's place, the parameter's number, or the constant's bits.</param>
internal readonly record struct KernelOperand(KernelOperandKind Kind, long Value)
{
    public bool IsStep => Kind == KernelOperandKind.Step;

    public bool IsConstant => Kind == KernelOperandKind.Constant;

    public double Constant => BitConverter.Int64BitsToDouble(Value);
}

/// <summary>What an operand is.</summary>
internal enum KernelOperandKind
{
    None,
    Step,
    Parameter,
    Constant,
}

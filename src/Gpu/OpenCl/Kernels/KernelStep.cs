namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>What a step of a kernel's function does: one for each member of <see cref="Numbers.IReal{T}"/>.</summary>
internal enum KernelStep
{
    Parameter,
    Constant,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    FusedMultiplyAdd,
    Sqrt,
    Abs,
    Floor,
    Less,
    LessOrEqual,
    Equal,
    And,
    Or,
    Not,
    Select,
    PowerOfTwo,
    Exponent,
    Significand,
}

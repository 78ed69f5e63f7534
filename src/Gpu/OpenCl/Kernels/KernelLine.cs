namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>A step among all those of a function, in the order in which they were recorded.</summary>
/// <param name="Step">What it does.</param>
/// <param name="IsMask">Whether it is a condition.</param>
/// <param name="A">First operand.</param>
/// <param name="B">Second operand.</param>
/// <param name="C">Third operand.</param>
internal readonly record struct KernelLine(KernelStep Step, bool IsMask, KernelOperand A, KernelOperand B, KernelOperand C)
{
    /// <summary>An operand by its number, from 0 to 2.</summary>
    public KernelOperand this[int slot] => slot switch { 0 => A, 1 => B, _ => C };
}

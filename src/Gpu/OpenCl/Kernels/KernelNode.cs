namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>A step of a function as it was recorded, with the steps that it takes its operands from.</summary>
internal sealed class KernelNode(KernelStep step, double value = 0, KernelNode? a = null, KernelNode? b = null, KernelNode? c = null)
{
    public KernelStep Step => step;

    public double Value => value;

    public KernelNode? A => a;

    public KernelNode? B => b;

    public KernelNode? C => c;

    /// <summary>Whether it is a condition, kept as 0 or 1.</summary>
    public bool IsMask { get; } = step switch
    {
        KernelStep.Less or KernelStep.LessOrEqual or KernelStep.Equal or KernelStep.And or KernelStep.Or or KernelStep.Not => true,
        KernelStep.Select => b!.IsMask,
        _ => false,
    };
}

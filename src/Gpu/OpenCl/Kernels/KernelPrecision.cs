namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>The arithmetic of a kernel.</summary>
internal enum KernelPrecision
{
    /// <summary>64 bits: the same as every other back end's.</summary>
    Double,

    /// <summary>32 bits, where they were asked for.</summary>
    Single,
}

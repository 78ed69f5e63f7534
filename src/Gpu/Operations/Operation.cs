using Forecast.Gpu.Numbers;
using Forecast.Gpu.OpenCl.Kernels;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu.Operations;

/// <summary>A row of the table of operations.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in a printed program.</param>
/// <param name="Arity">Number of operands.</param>
/// <param name="Summary">What it gives, to be read by people.</param>
public abstract record Operation(OpCode Code, string Name, int Arity, string Summary)
{
    /// <summary>The result for one draw.</summary>
    public abstract double Apply(double a, double b, double c);

    // The result for a block of draws: one call a block, none a draw.
    internal abstract void Apply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> result);

    // The operation as the text of a kernel, on the parameters 0, 1 and 2.
    internal abstract KernelText Record();
}

/// <summary>A row whose operation is a type, so that each back end gets code of its own for it.</summary>
internal sealed record Operation<TOperation>(OpCode Code, string Name, int Arity, string Summary) : Operation(Code, Name, Arity, Summary)
    where TOperation : struct, IOperation
{
    public override double Apply(double a, double b, double c) => TOperation.Apply(new Real(a), new Real(b), new Real(c)).Value;

    internal override void Apply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> result) =>
        BlockLoop<TOperation>.Run(a, b, c, result);

    internal override KernelText Record() => TOperation.Apply(KernelText.Parameter(0), KernelText.Parameter(1), KernelText.Parameter(2));
}

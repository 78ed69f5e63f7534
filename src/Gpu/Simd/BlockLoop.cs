using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Simd;

/// <summary>One operation over a block of draws, eight at a time.</summary>
internal static class BlockLoop<TOperation>
    where TOperation : struct, IOperation
{
    /// <summary>Fills a block; its length is a multiple of eight, and a result may stand where an operand stood.</summary>
    /// <remarks>Compiled once and well: a loop that is compiled anew while it runs comes out slower.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> result)
    {
        ref double first = ref MemoryMarshal.GetReference(a), second = ref MemoryMarshal.GetReference(b), third = ref MemoryMarshal.GetReference(c);
        ref double filled = ref MemoryMarshal.GetReference(result);
        for (nuint i = 0; i < (nuint)result.Length; i += EightReals.Count)
        {
            TOperation.Apply(
                new EightReals(Vector512.LoadUnsafe(ref first, i)),
                new EightReals(Vector512.LoadUnsafe(ref second, i)),
                new EightReals(Vector512.LoadUnsafe(ref third, i))).Value.StoreUnsafe(ref filled, i);
        }
    }
}

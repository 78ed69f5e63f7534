using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecast.Gpu.Simd;

/// <summary>Hands out a block.</summary>
internal static class OutputLoop
{
    /// <summary>Copies as many draws as there is room for. What is not a number becomes the one NaN that has a name.</summary>
    /// <remarks>Which NaN comes out of an operation on two of them depends on the machine, and on how the instruction was chosen.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<double> block, Span<double> output)
    {
        ref double from = ref MemoryMarshal.GetReference(block), to = ref MemoryMarshal.GetReference(output);
        Vector512<double> nothing = Vector512.Create(double.NaN);
        int i = 0;
        for (; i <= output.Length - EightReals.Count; i += EightReals.Count)
        {
            Vector512<double> value = Vector512.LoadUnsafe(ref from, (nuint)i);
            Vector512.ConditionalSelect(Vector512.Equals(value, value), value, nothing).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < output.Length; i++)
        {
            output[i] = double.IsNaN(block[i]) ? double.NaN : block[i];
        }
    }
}

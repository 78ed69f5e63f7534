using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Simd;

/// <summary>Random cells of consecutive draws spread in place, eight at a time.</summary>
internal static class SpreadLoop<TSpread>
    where TSpread : struct, ISpread
{
    /// <summary>Turns a block of cells into uniforms.</summary>
    /// <param name="spread">How they are spread.</param>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="last">Number of the run's last draw.</param>
    /// <param name="values">The bits of the cells; a multiple of eight long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TSpread spread, long first, long last, Span<double> values)
    {
        // A permutation has no place for draws beyond the last, which only fill up the last eight.
        Vector512<ulong> lanes = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7), most = Vector512.Create((ulong)last);
        ref double value = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)values.Length; i += EightWords.Count)
        {
            var draw = new EightWords(Vector512.Min(Vector512.Create((ulong)first + i) + lanes, most));
            var cell = new EightWords(Vector512.LoadUnsafe(ref value, i).AsUInt64());
            spread.Uniform(draw, cell).Value.AsDouble().StoreUnsafe(ref value, i);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Simd;

/// <summary>Uniforms of consecutive draws, eight at a time.</summary>
internal static class UniformLoop<TSpread>
    where TSpread : struct, ISpread
{
    /// <summary>Fills a block with one uniform, and another with the uniform of the other half where that is wanted.</summary>
    /// <param name="seed">The generator's key.</param>
    /// <param name="source">Where the first uniform's randomness comes from.</param>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="values">Takes the first uniform; a multiple of eight long.</param>
    /// <param name="otherValues">Takes the other uniform: as long, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ulong seed, UniformSource source, long first, Span<double> values, Span<double> otherValues)
    {
        TSpread spread = default;
        Vector512<ulong> lanes = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        ref double filled = ref MemoryMarshal.GetReference(values), otherFilled = ref MemoryMarshal.GetReference(otherValues);
        bool isPair = !otherValues.IsEmpty, isSecondFirst = source.Half != 0;
        ulong stream = source.Stream;
        for (nuint i = 0; i < (nuint)values.Length; i += EightWords.Count)
        {
            var draw = new EightWords(Vector512.Create((ulong)first + i) + lanes);
            (EightWords low, EightWords high) = PhiloxWords.Cells(seed, spread.Position(draw), stream);
            spread.Uniform(draw, isSecondFirst ? high : low).Value.AsDouble().StoreUnsafe(ref filled, i);
            if (isPair)
            {
                spread.Uniform(draw, isSecondFirst ? low : high).Value.AsDouble().StoreUnsafe(ref otherFilled, i);
            }
        }
    }
}

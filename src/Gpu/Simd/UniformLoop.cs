using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Simd;

/// <summary>Uniforms of consecutive draws, eight at a time.</summary>
internal static class UniformLoop<TSpread>
    where TSpread : struct, ISpread
{
    /// <summary>Fills a block with one uniform, and another with the uniform of the other half where that is wanted.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="source">Where the first uniform's randomness comes from.</param>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="spread">How the first uniform is spread.</param>
    /// <param name="values">Takes the first uniform; a multiple of eight long.</param>
    /// <param name="otherSpread">How the other is spread.</param>
    /// <param name="otherValues">Takes the other uniform: as long, or empty.</param>
    public static void Run(DrawPlan plan, UniformSource source, long first, TSpread spread, Span<double> values, TSpread otherSpread, Span<double> otherValues)
    {
        Vector512<ulong> lanes = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7), last = Vector512.Create((ulong)plan.Draws - 1);
        ref double filled = ref MemoryMarshal.GetReference(values), otherFilled = ref MemoryMarshal.GetReference(otherValues);
        bool isPair = !otherValues.IsEmpty;
        ulong key = plan.Seed, stream = source.Stream;
        for (nuint i = 0; i < (nuint)values.Length; i += EightWords.Count)
        {
            // A permutation has no place for draws beyond the last, which only fill up the last eight.
            Vector512<ulong> numbers = Vector512.Create((ulong)first + i) + lanes;
            var draw = new EightWords(spread.IsBounded ? Vector512.Min(numbers, last) : numbers);
            (EightWords low, EightWords high) = PhiloxWords.Cells(key, spread.Position(draw), stream);
            spread.Uniform(draw, source.Half == 0 ? low : high).Value.AsDouble().StoreUnsafe(ref filled, i);
            if (isPair)
            {
                otherSpread.Uniform(draw, source.Half == 0 ? high : low).Value.AsDouble().StoreUnsafe(ref otherFilled, i);
            }
        }
    }
}

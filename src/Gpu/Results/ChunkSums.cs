using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecast.Gpu.Results;

/// <summary>Sums over one chunk of draws, always taken in the same shape.</summary>
/// <remarks>
/// Eight lanes run down the chunk and are then added as a tree, whatever the machine's vectors are. With z the draw less the centre over
/// the scale of <see cref="MomentCentre"/>, the sums are of z, z², z³, z⁴ and, where draws come in pairs, z of the one times z of the other.
/// Draws that are not finite count as z = 0 here and are counted apart.
/// </remarks>
internal struct ChunkSums
{
    /// <summary>Draws of a chunk; chunks start at multiples of it.</summary>
    public const int Length = 1024;

    private const int Lanes = 8;

    public double First, Second, Third, Fourth, Pairs, Smallest, Largest;
    public long NotNumbers, AboveAll, BelowAll, Zeros;

    /// <summary>The sums of a chunk.</summary>
    /// <param name="draws">At most <see cref="Length"/> draws, the first of them at a multiple of it.</param>
    /// <param name="centre">Where z is 0, and its unit.</param>
    public static ChunkSums Of(ReadOnlySpan<double> draws, MomentCentre centre)
    {
        int whole = draws.Length & -Lanes;
        if (whole == draws.Length)
        {
            ChunkSums sums = Of<AllFinite>(draws, centre);

            // Any draw that is not finite makes the fourth powers' sum so; but so may a finite one.
            return sums.Fourth <= double.MaxValue ? sums : Of<AnyDraws>(draws, centre);
        }

        Span<double> padded = stackalloc double[Length];
        draws.CopyTo(padded);
        padded[draws.Length..(whole + Lanes)].Fill(double.NaN);
        ChunkSums padding = Of<AnyDraws>(padded[..(whole + Lanes)], centre);
        padding.NotNumbers -= whole + Lanes - draws.Length;
        return padding;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ChunkSums Of<TDraws>(ReadOnlySpan<double> draws, MomentCentre centre)
        where TDraws : struct
    {
        Vector512<double> first = default, second = default, third = default, fourth = default, pairs = default;
        Vector512<double> smallest = Vector512.Create(double.PositiveInfinity), largest = Vector512.Create(double.NegativeInfinity);
        Vector512<double> shift = Vector512.Create(centre.Centre), unit = Vector512.Create(centre.Factor), limit = Vector512.Create(double.MaxValue);
        ref double start = ref MemoryMarshal.GetReference(draws);
        long finite = 0, zeros = 0;
        for (nuint i = 0; i < (nuint)draws.Length; i += Lanes)
        {
            Vector512<double> x = Vector512.LoadUnsafe(ref start, i), z = (x - shift) * unit;
            zeros += BitOperations.PopCount(Vector512.Equals(x, Vector512<double>.Zero).ExtractMostSignificantBits());
            if (typeof(TDraws) == typeof(AnyDraws))
            {
                Vector512<double> isFinite = Vector512.LessThanOrEqual(Vector512.Abs(x), limit);
                finite += BitOperations.PopCount(isFinite.ExtractMostSignificantBits());
                z = Vector512.ConditionalSelect(isFinite, z, Vector512<double>.Zero);
                smallest = Vector512.ConditionalSelect(Vector512.LessThan(x, smallest) & isFinite, x, smallest);
                largest = Vector512.ConditionalSelect(Vector512.GreaterThan(x, largest) & isFinite, x, largest);
            }
            else
            {
                smallest = Vector512.ConditionalSelect(Vector512.LessThan(x, smallest), x, smallest);
                largest = Vector512.ConditionalSelect(Vector512.GreaterThan(x, largest), x, largest);
            }

            Vector512<double> square = z * z;
            first += z;
            second += square;
            third += square * z;
            fourth += square * square;
            pairs += z * Vector512.Shuffle(z, Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6));
        }

        var sums = new ChunkSums
        {
            First = Tree(first),
            Second = Tree(second),
            Third = Tree(third),
            Fourth = Tree(fourth),
            Pairs = Tree(pairs) / 2,
            Smallest = double.PositiveInfinity,
            Largest = double.NegativeInfinity,
            Zeros = zeros,
        };
        for (int lane = 0; lane < Lanes; lane++)
        {
            sums.Smallest = Math.Min(sums.Smallest, smallest[lane]);
            sums.Largest = Math.Max(sums.Largest, largest[lane]);
        }

        if (typeof(TDraws) == typeof(AnyDraws) && finite != draws.Length)
        {
            sums.CountOthers(draws);
        }

        return sums;
    }

    private static double Tree(Vector512<double> v) => ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]));

    private void CountOthers(ReadOnlySpan<double> draws)
    {
        foreach (double x in draws)
        {
            NotNumbers += double.IsNaN(x) ? 1 : 0;
            AboveAll += double.IsPositiveInfinity(x) ? 1 : 0;
            BelowAll += double.IsNegativeInfinity(x) ? 1 : 0;
        }
    }

    private readonly struct AllFinite;

    private readonly struct AnyDraws;
}

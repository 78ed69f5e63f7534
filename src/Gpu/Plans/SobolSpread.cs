using System.Runtime.CompilerServices;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>One dimension of a Sobol sequence, its digits scrambled by a permutation for each digit that depends on those above it.</summary>
/// <remarks>
/// The 32 high digits are Sobol's, scrambled by a hash (Laine and Karras, EGSR 2011; Burley, JCGT 9(4), 2020; the constants are Vegdahl's,
/// "Building a better LK hash", 2021). No two of 2^32 points share them in one dimension, so that below them Owen's scrambling is a random
/// number, as here.
/// </remarks>
internal readonly struct SobolSpread : ISpread
{
    /// <summary>The most draws.</summary>
    public const long Largest = 1L << 32;

    private const ulong LowCellBits = (1UL << 20) - 1;
    private readonly uint[] _reversedDirections;
    private readonly int _digits;
    private readonly uint _key;

    /// <summary>A dimension.</summary>
    /// <param name="dimension">Its number, from 0.</param>
    /// <param name="draws">Number of draws of the run.</param>
    /// <param name="key">Key of its scrambling.</param>
    public SobolSpread(int dimension, long draws, uint key)
    {
        _reversedDirections = SobolTable.Reversed(dimension);
        _digits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(draws - 1));
        _key = key;
    }

    /// <summary>What a back end that computes it elsewhere needs: the key, and 32 direction numbers, the first digit in the lowest bit.</summary>
    public ulong[] Words => [_key, .. Array.ConvertAll(_reversedDirections, direction => (ulong)direction)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Position<T>(T draw)
        where T : struct, IWord<T> => draw;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Uniform<T>(T draw, T cell)
        where T : struct, IWord<T> => T.Midpoint((Reverse(Scramble(Point(draw), _key)) << 20) | (cell & T.Of(LowCellBits)));

    /// <summary>The 32 digits of a point, the first in the lowest bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Point<T>(T draw)
        where T : struct, IWord<T>
    {
        T point = T.Of(0);
        for (int digit = 0; digit < _digits; digit++)
        {
            point ^= (T.Of(0) - ((draw >>> digit) & T.Of(1))) & T.Of(_reversedDirections[digit]);
        }

        return point;
    }

    // Each step changes a bit by what stands below it only: reversed, a digit by the digits before it. High halves are not looked at.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Scramble<T>(T x, uint key)
        where T : struct, IWord<T>
    {
        x ^= T.Product(x, T.Of(0x3D20ADEA));
        x += T.Of(key);
        x = T.Product(x, T.Of((key >> 16) | 1));
        x ^= T.Product(x, T.Of(0x05526C56));
        return x ^ T.Product(x, T.Of(0x53A22864));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Reverse<T>(T x)
        where T : struct, IWord<T>
    {
        x = ((x >>> 1) & T.Of(0x55555555)) | ((x & T.Of(0x55555555)) << 1);
        x = ((x >>> 2) & T.Of(0x33333333)) | ((x & T.Of(0x33333333)) << 2);
        x = ((x >>> 4) & T.Of(0x0F0F0F0F)) | ((x & T.Of(0x0F0F0F0F)) << 4);
        x = ((x >>> 8) & T.Of(0x00FF00FF)) | ((x & T.Of(0x00FF00FF)) << 8);
        return ((x >>> 16) & T.Of(0xFFFF)) | ((x & T.Of(0xFFFF)) << 16);
    }
}

using System.Runtime.CompilerServices;
using Forecast.Fitting.Random;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>Latin hypercube: of N draws, one in each of N equal cells, at a random place within it.</summary>
/// <remarks>
/// u = (π(i) + v) / N; McKay, Beckman and Conover, Technometrics 21, 1979. v has only as many bits as keep π(i) + v below 2^52 units, so
/// that it is exact, and no rounding of the quotient reaches the next cell.
/// </remarks>
internal readonly struct LatinSpread : ISpread
{
    private readonly Permutation _permutation;
    private readonly int _places, _unused;
    private readonly double _units;

    /// <summary>A spread over so many draws.</summary>
    /// <param name="draws">N, from 1 to 2^48.</param>
    /// <param name="first">Keys of the permutation's first rounds.</param>
    /// <param name="second">Keys of its last rounds.</param>
    public LatinSpread(long draws, PhiloxBlock first, PhiloxBlock second)
    {
        _permutation = new Permutation(draws, first, second);
        int bits = 51 - _permutation.Bits;
        _places = bits + 1;
        _unused = 52 - bits;
        _units = draws * (double)(1UL << _places);
    }

    /// <summary>What a back end that computes it elsewhere needs: places of a cell, unused bits, units, and the permutation's words.</summary>
    public ulong[] Words => [(ulong)_places, (ulong)_unused, (ulong)_units, .. _permutation.Words];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Position<T>(T draw)
        where T : struct, IWord<T> => draw;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Uniform<T>(T draw, T cell)
        where T : struct, IWord<T> => T.Quotient((_permutation.Of(draw) << _places) | ((cell >>> _unused) << 1) | T.Of(1), _units);
}

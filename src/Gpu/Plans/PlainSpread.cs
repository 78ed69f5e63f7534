using System.Runtime.CompilerServices;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>Independent draws: the midpoints of random cells.</summary>
internal readonly struct PlainSpread : ISpread
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Position<T>(T draw)
        where T : struct, IWord<T> => draw;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Uniform<T>(T draw, T cell)
        where T : struct, IWord<T> => T.Midpoint(cell);
}

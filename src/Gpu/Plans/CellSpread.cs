using System.Runtime.CompilerServices;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>The random cells themselves, to be spread in a second pass.</summary>
internal readonly struct CellSpread : ISpread
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Position<T>(T draw)
        where T : struct, IWord<T> => draw;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Uniform<T>(T draw, T cell)
        where T : struct, IWord<T> => cell;
}

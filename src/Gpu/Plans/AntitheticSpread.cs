using System.Runtime.CompilerServices;
using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>Draws in pairs: an odd draw has 1 - u, exactly, where the even draw before it has u.</summary>
/// <remarks>Hammersley and Morton, "A new Monte Carlo technique: antithetic variates", Proc. Camb. Phil. Soc. 52, 1956.</remarks>
internal readonly struct AntitheticSpread : ISpread
{
    private const ulong CellBits = (1UL << 52) - 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Position<T>(T draw)
        where T : struct, IWord<T> => draw & T.Of(~1UL);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Uniform<T>(T draw, T cell)
        where T : struct, IWord<T> => T.Midpoint(cell ^ ((T.Of(0) - (draw & T.Of(1))) & T.Of(CellBits)));
}

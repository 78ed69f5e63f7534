using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Plans;

/// <summary>A way to spread the draws of one uniform, written once for every back end.</summary>
internal interface ISpread
{
    /// <summary>The position in the generator's stream from which a draw takes its random cell.</summary>
    T Position<T>(T draw)
        where T : struct, IWord<T>;

    /// <summary>The bits of the uniform, a double in the open interval (0, 1).</summary>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="cell">A random whole number below 2^52, independent of the other positions' numbers.</param>
    T Uniform<T>(T draw, T cell)
        where T : struct, IWord<T>;
}

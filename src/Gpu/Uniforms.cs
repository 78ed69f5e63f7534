using Forecast.Fitting.Random;

namespace Forecast.Gpu;

/// <summary>The uniforms of a draw.</summary>
public static class Uniforms
{
    /// <summary>A uniform of a draw that is independent of all others: the midpoint of one of 2^52 cells of the open interval (0, 1).</summary>
    /// <param name="seed">The generator's key.</param>
    /// <param name="source">The uniform.</param>
    /// <param name="draw">Number of the draw, the low half of the counter.</param>
    public static double Plain(ulong seed, UniformSource source, ulong draw)
    {
        PhiloxBlock block = Philox.Block(seed, draw, source.Stream);
        (ulong high, uint low) = source.Half == 0 ? (block.W0, block.W1) : (block.W2, block.W3);
        return ((high << 20 | low >> 12) + 0.5) * (1.0 / (1UL << 52));
    }
}

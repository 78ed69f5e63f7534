using Forecast.Fitting.Random;
using Forecast.Gpu.Plans;

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

    /// <summary>A uniform of a draw under a plan, in the open interval (0, 1): a function of the plan and of the numbers given, and of nothing else.</summary>
    /// <param name="plan">The whole run.</param>
    /// <param name="source">Where its randomness comes from.</param>
    /// <param name="dimension">Its number in the program, from 0; chooses the dimension of a Sobol sequence.</param>
    /// <param name="draw">Number of the draw, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scheme has no such draw, or takes fewer draws.</exception>
    public static double Of(DrawPlan plan, UniformSource source, int dimension, long draw)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.ThrowUnlessHeld(draw, 1);
        return new SpreadUniform(plan, source, dimension).At(draw);
    }

    /// <summary>A uniform in consecutive draws of a plan: as <see cref="Of"/>, many at once.</summary>
    /// <param name="plan">The whole run.</param>
    /// <param name="source">Where its randomness comes from.</param>
    /// <param name="dimension">Its number in the program, from 0.</param>
    /// <param name="first">Number of the first draw, from 0.</param>
    /// <param name="values">Takes one number for each draw; of any length.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scheme has no such draws, or takes fewer.</exception>
    public static void Fill(DrawPlan plan, UniformSource source, int dimension, long first, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.ThrowUnlessHeld(first, values.Length);
        var uniform = new SpreadUniform(plan, source, dimension);
        int whole = values.Length & ~7;
        uniform.Fill(first, values[..whole]);
        for (int i = whole; i < values.Length; i++)
        {
            values[i] = uniform.At(first + i);
        }
    }
}

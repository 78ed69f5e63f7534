using Forecast.Gpu.Quantities;
using Forecast.Gpu.Quantities.Margins;

namespace Forecast.Gpu;

public static partial class Draw
{
    /// <summary>A quantity that lies between two bounds with a given probability, and as often below the lower one as above the upper one.</summary>
    /// <param name="low">Its quantile at (1 - level) / 2.</param>
    /// <param name="high">Its quantile at (1 + level) / 2, above the lower one.</param>
    /// <param name="level">Probability of the interval, between 0 and 1.</param>
    /// <param name="shape">Whether it is normal or log-normal.</param>
    /// <param name="name">Name that fixes its stream.</param>
    /// <remarks>
    /// With z the standard normal quantile at (1 + level) / 2, the mean is (low + high) / 2 and the standard deviation (high - low) / 2z, of
    /// the quantity or of its logarithm.
    /// </remarks>
    /// <exception cref="ArgumentException">A constant parameter that is not allowed.</exception>
    public static RandomQuantity FromInterval(Quantity low, Quantity high, double level = 0.9, IntervalShape shape = IntervalShape.Automatic, string? name = null)
    {
        Parameter.Finite("FromInterval", low);
        Parameter.Finite("FromInterval", high);
        Parameter.InOrder("FromInterval", (nameof(low), low), (nameof(high), high));
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "FromInterval: a level lies between 0 and 1.");
        }

        if (shape == IntervalShape.Automatic)
        {
            double bound = Parameter.Constant(low) ?? throw new ArgumentException("FromInterval: say whether it is normal or log-normal where a bound is drawn.", nameof(shape));
            shape = bound > 0 ? IntervalShape.LogNormal : IntervalShape.Normal;
        }

        Quantity z = Quantity.NormalQuantile((1 + level) / 2);
        if (shape == IntervalShape.Normal)
        {
            return Normal((low + high) / 2, (high - low) / (2 * z), name);
        }

        Quantity from = Quantity.Log(Parameter.Positive("FromInterval", low)), to = Quantity.Log(Parameter.Positive("FromInterval", high));
        return LogNormal((from + to) / 2, (to - from) / (2 * z), name);
    }

    /// <summary>One of several quantities, each with a probability in proportion to its weight.</summary>
    /// <param name="components">The quantities; distributions, constants or any expressions, which stay draws of their own.</param>
    /// <param name="weights">Their weights, not below 0, in any unit; they may be drawn.</param>
    /// <param name="name">Name that fixes the stream of the uniform that selects.</param>
    /// <exception cref="ArgumentException">No components, lengths that differ, or a constant weight that is not allowed.</exception>
    public static RandomQuantity Mixture(IReadOnlyList<Quantity> components, IReadOnlyList<Quantity> weights, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(weights);
        if (components.Count != weights.Count || components.Count == 0)
        {
            throw new ArgumentException(
                $"Mixture: as many weights as components are needed, and at least one; {components.Count} components and {weights.Count} weights were given.", nameof(weights));
        }

        foreach (Quantity weight in weights)
        {
            Parameter.NotNegative("Mixture", weight);
        }

        return Parameter.Constant(Quantity.Sum(weights)) is double sum && !(sum > 0 && double.IsFinite(sum))
            ? throw new ArgumentException($"Mixture: the weights must sum to a finite number above 0; they sum to {sum:R}.", nameof(weights))
            : MixtureMargin.Of([.. components], [.. weights]).On(new UniformQuantity(name));
    }

    /// <summary>A draw from a distribution held between two bounds, as if all draws outside had been thrown away.</summary>
    /// <param name="draw">A draw, as a method of this class gives it.</param>
    /// <param name="low">Lower bound; minus infinity for none.</param>
    /// <param name="high">Upper bound; infinity for none.</param>
    /// <remarks>
    /// It has the uniform of <paramref name="draw"/>, squeezed between the probabilities of the bounds, so the two rise together where
    /// both are used. The parameters of normal, log-normal, uniform, log-uniform and exponential distributions may be drawn, and so may their
    /// bounds; those of others are constants. A mixture is truncated by its components, and their weights by what is left of them.
    /// </remarks>
    /// <exception cref="ArgumentException">No distribution, one that cannot be truncated so, or one with nothing between the bounds.</exception>
    public static RandomQuantity Truncate(Quantity draw, Quantity low, Quantity high)
    {
        ArgumentNullException.ThrowIfNull(draw);
        Parameter.InOrder("Truncate", (nameof(low), low), (nameof(high), high));
        return draw is RandomQuantity random
            ? random.Margin.Truncate(random, low, high)
            : throw new ArgumentException("Truncate: a draw from a distribution can be truncated; an expression was given. Clamp holds an expression between bounds.", nameof(draw));
    }
}

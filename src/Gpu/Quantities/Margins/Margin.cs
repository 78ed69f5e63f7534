namespace Forecast.Gpu.Quantities.Margins;

/// <summary>A distribution whose parameters are quantities: what a draw remembers.</summary>
internal abstract class Margin
{
    private const double LargestProbability = 1 - 1.0 / (1L << 53);

    /// <summary>Its name, as a noun.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a draw is the quantile of one uniform; not so for a mixture.</summary>
    public virtual bool HasQuantile => true;

    /// <summary>The value that it stays below with a probability that lies between 0 and 1.</summary>
    public abstract Quantity Quantile(Quantity probability);

    /// <summary>The quantile at the probability that a standard normal quantity stays below z.</summary>
    public virtual Quantity FromNormal(Quantity z) => Quantile(Quantity.Min(Quantity.NormalCdf(z), LargestProbability));

    /// <summary>The distribution between two bounds.</summary>
    /// <exception cref="ArgumentException">It has no clean truncation, or holds nothing between them.</exception>
    public virtual Margin Truncated(Quantity low, Quantity high) => SqueezedMargin.Of(this, low, high);

    /// <summary>The probability between two bounds.</summary>
    public virtual Quantity Mass(Quantity low, Quantity high)
    {
        (double below, double upTo) = SqueezedMargin.Probabilities(this, low, high);
        return Math.Max(upTo - below, 0);
    }

    /// <summary>A draw by a uniform of its own.</summary>
    public virtual RandomQuantity Draw(string? name) => On(new UniformQuantity(name));

    /// <summary>The draw by a uniform.</summary>
    public virtual RandomQuantity On(UniformQuantity uniform) => new(this, uniform, Quantile(uniform));

    /// <summary>The draw between two bounds, by the same uniform.</summary>
    public virtual RandomQuantity Truncate(RandomQuantity draw, Quantity low, Quantity high) => Truncated(low, high).On(draw.Uniform);

    /// <summary>Refuses bounds that hold nothing.</summary>
    protected Quantity Checked(Quantity mass, Quantity low, Quantity high) => mass is ConstantQuantity { Value: double m } && !(m > 0)
        ? throw new ArgumentException(
            $"Truncate: the {Name} distribution holds no probability between {Parameter.Constant(low):R} and {Parameter.Constant(high):R}.", nameof(high))
        : mass;
}

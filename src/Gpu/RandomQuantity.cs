using Forecast.Gpu.Quantities;
using Forecast.Gpu.Quantities.Margins;

namespace Forecast.Gpu;

/// <summary>A draw from a distribution, which it remembers: so that it can be truncated, correlated with others, or drawn again.</summary>
public sealed class RandomQuantity : Quantity
{
    internal RandomQuantity(Margin margin, UniformQuantity uniform, Quantity body)
    {
        Margin = margin;
        Uniform = uniform;
        Body = body;
    }

    /// <summary>Name of the distribution, as a noun: <c>normal</c>.</summary>
    public string Distribution => Margin.Name;

    /// <summary>Name of its draw, which fixes its stream; null without.</summary>
    public string? Name => Uniform.Name;

    // The uniform that it is the quantile of; that which selects the component for a mixture.
    internal UniformQuantity Uniform { get; }

    internal Margin Margin { get; }

    internal Quantity Body { get; }

    internal override bool IsIndicator => Body.IsIndicator;

    /// <summary>An independent draw from the same distribution, with the same parameters.</summary>
    /// <param name="name">Name that fixes its stream; a number in order of first use without.</param>
    public RandomQuantity Redraw(string? name = null) => Margin.Draw(name);
}

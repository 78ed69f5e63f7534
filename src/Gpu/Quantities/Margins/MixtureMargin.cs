namespace Forecast.Gpu.Quantities.Margins;

/// <summary>One of several quantities, selected by a uniform of its own.</summary>
/// <param name="components">The quantities.</param>
/// <param name="cumulative">For each but the last, the probability of it and those before it.</param>
/// <param name="weights">The weights, which sum to <paramref name="total"/>.</param>
/// <param name="total">Sum of the weights.</param>
internal sealed class MixtureMargin(IReadOnlyList<Quantity> components, IReadOnlyList<Quantity> cumulative, IReadOnlyList<Quantity> weights, Quantity total) : Margin
{
    public override string Name => "mixture";

    public override bool HasQuantile => false;

    public static MixtureMargin Of(IReadOnlyList<Quantity> components, IReadOnlyList<Quantity> weights)
    {
        var sums = new Quantity[weights.Count];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = i == 0 ? weights[0] : sums[i - 1] + weights[i];
        }

        Quantity total = sums[^1];
        return new MixtureMargin(components, [.. sums[..^1].Select(sum => sum / total)], weights, total);
    }

    public override Quantity Quantile(Quantity probability) => throw new NotSupportedException("A mixture is drawn by more than one uniform.");

    public override RandomQuantity On(UniformQuantity uniform)
    {
        Quantity value = components[^1];
        for (int i = cumulative.Count - 1; i >= 0; i--)
        {
            value = Quantity.Select(uniform < cumulative[i], components[i], value);
        }

        return new RandomQuantity(this, uniform, value);
    }

    public override RandomQuantity Draw(string? name)
    {
        Quantity[] redrawn = [.. components.Select((component, i) => component switch
        {
            RandomQuantity random => random.Redraw(name is null ? null : $"{name}/component {i + 1}"),
            ConstantQuantity => component,
            _ => throw new ArgumentException($"Redraw: component {i + 1} of the mixture is an expression, which cannot be drawn again."),
        })];
        return new MixtureMargin(redrawn, cumulative, weights, total).On(new UniformQuantity(name));
    }

    public override RandomQuantity Truncate(RandomQuantity draw, Quantity low, Quantity high)
    {
        var kept = new List<Quantity>();
        var masses = new List<Quantity>();
        for (int i = 0; i < components.Count; i++)
        {
            Quantity mass = weights[i] * MassOf(i, low, high);
            if (!Parameter.Is(mass, 0))
            {
                masses.Add(mass);
                kept.Add(components[i] is RandomQuantity random ? random.Margin.Truncate(random, low, high) : components[i]);
            }
        }

        return kept.Count > 0
            ? Of(kept, masses).On(draw.Uniform)
            : throw new ArgumentException($"Truncate: no component of the mixture holds probability between {Parameter.Constant(low):R} and {Parameter.Constant(high):R}.", nameof(high));
    }

    public override Quantity Mass(Quantity low, Quantity high) => Quantity.Sum(weights.Select((weight, i) => weight * MassOf(i, low, high))) / total;

    private Quantity MassOf(int i, Quantity low, Quantity high) => components[i] switch
    {
        RandomQuantity random => random.Margin.Mass(low, high),
        ConstantQuantity point => (low <= point).And(point <= high),
        _ => throw new ArgumentException($"Truncate: component {i + 1} of the mixture is an expression; give distributions or constants."),
    };
}

namespace Forecast.Gpu.Quantities.Margins;

/// <summary>A uniform distribution, or that whose logarithm is one.</summary>
/// <param name="low">Lower bound.</param>
/// <param name="high">Upper bound.</param>
/// <param name="isLog">Whether the logarithm is uniform.</param>
internal sealed class UniformMargin(Quantity low, Quantity high, bool isLog) : Margin
{
    public override string Name => isLog ? "log-uniform" : "uniform";

    public override Quantity Quantile(Quantity probability)
    {
        Quantity value = Parameter.Scaled(probability, Scale(high) - Scale(low), Scale(low));
        return isLog ? Quantity.Exp(value) : value;
    }

    public override Margin Truncated(Quantity low1, Quantity high1)
    {
        Checked(Mass(low1, high1), low1, high1);
        return new UniformMargin(Quantity.Max(low, low1), Quantity.Min(high, high1), isLog);
    }

    public override Quantity Mass(Quantity low1, Quantity high1) =>
        Quantity.Max((Scale(Quantity.Min(high, high1)) - Scale(Quantity.Max(low, low1))) / (Scale(high) - Scale(low)), 0);

    private Quantity Scale(Quantity bound) => isLog ? Quantity.Log(bound) : bound;
}

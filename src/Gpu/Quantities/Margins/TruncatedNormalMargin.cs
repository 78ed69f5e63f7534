namespace Forecast.Gpu.Quantities.Margins;

/// <summary>A normal or log-normal distribution between two bounds.</summary>
/// <param name="whole">The distribution.</param>
/// <param name="slice">What is left of the standard normal one.</param>
/// <param name="low">Lower bound.</param>
/// <param name="high">Upper bound.</param>
internal sealed class TruncatedNormalMargin(NormalMargin whole, NormalSlice slice, Quantity low, Quantity high) : Margin
{
    public override string Name => whole.Name;

    public override Quantity Quantile(Quantity probability) => Quantity.Min(Quantity.Max(whole.FromNormal(slice.Quantile(probability)), low), high);

    public override Margin Truncated(Quantity low1, Quantity high1) => whole.Truncated(Quantity.Max(low, low1), Quantity.Min(high, high1));

    public override Quantity Mass(Quantity low1, Quantity high1) => whole.Mass(Quantity.Max(low, low1), Quantity.Min(high, high1)) / slice.Mass;
}

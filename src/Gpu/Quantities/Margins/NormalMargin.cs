namespace Forecast.Gpu.Quantities.Margins;

/// <summary>A normal distribution, or that whose logarithm is one.</summary>
/// <param name="mean">Mean, of the natural logarithm for a log-normal one.</param>
/// <param name="deviation">Standard deviation, of the natural logarithm for a log-normal one.</param>
/// <param name="isLog">Whether the logarithm is normal.</param>
internal sealed class NormalMargin(Quantity mean, Quantity deviation, bool isLog) : Margin
{
    public override string Name => isLog ? "log-normal" : "normal";

    public override Quantity Quantile(Quantity probability) => FromNormal(Quantity.NormalQuantile(probability));

    public override Quantity FromNormal(Quantity z)
    {
        Quantity value = Parameter.Scaled(z, deviation, mean);
        return isLog ? Quantity.Exp(value) : value;
    }

    public override Margin Truncated(Quantity low, Quantity high)
    {
        var slice = new NormalSlice(Standard(low), Standard(high));
        Checked(slice.Mass, low, high);
        return new TruncatedNormalMargin(this, slice, low, high);
    }

    public override Quantity Mass(Quantity low, Quantity high) => new NormalSlice(Standard(low), Standard(high)).Mass;

    private Quantity Standard(Quantity bound) => ((isLog ? Quantity.Log(Quantity.Max(bound, 0)) : bound) - mean) / deviation;
}

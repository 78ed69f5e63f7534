namespace Forecast.Gpu.Quantities.Margins;

/// <summary>An exponential distribution.</summary>
/// <param name="rate">Its rate.</param>
internal sealed class ExponentialMargin(Quantity rate) : Margin
{
    public override string Name => "exponential";

    // 1 - u has all its digits, as u is a multiple of 2^-53.
    public override Quantity Quantile(Quantity probability) => -Quantity.Log(1 - probability) / rate;

    public override Margin Truncated(Quantity low, Quantity high)
    {
        Checked(Mass(low, high), low, high);
        Quantity from = Quantity.Max(low, 0);
        Quantity share = 1 - Quantity.Exp(-rate * (high - from));
        return new FormulaMargin(Name, p => Quantity.Min(from - Quantity.Log(Quantity.MultiplyAdd(-p, share, 1)) / rate, high));
    }

    public override Quantity Mass(Quantity low, Quantity high)
    {
        Quantity from = Quantity.Max(low, 0);
        return Quantity.Exp(-rate * from) * Quantity.Max(1 - Quantity.Exp(-rate * (high - from)), 0);
    }
}

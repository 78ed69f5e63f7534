namespace Forecast.Gpu.Quantities.Margins;

/// <summary>An exponential distribution.</summary>
/// <param name="rate">Its rate.</param>
internal sealed class ExponentialMargin(Quantity rate) : Margin
{
    public override string Name => "exponential";

    // ln(1 - u) loses digits where 1 - u is rounded, which u / (1 - (1 - u)) gives back (Kahan); a run's uniforms lose none.
    public override Quantity Quantile(Quantity probability)
    {
        Quantity complement = 1 - probability;
        Quantity value = -Quantity.Log(complement) * (probability / (1 - complement));
        return Quantity.Select(probability < 1e-16, probability, value) / rate;
    }

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

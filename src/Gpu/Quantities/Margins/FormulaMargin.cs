namespace Forecast.Gpu.Quantities.Margins;

/// <summary>A distribution given by the formula of its quantile.</summary>
/// <param name="name">Its name, as a noun.</param>
/// <param name="quantile">Builds the quantile at a probability.</param>
internal sealed class FormulaMargin(string name, Func<Quantity, Quantity> quantile) : Margin
{
    public override string Name => name;

    public override Quantity Quantile(Quantity probability) => quantile(probability);
}

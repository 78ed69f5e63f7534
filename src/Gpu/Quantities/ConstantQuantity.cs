namespace Forecast.Gpu.Quantities;

/// <summary>A number that is certain.</summary>
internal sealed class ConstantQuantity(double value) : Quantity
{
    /// <summary>The number.</summary>
    public double Value { get; } = value;

    internal override bool IsIndicator => Value is 0 or 1;
}

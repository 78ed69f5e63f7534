namespace Forecast.Gpu.Quantities;

/// <summary>A number from the open interval (0, 1), all equally likely: what every distribution is drawn by.</summary>
/// <param name="name">Name that fixes its stream; a number in order of first use without.</param>
internal sealed class UniformQuantity(string? name) : Quantity
{
    /// <summary>Its name, if it has one.</summary>
    public string? Name { get; } = name;
}

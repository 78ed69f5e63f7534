namespace Forecast.Figures;

/// <summary>One of a figure's small multiples.</summary>
/// <param name="Title">What sets this panel apart: a domain, a vintage.</param>
/// <param name="Layers">What is drawn in it.</param>
public sealed record Panel(string Title, IReadOnlyList<Layer> Layers)
{
    /// <summary>
    /// A vertical axis of its own, such as the rows of choices below a curve; null for the figure's. One of names is as high as its names
    /// need. The panels of a figure with such an axis stand one below the other.
    /// </summary>
    public Axis? Y { get; init; }
}

namespace Forecast.Figures;

/// <summary>One of a figure's small multiples.</summary>
/// <param name="Title">What sets this panel apart: a domain, a vintage.</param>
/// <param name="Layers">What is drawn in it.</param>
public sealed record Panel(string Title, IReadOnlyList<Layer> Layers);

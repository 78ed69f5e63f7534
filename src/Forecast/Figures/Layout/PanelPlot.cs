namespace Forecast.Figures.Layout;

/// <summary>A panel laid out: its plot, its axes, its layers from back to front and its labels.</summary>
internal sealed record PanelPlot(
    Box Plot,
    Ruler X,
    Ruler Y,
    bool XLabels,
    bool YLabels,
    IReadOnlyList<Layer> Layers,
    IReadOnlyList<PlacedLabel> Labels,
    bool Empty);

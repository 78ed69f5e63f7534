namespace Forecast.Figures.Layout;

/// <summary>A label that has found its place, with a leader where it stands away from its anchor.</summary>
internal sealed record PlacedLabel(TextLine Text, Segment? Leader);

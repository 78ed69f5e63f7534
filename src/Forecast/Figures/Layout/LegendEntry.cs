namespace Forecast.Figures.Layout;

/// <summary>A line of the legend: a name and the marks it explains.</summary>
/// <param name="Text">The name.</param>
/// <param name="Style">The group's style.</param>
/// <param name="Marker">Whether points are explained.</param>
/// <param name="Line">The stroke explained, if any.</param>
/// <param name="Bands">How many bands lie over one another in the key; 0 for none.</param>
internal sealed record LegendEntry(string Text, GroupStyle Style, bool Marker, LineStyle? Line, int Bands);

namespace Forecast.Figures.Layout;

/// <summary>A tick with its place on the page.</summary>
/// <param name="Tick">The tick.</param>
/// <param name="At">Its place along the axis.</param>
/// <param name="Label">The room of its label.</param>
internal sealed record TickMark(Tick Tick, double At, Box Label);

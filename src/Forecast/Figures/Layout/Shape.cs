namespace Forecast.Figures.Layout;

/// <summary>The mark of a point: a second sign beside colour, for print in black and white.</summary>
internal enum Shape
{
    Circle,
    Square,
    Triangle,
    Diamond,
    TriangleDown,
    Cross,
}

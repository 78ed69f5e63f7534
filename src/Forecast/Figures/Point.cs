namespace Forecast.Figures;

/// <summary>A point, with error bars where their ends are given.</summary>
/// <param name="X">Horizontal coordinate, in the axis's values.</param>
/// <param name="Y">Vertical coordinate, in the axis's values.</param>
/// <param name="Tooltip">Shown when the pointer rests on it.</param>
/// <param name="Label">Drawn beside it.</param>
/// <param name="Low">Lower end of the vertical error bar; minus infinity leaves it open.</param>
/// <param name="High">Upper end of the vertical error bar; infinity leaves it open.</param>
/// <param name="XLow">Left end of the horizontal error bar; minus infinity leaves it open.</param>
/// <param name="XHigh">Right end of the horizontal error bar; infinity leaves it open.</param>
public sealed record Point(
    double X,
    double Y,
    string? Tooltip = null,
    string? Label = null,
    double? Low = null,
    double? High = null,
    double? XLow = null,
    double? XHigh = null)
{
    /// <summary>Horizontal coordinate, in the axis's values.</summary>
    public double X { get; } = Coordinate.Finite(X, nameof(X));

    /// <summary>Vertical coordinate, in the axis's values.</summary>
    public double Y { get; } = Coordinate.Finite(Y, nameof(Y));

    /// <summary>Lower end of the vertical error bar.</summary>
    public double? Low { get; } = Coordinate.EndOrNull(Low, nameof(Low));

    /// <summary>Upper end of the vertical error bar.</summary>
    public double? High { get; } = Ordered(Low, High, nameof(High), "A vertical error bar");

    /// <summary>Left end of the horizontal error bar.</summary>
    public double? XLow { get; } = Coordinate.EndOrNull(XLow, nameof(XLow));

    /// <summary>Right end of the horizontal error bar.</summary>
    public double? XHigh { get; } = Ordered(XLow, XHigh, nameof(XHigh), "A horizontal error bar");

    private static double? Ordered(double? low, double? high, string name, string what)
    {
        Coordinate.Ordered(low, high, what);
        return Coordinate.EndOrNull(high, name);
    }
}

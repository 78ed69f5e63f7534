namespace Forecast.Figures;

/// <summary>A band's edges at one place.</summary>
/// <param name="X">Horizontal coordinate, in the axis's values.</param>
/// <param name="Low">Lower edge; minus infinity leaves it open.</param>
/// <param name="High">Upper edge; infinity leaves it open.</param>
public sealed record BandSlice(double X, double Low, double High)
{
    /// <summary>Horizontal coordinate, in the axis's values.</summary>
    public double X { get; } = Coordinate.Finite(X, nameof(X));

    /// <summary>Lower edge.</summary>
    public double Low { get; } = Coordinate.End(Low, nameof(Low));

    /// <summary>Upper edge.</summary>
    public double High { get; } = Ordered(Low, High);

    private static double Ordered(double low, double high)
    {
        Coordinate.Ordered(low, high, "A slice of a band");
        return Coordinate.End(high, nameof(High));
    }
}

namespace Forecast.Projections.Stacked;

/// <summary>A shape that a trend may have.</summary>
public enum TrendShape
{
    /// <summary>One straight line.</summary>
    OneTrend,

    /// <summary>Straight pieces, their breaks unknown in number and date.</summary>
    Broken,

    /// <summary>A parabola.</summary>
    Quadratic,

    /// <summary>Growth that fades towards a ceiling.</summary>
    Saturating,
}

/// <summary>The words a shape is printed with.</summary>
public static class TrendShapeText
{
    /// <summary>The shape in the words of a table.</summary>
    public static string Text(this TrendShape shape) => shape switch
    {
        TrendShape.OneTrend => "one trend",
        TrendShape.Broken => "broken trend",
        TrendShape.Quadratic => "quadratic",
        TrendShape.Saturating => "saturating",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "Not a shape."),
    };
}

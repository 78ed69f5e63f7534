namespace Forecast.Figures;

/// <summary>How a line's stroke is broken.</summary>
public enum LineStyle
{
    /// <summary>Unbroken: what was fitted.</summary>
    Solid,

    /// <summary>Dashed: what is projected.</summary>
    Dashed,

    /// <summary>Dotted: what is only assumed.</summary>
    Dotted,
}

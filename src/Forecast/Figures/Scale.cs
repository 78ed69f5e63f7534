namespace Forecast.Figures;

/// <summary>How an axis reads its values and prints its ticks.</summary>
public enum Scale
{
    /// <summary>Values as they are.</summary>
    Linear,

    /// <summary>Values that are already log10 of the quantity; ticks read 10 to a power.</summary>
    Log10,

    /// <summary>Decimal years: 2012.5 is the middle of 2012.</summary>
    Time,

    /// <summary>Names: 0 is the first of <see cref="Axis.Categories"/>.</summary>
    Category,
}

namespace Forecast.Gpu;

/// <summary>The shape of a belief that is given by an interval.</summary>
public enum IntervalShape
{
    /// <summary>Log-normal where both bounds are above 0, else normal.</summary>
    Automatic,

    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Log-normal.</summary>
    LogNormal,
}

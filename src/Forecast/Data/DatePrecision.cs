namespace Forecast.Data;

/// <summary>How much of a date the source knows.</summary>
public enum DatePrecision
{
    /// <summary>The day.</summary>
    Day,

    /// <summary>The month; the date kept is its 15th.</summary>
    Month,

    /// <summary>The year; the date kept is its 2 July.</summary>
    Year,
}

namespace Forecast.Data;

/// <summary>Columns of a user's table beside times and values; null where there is none.</summary>
public sealed record RowColumns
{
    /// <summary>Column that names the group of a row.</summary>
    public string? Group { get; init; }

    /// <summary>Column of the standard error of a value: in its unit, or in orders of magnitude where logarithms are taken.</summary>
    public string? Error { get; init; }

    /// <summary>Column of a bound below the value.</summary>
    public string? Low { get; init; }

    /// <summary>Column of a bound above the value.</summary>
    public string? High { get; init; }
}

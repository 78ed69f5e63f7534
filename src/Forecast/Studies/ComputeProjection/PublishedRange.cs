namespace Forecast.Studies.ComputeProjection;

/// <summary>An estimate as printed, with its interval where one is printed.</summary>
/// <param name="Source">Where.</param>
/// <param name="Value">The digits of the value.</param>
/// <param name="Low">The digits of the lower end.</param>
/// <param name="High">The digits of the upper end.</param>
internal sealed record PublishedRange(string Source, string Value, string? Low = null, string? High = null)
{
    /// <summary>As a table prints it.</summary>
    public string Text => Low is null ? Value : $"{Value} [{Low}; {High}]";
}

namespace Forecast.Figures;

/// <summary>A chart as plain data.</summary>
public sealed record Figure
{
    /// <summary>What the figure shows, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>What the figure shows, for a reader who does not see it.</summary>
    public required string AltText { get; init; }
}

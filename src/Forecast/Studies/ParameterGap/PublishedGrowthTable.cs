namespace Forecast.Studies.ParameterGap;

/// <summary>A table of growth as published.</summary>
/// <param name="Id">Its name among the findings.</param>
/// <param name="Name">What it is called before a number.</param>
/// <param name="Title">Its caption.</param>
/// <param name="Source">Where it is printed.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record PublishedGrowthTable(string Id, string Name, string Title, string Source, IReadOnlyList<PublishedGrowth> Rows)
{
    /// <summary>How far our n may lie off.</summary>
    public Tolerance? CountTolerance { get; init; }

    /// <summary>How far our slope may lie off.</summary>
    public Tolerance? SlopeTolerance { get; init; }

    /// <summary>What a reader must know.</summary>
    public string? Note { get; init; }
}

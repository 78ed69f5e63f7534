namespace Forecast.Data;

/// <summary>One download of a public table of systems, curated.</summary>
/// <param name="Id">Its date.</param>
/// <param name="Title">Title of the table.</param>
public sealed record Vintage(string Id, string Title)
{
    /// <summary>SHA-256 of the curated file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";
}

namespace Forecast.Data;

/// <summary>One download of a public table of systems, curated.</summary>
/// <param name="Id">The date as the source states it, <c>2022-02</c> or <c>2022-05-03</c>.</param>
/// <param name="Date">The first day that <paramref name="Id"/> can mean; orders the vintages.</param>
/// <param name="FileName">Path of the curated table inside the data folder.</param>
/// <param name="Title">Title of the table.</param>
/// <param name="Source">Where the table comes from: repository, path and commit.</param>
public sealed record Vintage(string Id, DateOnly Date, string FileName, string Title, string Source)
{
    /// <summary>Number of systems.</summary>
    public int Rows { get; init; }

    /// <summary>SHA-256 of the curated file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>SHA-256 of the public table it was made from, in lower-case hexadecimal.</summary>
    public string SourceSha256 { get; init; } = "";

    /// <summary>Licence and whom to credit.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The line that goes under everything made from the table: title, vintage, licence and whom to credit.</summary>
    public string Credit => $"Data: \"{Title}\", vintage {Id}{(Licence.Length > 0 ? $"; {Licence}" : "")}";

    /// <summary>Which systems the table holds: <c>all systems</c>, <c>notable systems</c>, …</summary>
    public string Scope { get; init; } = "";

    /// <summary>The vintage whose domains were taken in place of the table's own; empty where it kept its own.</summary>
    public string DomainsFrom { get; init; } = "";

    /// <summary>The last day that <see cref="Id"/> can mean: no system of the table is published later.</summary>
    public DateOnly LastDay => DateText.ParseTo(Id);
}

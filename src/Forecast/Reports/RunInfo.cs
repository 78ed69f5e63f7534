namespace Forecast.Reports;

/// <summary>How the numbers of a report were computed: all that is needed to compute them again.</summary>
/// <param name="Version">Version of this program.</param>
/// <param name="Seed">Seed of every random number.</param>
/// <param name="Draws">Bootstrap resamples or Monte Carlo draws for each number.</param>
/// <param name="Vintages">The data vintages that the numbers rest on.</param>
/// <param name="Command">The command line that makes the report again.</param>
public sealed record RunInfo(string Version, ulong Seed, int Draws, IReadOnlyList<VintageInfo> Vintages, string Command);

/// <summary>A data vintage as a report names it.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">What the data are.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, in hexadecimal.</param>
public sealed record VintageInfo(string Id, string Title, string Sha256);

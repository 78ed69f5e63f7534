using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The data vintages of a run as a table.</summary>
internal static class RunTable
{
    public static Table Of(RunInfo run) => new(
        "vintages",
        "Data",
        [new Column("Vintage"), new Column("What it is"), new Column("SHA-256")],
        [.. run.Vintages.Select(IReadOnlyList<string> (vintage) => [vintage.Id, vintage.Title, vintage.Sha256])]);
}

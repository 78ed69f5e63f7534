using System.Globalization;

namespace Forecast.Data;

/// <summary>The list of the vintages in a data folder, kept in <c>vintages.csv</c>.</summary>
public static class VintageTable
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "vintages.csv";

    private static readonly string[] Header =
        ["id", "date", "file", "rows", "sha256", "source_sha256", "title", "source", "licence", "scope", "domains_from"];

    /// <summary>The vintages, oldest first.</summary>
    /// <exception cref="InputException">The file is missing or cannot be read.</exception>
    public static IReadOnlyList<Vintage> Read(string folder)
    {
        CsvFile table = CsvFile.Read(Path.Combine(folder, FileName));
        if (Header.FirstOrDefault(h => table.IndexOf(h) < 0) is { } missing)
        {
            throw new InputException($"'{table.Path}': the header lacks the column {missing}.");
        }

        if (table.Rows.FirstOrDefault(r => r.Cells.Count != table.Header.Count) is { } odd)
        {
            throw new InputException($"'{table.Path}': row {odd.Number} has {odd.Cells.Count} cells, the header has {table.Header.Count}.");
        }

        return Sorted(table.Rows.Select(row =>
        {
            return new Vintage(Cell("id"), ParseId(Cell("id")), Cell("file"), Cell("title"), Cell("source"))
            {
                Rows = int.TryParse(Cell("rows"), NumberStyles.None, CultureInfo.InvariantCulture, out int rows)
                    ? rows
                    : throw new InputException($"'{table.Path}': row {row.Number}, column rows, '{Cell("rows")}': not a number."),
                Sha256 = Cell("sha256"),
                SourceSha256 = Cell("source_sha256"),
                Licence = Cell("licence"),
                Scope = Cell("scope"),
                DomainsFrom = Cell("domains_from"),
            };

            string Cell(string column) => row.Cells[table.IndexOf(column)].Trim();
        }));
    }

    /// <summary>Writes the list.</summary>
    public static void Write(string folder, IEnumerable<Vintage> vintages) =>
        AtomicFile.WriteAllText(Path.Combine(folder, FileName), CsvText.Write(Header, Sorted(vintages).Select(v => new[]
        {
            v.Id, v.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), v.FileName, v.Rows.ToString(CultureInfo.InvariantCulture), v.Sha256,
            v.SourceSha256, v.Title, v.Source, v.Licence, v.Scope, v.DomainsFrom,
        })));

    /// <summary>The first day that an id can mean.</summary>
    /// <exception cref="InputException">Not a month or a day.</exception>
    public static DateOnly ParseId(string id) =>
        DateText.TryParse(id, out DateOnly first, out DatePrecision precision) && precision != DatePrecision.Year
            ? first
            : throw new InputException($"'{id}' is not the date of a vintage. Allowed: a month or a day, as in 2026-07 or 2026-07-15.");

    private static List<Vintage> Sorted(IEnumerable<Vintage> vintages) =>
        vintages.OrderBy(v => (v.Date, v.Id)).ToList();
}

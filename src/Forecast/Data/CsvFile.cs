using CsvHelper;

namespace Forecast.Data;

/// <summary>A CSV file as text: a header and rows of as many cells.</summary>
public sealed class CsvFile
{
    // The quotes are sound already: TableText says where they are not.
    private static readonly CsvReaderOptions Options = new() { Separator = ',', HasHeader = false, SkipEmptyLines = false };

    private readonly Dictionary<string, int> _index;

    private CsvFile(string path, string sha256, string[] header, IReadOnlyList<CsvRow> rows)
    {
        Path = path;
        Sha256 = sha256;
        Header = header;
        Rows = rows;
        _index = new Dictionary<string, int>(header.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < header.Length; i++)
        {
            _index.TryAdd(header[i], i);
        }
    }

    /// <summary>Path of the file, as given.</summary>
    public string Path { get; }

    /// <summary>SHA-256 of the file.</summary>
    public string Sha256 { get; }

    /// <summary>Names of the columns, trimmed.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows under the header; wholly empty lines are left out.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Place of a column, whatever the case of its name; -1 where there is none.</summary>
    public int IndexOf(string column) => _index.GetValueOrDefault(column, -1);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file cannot be read as a table; the sentence says where and why.</exception>
    public static CsvFile Read(string path)
    {
        TableText text = TableText.Read(path);
        using CsvReader reader = CsvReader.Create(text.Bytes.ToArray(), Options);
        string[] header = reader.Read() ? Cells(reader) : [];
        header = Array.ConvertAll(header, h => h.Trim());
        RefuseTwins(path, header);
        var rows = new List<CsvRow>();
        for (int number = 2; reader.Read(); number++)
        {
            string[] cells = Cells(reader);
            if (cells.Length > 1 || cells[0].Length > 0)
            {
                rows.Add(new CsvRow(number, cells));
            }
        }

        return new CsvFile(path, text.Sha256, header, rows);
    }

    /// <summary>A piece of a cell, short enough for a sentence.</summary>
    internal static string Quote(string text) => text.Length <= 60 ? $"'{text}'" : $"'{text.AsSpan(0, 57)}…'";

    private static string[] Cells(CsvReader reader)
    {
        string[] cells = new string[reader.FieldCount];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i);
        }

        return cells;
    }

    private static void RefuseTwins(string path, string[] header)
    {
        string? twin = header.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twin is not null)
        {
            throw new InputException($"'{path}': the header names the column '{twin}' twice.");
        }
    }
}

/// <summary>One row of a <see cref="CsvFile"/>.</summary>
/// <param name="Number">Number of the row as a spreadsheet counts, the header being row 1.</param>
/// <param name="Cells">The cells, as they stand.</param>
public sealed record CsvRow(int Number, IReadOnlyList<string> Cells);

namespace Forecast.Data.Import;

/// <summary>A public table: which of its columns holds which field.</summary>
public sealed class SourceTable
{
    private readonly Dictionary<SourceField, int[]> _columns = [];

    /// <summary>Recognises the columns of a table.</summary>
    /// <exception cref="InputException">It has no column for the name or for the date of a system.</exception>
    public SourceTable(CsvFile table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        List<string> plain = table.Header.Select(SourceField.Plain).ToList();
        foreach (SourceField field in SourceField.All)
        {
            IEnumerable<int> places = field.Headers.Select(h => plain.IndexOf(SourceField.Plain(h)));
            _columns[field] = places.Where(i => i >= 0).Distinct().ToArray();
        }

        Require(SourceField.System);
        Require(SourceField.Published);
        foreach (CsvRow row in table.Rows)
        {
            if (row.Cells.Count != table.Header.Count)
            {
                throw new InputException(
                    $"'{table.Path}': row {row.Number} has {row.Cells.Count} cells, the header has {table.Header.Count}; the file is damaged or cut short.");
            }
        }
    }

    /// <summary>The file.</summary>
    public CsvFile Table { get; }

    /// <summary>Headers that hold nothing the curated table keeps.</summary>
    public IReadOnlyList<string> Ignored
    {
        get
        {
            var used = _columns.Values.SelectMany(c => c).ToHashSet();
            return Table.Header.Where((_, i) => !used.Contains(i)).Where(h => h.Length > 0).ToList();
        }
    }

    /// <summary>Whether the table has a column for the field.</summary>
    public bool Has(SourceField field) => _columns[field].Length > 0;

    /// <summary>The cell of a field, trimmed, and the header it stands under; an empty text where there is none.</summary>
    public (string Text, string Header) Cell(CsvRow row, SourceField field)
    {
        ArgumentNullException.ThrowIfNull(row);
        int[] columns = _columns[field];
        foreach (int column in columns)
        {
            string text = row.Cells[column].Trim();
            if (text.Length > 0)
            {
                return (text, Table.Header[column]);
            }
        }

        return ("", columns.Length > 0 ? Table.Header[columns[0]] : field.Headers[0]);
    }

    private void Require(SourceField field)
    {
        if (!Has(field))
        {
            throw new InputException(
                $"'{Table.Path}' has no column for the {field.Name} of a system. Recognised headers: {string.Join(", ", field.Headers)}. "
                + $"The file's headers: {CsvFile.Quote(string.Join(", ", Table.Header))}.");
        }
    }
}

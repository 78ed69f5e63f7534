namespace Forecast.Data.Import;

/// <summary>What an import kept, dropped and changed, in sentences.</summary>
public sealed class ImportReport
{
    private readonly List<string> _notes = [];
    private readonly SortedDictionary<string, int> _changes = new(StringComparer.Ordinal);

    /// <summary>What was dropped or could not be read, each with its row.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>What was changed in the same way in many rows, each with the number of rows.</summary>
    public IReadOnlyList<string> Changes => _changes.Select(c => $"{c.Key} ({c.Value} {(c.Value == 1 ? "row" : "rows")}).").ToList();

    /// <summary>Notes something about one cell.</summary>
    public void Note(int row, string column, string text, string what) =>
        _notes.Add($"Row {row}, {column}, {CsvFile.Quote(SourceList.Clean(text))}: {what}.");

    /// <summary>Notes something about one row.</summary>
    public void Note(int row, string what) => _notes.Add($"Row {row}: {what}.");

    /// <summary>Counts a change.</summary>
    /// <param name="what">The change, as a clause; equal clauses are counted together.</param>
    public void Count(string what) => _changes[what] = _changes.GetValueOrDefault(what) + 1;
}

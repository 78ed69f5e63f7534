namespace Forecast.Data.Import;

/// <summary>How a table of the data folder, other than the systems, is made from a public one: which rows, which columns, under which names.</summary>
public sealed record CuratedTable
{
    /// <summary>Place in the data folder: <c>scaling/chinchilla-figure-4.csv</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Place in the folder of raw tables: <c>scaling/chinchilla_figure4_245.csv</c>, or the folder of several (<see cref="Series"/>).</summary>
    public required string Source { get; init; }

    /// <summary>
    /// Tables of the same columns in the folder <see cref="Source"/>, put one under the other, each row with the name of its table in front in
    /// a column <c>series</c>; empty where the source is one table.
    /// </summary>
    public IReadOnlyList<(string Name, string File)> Series { get; init; } = [];

    /// <summary>Our columns, in order.</summary>
    public required IReadOnlyList<CuratedColumn> Columns { get; init; }

    /// <summary>Which rows of the source are kept; all where it is not given. It is handed the row and a reader of a cell by the source's column.</summary>
    public Func<Func<string, string>, bool> Keep { get; init; } = static _ => true;

    /// <summary>The table as CSV text.</summary>
    /// <param name="sources">Folder of the raw tables.</param>
    /// <exception cref="InputException">The raw table cannot be read, or lacks a column.</exception>
    public string Curate(string sources)
    {
        string source = Path.Combine(sources, Source);
        IEnumerable<string> names = Columns.Select(column => column.Name);
        return Series.Count == 0
            ? CsvText.Write(names, Rows(source))
            : CsvText.Write(names.Prepend("series"), Series.SelectMany(one => Rows(Path.Combine(source, one.File)).Select(row => row.Prepend(one.Name))));
    }

    private List<IEnumerable<string>> Rows(string path)
    {
        CsvFile raw = CsvFile.Read(path);
        var rows = new List<IEnumerable<string>>();
        foreach (CsvRow row in raw.Rows)
        {
            string Cell(string column)
            {
                int place = raw.IndexOf(column);
                return place >= 0 ? row.Cells[place].Trim() : throw new InputException($"'{raw.Path}' lacks the column '{column}'.");
            }

            if (Keep(Cell))
            {
                rows.Add([.. Columns.Select(column => column.Text(Cell))]);
            }
        }

        return rows;
    }
}

/// <summary>A column of a curated table.</summary>
/// <param name="Name">Our name.</param>
/// <param name="Text">The cell's text, from a reader of the source's cells by column.</param>
public sealed record CuratedColumn(string Name, Func<Func<string, string>, string> Text)
{
    /// <summary>A column taken over as it stands.</summary>
    /// <param name="name">Our name.</param>
    /// <param name="source">The source's name.</param>
    public CuratedColumn(string name, string source)
        : this(name, cell => cell(source))
    {
    }
}

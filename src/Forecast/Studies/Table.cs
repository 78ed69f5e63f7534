namespace Forecast.Studies;

/// <summary>A table as plain data: every cell is the text to print, renderers do the rest.</summary>
/// <param name="Id">Stable name, used for file names: <c>table-4</c>.</param>
/// <param name="Title">The caption.</param>
/// <param name="Columns">The columns, left to right.</param>
/// <param name="Rows">The rows, each with one text for each column.</param>
/// <param name="Note">What a reader must know to read the table: the interval's level, the unit, the rule.</param>
public sealed record Table(string Id, string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string? Note = null)
{
    /// <summary>Indices of rows that begin a new group; a renderer sets them apart.</summary>
    public IReadOnlyList<int> GroupStarts { get; init; } = [];
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">The heading, with the unit.</param>
/// <param name="Alignment">Numbers stand right, words left.</param>
public sealed record Column(string Title, Alignment Alignment = Alignment.Left);

/// <summary>Which side the text of a column stands on.</summary>
public enum Alignment
{
    /// <summary>Words.</summary>
    Left,

    /// <summary>Numbers.</summary>
    Right,
}

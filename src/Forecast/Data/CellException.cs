using System.Globalization;

namespace Forecast.Data;

/// <summary>A cell of a table that cannot be used: its sentence names file, row, column and text, and says what is allowed.</summary>
public sealed class CellException : InputException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">Place of the column.</param>
    /// <param name="allowed">What is allowed there, to follow "is not".</param>
    public CellException(CsvFile table, CsvRow row, int column, string allowed)
        : base(Sentence(table, row, column, allowed))
    {
    }

    /// <summary>Creates the exception of a table that breaks the rules of its dictionary.</summary>
    /// <param name="sentence">What is wrong and where.</param>
    public CellException(string sentence)
        : base(sentence)
    {
    }

    private static string Sentence(CsvFile table, CsvRow row, int column, string allowed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        string text = CsvFile.Quote(column < row.Cells.Count ? row.Cells[column].Trim() : "");
        return $"'{table.Path}', row {row.Number.ToString(CultureInfo.InvariantCulture)}, column '{table.Header[column]}': {text} is not {allowed}.";
    }
}

namespace Forecast.Data;

/// <summary>A cell of a curated table that breaks a rule of the dictionary.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Row">Number of the row as a spreadsheet counts, the header being row 1.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Text">The text of the cell.</param>
/// <param name="Rule">The rule it breaks, as a whole clause: <c>a quantity is positive; missing is an empty cell, never 0</c>.</param>
/// <param name="IsUnreadable">Whether the cell has no meaning at all, so that the table cannot be used before it is mended.</param>
public sealed record Violation(string File, int Row, string Column, string Text, string Rule, bool IsUnreadable)
{
    /// <summary>The violation in one line.</summary>
    public string Describe() => $"{File}: row {Row}, column {Column}, {CsvFile.Quote(Text)}: {Rule}";
}

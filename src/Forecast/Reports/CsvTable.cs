using System.Buffers;
using System.Globalization;
using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A table as comma-separated values (RFC 4180): one line of headings, then one line a row, each ended by CR LF.</summary>
/// <remarks>
/// A spreadsheet takes a cell that begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage return for a formula.
/// Such a cell is preceded by an apostrophe, unless it is a number or an interval of numbers, which stays as it is: <c>-5</c>, <c>-4.1 [-9; 2]</c>.
/// </remarks>
public static class CsvTable
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789 .,;:[](){}%±+-−–eE∞");
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Renders a table's columns and rows; title and note have no place in the format.</summary>
    public static string Render(Table table)
    {
        TableShape.Require(table);
        var text = new StringBuilder();
        AppendLine(text, table.Columns.Select(column => column.Title));
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            AppendLine(text, row);
        }

        return text.ToString();
    }

    /// <summary>A number, whole; a cell is empty where there is none.</summary>
    internal static string Number(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string text)
    {
        string harmless = IsFormula(text) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(Quoted) || harmless != harmless.Trim()
            ? '"' + harmless.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : harmless;
    }

    private static bool IsFormula(string text) => text.Length > 0 && text[0] switch
    {
        '=' or '@' or '\t' or '\r' => true,
        '+' or '-' => text.AsSpan().ContainsAnyExcept(NumberCharacters)
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}

using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A table as plain text for a terminal or a transcript: the same bytes in both.</summary>
public static class TextTable
{
    private const string Gap = "  ";

    /// <summary>Renders a table with its title above and its note below, ending in a line end.</summary>
    /// <param name="table">The table.</param>
    /// <param name="width">Columns available. A wider table has its widest columns of words wrapped; one that cannot be narrowed stays wider.</param>
    public static string Render(Table table, int width)
    {
        TableShape.Require(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        int[] widths = ColumnWidths.Fit(table, width - Gap.Length * (table.Columns.Count - 1));
        var text = new StringBuilder();
        AppendParagraph(text, table.Title, width);
        text.Append('\n');
        AppendRow(text, table, [.. table.Columns.Select(column => column.Title)], widths);
        text.AppendJoin(Gap, widths.Select(w => new string('─', w))).Append('\n');
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (TableShape.SetsApart(table, row))
            {
                text.Append('\n');
            }

            AppendRow(text, table, table.Rows[row], widths);
        }

        if (table.Note is not null)
        {
            text.Append('\n');
            AppendParagraph(text, table.Note, width);
        }

        return text.ToString();
    }

    private static void AppendParagraph(StringBuilder text, string paragraph, int width)
    {
        foreach (string line in Paragraph.Lines(paragraph, width))
        {
            text.Append(line).Append('\n');
        }
    }

    private static void AppendRow(StringBuilder text, Table table, IReadOnlyList<string> cells, int[] widths)
    {
        IReadOnlyList<string>[] wrapped = [.. cells.Select((cell, c) => Paragraph.Lines(cell, Math.Max(widths[c], 1)))];
        int height = wrapped.Max(lines => lines.Count);
        for (int i = 0; i < height; i++)
        {
            IEnumerable<string> line = wrapped.Select((lines, c) =>
                TextWidth.Pad(i < lines.Count ? lines[i] : "", widths[c], table.Columns[c].Alignment));
            text.Append(string.Join(Gap, line).TrimEnd(' ')).Append('\n');
        }
    }
}

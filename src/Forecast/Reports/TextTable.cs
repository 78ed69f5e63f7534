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
        AppendLines(text, table, [.. table.Columns.Select((column, c) => Lines(column.Title, widths[c], column.Alignment))], widths);
        text.AppendJoin(Gap, widths.Select(w => new string('─', w))).Append('\n');
        var label = new Queue<string>();
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (TableShape.SetsApart(table, row))
            {
                text.Append('\n');
            }

            AppendRow(text, table, row, widths, label);
        }

        if (table.Note is not null)
        {
            text.Append('\n');
            AppendParagraph(text, table.Note, width);
        }

        return text.ToString();
    }

    /// <summary>Renders the rows of a list, one line each: words are cut to the width, and title and note are left to the caller.</summary>
    /// <param name="table">The table.</param>
    /// <param name="width">Columns available.</param>
    public static string RenderCut(Table table, int width)
    {
        TableShape.Require(table);
        int[] widths = ColumnWidths.Cut(table, width - Gap.Length * (table.Columns.Count - 1));
        var text = new StringBuilder();
        AppendCut(text, table, [.. table.Columns.Select(column => column.Title)], widths);
        text.AppendJoin(Gap, widths.Select(w => new string('─', w))).Append('\n');
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            AppendCut(text, table, row, widths);
        }

        return text.ToString();
    }

    private static void AppendCut(StringBuilder text, Table table, IReadOnlyList<string> row, int[] widths)
    {
        IEnumerable<string> cells = row.Select((cell, c) => TextWidth.Pad(TextWidth.Cut(cell, widths[c]), widths[c], table.Columns[c].Alignment));
        text.Append(string.Join(Gap, cells).TrimEnd(' ')).Append('\n');
    }

    private static void AppendParagraph(StringBuilder text, string paragraph, int width)
    {
        foreach (string line in Paragraph.Lines(paragraph, width))
        {
            text.Append(line).Append('\n');
        }
    }

    /// <summary>Appends one row.</summary>
    /// <param name="text">The table so far.</param>
    /// <param name="table">The table.</param>
    /// <param name="row">Index of the row.</param>
    /// <param name="widths">Widths of the columns.</param>
    /// <param name="label">Lines of a label not printed yet: they run on beside the rows it heads.</param>
    private static void AppendRow(StringBuilder text, Table table, int row, int[] widths, Queue<string> label)
    {
        List<string>[] cells = [.. table.Rows[row].Select((cell, c) => Lines(cell, widths[c], table.Columns[c].Alignment))];
        if (label.Count > 0)
        {
            cells[0] = [.. label];
            label.Clear();
        }

        if (row + 1 < table.Rows.Count && TableShape.ContinuesLabel(table, row + 1))
        {
            int height = cells.Skip(1).Select(lines => lines.Count).DefaultIfEmpty(1).Max();
            foreach (string line in cells[0].Skip(height))
            {
                label.Enqueue(line);
            }

            cells[0] = [.. cells[0].Take(height)];
        }

        AppendLines(text, table, cells, widths);
    }

    private static void AppendLines(StringBuilder text, Table table, List<string>[] cells, int[] widths)
    {
        int height = cells.Max(lines => lines.Count);
        for (int i = 0; i < height; i++)
        {
            IEnumerable<string> line = cells.Select((lines, c) =>
                TextWidth.Pad(i < lines.Count ? lines[i] : "", widths[c], table.Columns[c].Alignment));
            text.Append(string.Join(Gap, line).TrimEnd(' ')).Append('\n');
        }
    }

    private static List<string> Lines(string cell, int width, Alignment alignment)
    {
        string bound = ColumnWidths.Bind(cell, alignment);
        bool fits = ColumnWidths.LongestWord([bound]) <= width;
        return [.. Paragraph.Lines(fits ? bound : cell, Math.Max(width, 1)).Select(ColumnWidths.Unbind)];
    }
}

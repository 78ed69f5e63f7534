using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>How wide each column of a text table is.</summary>
internal static class ColumnWidths
{
    private const int Narrowest = 6;

    // Never in a terminal's text otherwise: a private-use character, so that a table's own no-break spaces stay what they are.
    private const char HardSpace = '\uE000';

    /// <summary>The widths of a table's columns in the room there is.</summary>
    /// <remarks>
    /// Every column begins as wide as its longest line. Where that is too much, the widest column gives way, one step at a time:
    /// first headings, then words down to the longest of them, then numbers part from their brackets,
    /// then brackets at their spaces, then words are broken.
    /// </remarks>
    /// <param name="table">The table.</param>
    /// <param name="room">Columns of the terminal for all of the table's columns together.</param>
    public static int[] Fit(Table table, int room)
    {
        int[] widths = [.. table.Columns.Select((_, c) => Cells(table, c).SelectMany(Paragraph.HardLines).Max(TextWidth.Of))];
        int[][] floors =
        [
            [.. table.Columns.Select((column, c) => Math.Max(LongestWord([column.Title]), LongestLine(table, c)))],
            [.. table.Columns.Select((column, c) => column.Alignment == Alignment.Right
                ? Math.Max(LongestWord([column.Title]), LongestLine(table, c))
                : LongestWord(Cells(table, c)))],
            [.. table.Columns.Select((column, c) => LongestWord(Cells(table, c).Select(cell => Bind(cell, column.Alignment))))],
            [.. table.Columns.Select((_, c) => LongestWord(Cells(table, c)))],
            [.. table.Columns.Select((column, c) => column.Alignment == Alignment.Right ? LongestWord(Cells(table, c)) : Narrowest)],
        ];
        foreach (int[] floor in floors)
        {
            Shrink(widths, floor, room);
        }

        return widths;
    }

    /// <summary>The widths of a table's columns where words may be cut and numbers may not.</summary>
    /// <param name="table">The table.</param>
    /// <param name="room">Columns of the terminal for all of the table's columns together.</param>
    public static int[] Cut(Table table, int room)
    {
        int[] widths = [.. table.Columns.Select((_, c) => Cells(table, c).Max(TextWidth.Of))];
        Shrink(widths, [.. widths.Select((full, c) => table.Columns[c].Alignment == Alignment.Right ? full : Math.Min(full, Narrowest))], room);
        return widths;
    }

    /// <summary>A number's text with the spaces inside brackets made hard, so that an interval stays on one line.</summary>
    public static string Bind(string cell, Alignment alignment)
    {
        if (alignment == Alignment.Left)
        {
            return cell;
        }

        int depth = 0;
        return string.Concat(cell.Select(c =>
        {
            depth += c is '[' or '(' ? 1 : c is ']' or ')' ? -1 : 0;
            return c == ' ' && depth > 0 ? HardSpace : c;
        }));
    }

    /// <summary>The text with its hard spaces made plain again.</summary>
    public static string Unbind(string line) => line.Replace(HardSpace, ' ');

    private static IEnumerable<string> Cells(Table table, int column) =>
        table.Rows.Select(row => row[column]).Prepend(table.Columns[column].Title);

    private static int LongestLine(Table table, int column) =>
        table.Rows.SelectMany(row => Paragraph.HardLines(row[column])).Select(TextWidth.Of).DefaultIfEmpty(0).Max();

    public static int LongestWord(IEnumerable<string> texts) =>
        texts.SelectMany(Paragraph.HardLines).SelectMany(line => line.Split(' ')).Select(TextWidth.Of).DefaultIfEmpty(0).Max();

    private static void Shrink(int[] widths, int[] floor, int room)
    {
        for (int excess = widths.Sum() - room; excess > 0; excess--)
        {
            int widest = -1;
            for (int c = 0; c < widths.Length; c++)
            {
                if (widths[c] > floor[c] && (widest < 0 || widths[c] > widths[widest]))
                {
                    widest = c;
                }
            }

            if (widest < 0)
            {
                return;
            }

            widths[widest]--;
        }
    }
}

using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>How wide each column of a text table is.</summary>
internal static class ColumnWidths
{
    private const int Narrowest = 6;

    /// <summary>The widths of a table's columns in the room there is.</summary>
    /// <remarks>
    /// Every column begins as wide as its longest line. Where that is too much, the widest column gives way, one step at a time:
    /// first headings and words down to their longest word, then numbers at their spaces, then words are broken.
    /// </remarks>
    /// <param name="table">The table.</param>
    /// <param name="room">Columns of the terminal for all of the table's columns together.</param>
    public static int[] Fit(Table table, int room)
    {
        int[] widths = [.. table.Columns.Select((_, c) => Cells(table, c).SelectMany(Paragraph.HardLines).Max(TextWidth.Of))];
        int[][] floors =
        [
            [.. table.Columns.Select((column, c) => column.Alignment == Alignment.Right
                ? Math.Max(LongestWord([column.Title]), LongestLine(table, c))
                : LongestWord(Cells(table, c)))],
            [.. table.Columns.Select((_, c) => LongestWord(Cells(table, c)))],
            [.. table.Columns.Select((column, c) => column.Alignment == Alignment.Right ? LongestWord(Cells(table, c)) : Narrowest)],
        ];
        foreach (int[] floor in floors)
        {
            Shrink(widths, floor, room);
        }

        return widths;
    }

    private static IEnumerable<string> Cells(Table table, int column) =>
        table.Rows.Select(row => row[column]).Prepend(table.Columns[column].Title);

    private static int LongestLine(Table table, int column) =>
        table.Rows.SelectMany(row => Paragraph.HardLines(row[column])).Select(TextWidth.Of).DefaultIfEmpty(0).Max();

    private static int LongestWord(IEnumerable<string> texts) =>
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

using System.Globalization;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary>A table in plain text, its columns aligned and cut to the width of a window.</summary>
public static class PlainTable
{
    private const string Gap = "  ";
    private const int Narrowest = 8;

    /// <summary>Writes a table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="table">The table; its title and note are left to the caller.</param>
    /// <param name="width">Columns of the window.</param>
    public static void Write(TextWriter output, Table table, int width)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(table);
        int[] widths = Widths(table, width);
        output.WriteLine(Line(table.Columns.Select(c => c.Title).ToList(), table.Columns, widths));
        output.WriteLine(string.Join(Gap, widths.Select(w => new string('-', w))));
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            output.WriteLine(Line(row, table.Columns, widths));
        }
    }

    private static int[] Widths(Table table, int width)
    {
        int[] widths = table.Columns.Select((c, i) => table.Rows.Select(r => Length(r[i])).Append(Length(c.Title)).Max()).ToArray();
        while (widths.Sum() + Gap.Length * (widths.Length - 1) > width)
        {
            int widest = -1;
            for (int i = 0; i < widths.Length; i++)
            {
                if (table.Columns[i].Alignment == Alignment.Left && widths[i] > Narrowest && (widest < 0 || widths[i] > widths[widest]))
                {
                    widest = i;
                }
            }

            if (widest < 0)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }

    private static string Line(IReadOnlyList<string> cells, IReadOnlyList<Column> columns, int[] widths)
    {
        IEnumerable<string> padded = cells.Select((cell, i) =>
        {
            string cut = Cut(cell, widths[i]);
            string space = new(' ', widths[i] - Length(cut));
            return columns[i].Alignment == Alignment.Right ? space + cut : cut + space;
        });
        return string.Join(Gap, padded).TrimEnd();
    }

    private static string Cut(string text, int width)
    {
        var info = new StringInfo(text);
        return info.LengthInTextElements <= width ? text : info.SubstringByTextElements(0, width - 1) + "…";
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;
}

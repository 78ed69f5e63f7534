using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>What every renderer asks of a table: a text for each column in each row, and groups that begin at rows.</summary>
internal static class TableShape
{
    /// <summary>Checks a table before it is rendered.</summary>
    /// <exception cref="ArgumentException">A row is too short or too long, or a group begins where there is no row.</exception>
    public static void Require(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (table.Rows[row].Count != table.Columns.Count)
            {
                throw new ArgumentException(
                    $"Table '{table.Id}' has {table.Columns.Count} columns, but row {row} has {table.Rows[row].Count} cells.", nameof(table));
            }
        }

        foreach (int start in table.GroupStarts)
        {
            if (start < 0 || start >= table.Rows.Count)
            {
                throw new ArgumentException(
                    $"Table '{table.Id}' has {table.Rows.Count} rows, but a group begins at row {start}.", nameof(table));
            }
        }
    }

    /// <summary>Whether a row begins a group that must be set apart from the rows above it.</summary>
    public static bool SetsApart(Table table, int row) => row > 0 && table.GroupStarts.Contains(row);

    /// <summary>Whether a row stands under the label of a row above it in its group: its own first cell, of words, is empty.</summary>
    public static bool ContinuesLabel(Table table, int row)
    {
        if (table.Columns[0].Alignment == Alignment.Right)
        {
            return false;
        }

        // Up to the label, or to where the group begins without one.
        while (row > 0 && table.Rows[row][0].Length == 0 && !table.GroupStarts.Contains(row))
        {
            row--;
            if (table.Rows[row][0].Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}

using System.Globalization;

namespace Forecast.Data;

/// <summary>Two columns of a user's own table: times and values.</summary>
public sealed class UserSeries
{
    private readonly double[] _times;
    private readonly double[] _values;

    private UserSeries(CsvFile table, string timeColumn, string valueColumn, bool dated, double[] times, double[] values, int skipped)
    {
        Path = table.Path;
        Sha256 = table.Sha256;
        TimeColumn = timeColumn;
        ValueColumn = valueColumn;
        IsDated = dated;
        _times = times;
        _values = values;
        Skipped = skipped;
    }

    /// <summary>Path of the table, as given.</summary>
    public string Path { get; }

    /// <summary>SHA-256 of the table.</summary>
    public string Sha256 { get; }

    /// <summary>Name of the column of times, as the header writes it.</summary>
    public string TimeColumn { get; }

    /// <summary>Name of the column of values, as the header writes it.</summary>
    public string ValueColumn { get; }

    /// <summary>Whether the times are dates, given in <see cref="Times"/> as Gregorian years.</summary>
    public bool IsDated { get; }

    /// <summary>The times.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The values, as the table has them.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Rows left out because their time or value is empty.</summary>
    public int Skipped { get; }

    /// <summary>Reads two columns.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="timeColumn">Column of times: numbers, or dates as in 2010-05-17; a date is recognised by its hyphens.</param>
    /// <param name="valueColumn">Column of values.</param>
    /// <param name="positive">Whether values must be above zero, because their logarithm is taken.</param>
    /// <exception cref="InputException">The file, a column or a cell cannot be used.</exception>
    public static UserSeries Read(string path, string timeColumn, string valueColumn, bool positive)
    {
        CsvFile table = CsvFile.Read(path);
        int x = Column(table, timeColumn), y = Column(table, valueColumn);
        CsvRow[] rows = [.. table.Rows.Where(row => Cell(row, x).Length > 0 && Cell(row, y).Length > 0)];
        bool dated = rows.Length > 0 && Cell(rows[0], x).IndexOf('-', StringComparison.Ordinal) > 0;
        var times = new double[rows.Length];
        var values = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            times[i] = dated ? Date(table, rows[i], x) : Number(table, rows[i], x);
            values[i] = Number(table, rows[i], y);
            if (positive && values[i] <= 0)
            {
                throw Bad(table, rows[i], y, "a value above zero, since its logarithm is taken");
            }
        }

        return new UserSeries(table, table.Header[x], table.Header[y], dated, times, values, table.Rows.Count - rows.Length);
    }

    private static int Column(CsvFile table, string name)
    {
        int index = table.IndexOf(name.Trim());
        return index >= 0 ? index : throw new InputException($"'{table.Path}' has no column '{name}'. It has: {string.Join(", ", table.Header)}.");
    }

    private static string Cell(CsvRow row, int column) => column < row.Cells.Count ? row.Cells[column].Trim() : "";

    private static double Number(CsvFile table, CsvRow row, int column) =>
        CommasGroupThousands(Cell(row, column))
        && double.TryParse(Cell(row, column), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : throw Bad(table, row, column, "a finite number");

    // "1,5" is one and a half to half of Europe: a comma is only believed where it parts groups of three digits.
    private static bool CommasGroupThousands(string text)
    {
        string[] groups = text.Split('.')[0].Split('e', 'E')[0].TrimStart('-', '+').Split(',');
        return groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3));
    }

    private static double Date(CsvFile table, CsvRow row, int column) =>
        DateText.TryParse(Cell(row, column), out DateOnly date, out _)
            ? Chronology.Gregorian.Years(date)
            : throw Bad(table, row, column, "a date as in 2010, 2010-05 or 2010-05-17, like the first row's");

    private static InputException Bad(CsvFile table, CsvRow row, int column, string allowed) =>
        new($"'{table.Path}', row {row.Number.ToString(CultureInfo.InvariantCulture)}, column '{table.Header[column]}': '{Cell(row, column)}' is not {allowed}.");
}

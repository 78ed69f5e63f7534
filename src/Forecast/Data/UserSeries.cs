namespace Forecast.Data;

/// <summary>Two columns of a user's own table: times and values.</summary>
public sealed class UserSeries
{
    private readonly double[] _times;
    private readonly double[] _values;

    internal UserSeries(UserTable table, string timeColumn, string valueColumn, bool positive, bool dated)
    {
        (Path, Sha256, Skipped) = (table.Path, table.Sha256, table.Skipped);
        (TimeColumn, ValueColumn) = (table.Name(timeColumn), table.Name(valueColumn));
        IsDated = dated;
        _times = IsDated ? table.Years(timeColumn) : table.Numbers(timeColumn);
        _values = positive ? table.Positives(valueColumn, "a value above zero, since its logarithm is taken") : table.Numbers(valueColumn);
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
        UserTable table = UserTable.Read(path, timeColumn, valueColumn);
        return new UserSeries(table, timeColumn, valueColumn, positive, table.IsDated(timeColumn));
    }

    /// <summary>Reads two columns, parted by a third.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="timeColumn">Column of times.</param>
    /// <param name="valueColumn">Column of values.</param>
    /// <param name="groupColumn">Column that names the group of a row.</param>
    /// <param name="positive">Whether values must be above zero, because their logarithm is taken.</param>
    /// <returns>A series for each group, the groups with most rows first.</returns>
    /// <exception cref="InputException">The file, a column or a cell cannot be used.</exception>
    public static IReadOnlyList<(string Group, UserSeries Series)> ReadGroups(string path, string timeColumn, string valueColumn, string groupColumn, bool positive)
    {
        UserTable table = UserTable.Read(path, timeColumn, valueColumn, groupColumn);
        bool dated = table.IsDated(timeColumn);
        return
        [
            .. table.Texts(groupColumn).GroupBy(name => name).OrderByDescending(rows => rows.Count())
                .Select(rows => (rows.Key, new UserSeries(table.Where(groupColumn, rows.Key), timeColumn, valueColumn, positive, dated))),
        ];
    }
}

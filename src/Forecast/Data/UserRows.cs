using System.Globalization;

namespace Forecast.Data;

/// <summary>A user's series with what is known of each row beside: its group, its error, its bounds.</summary>
public sealed class UserRows
{
    // An error of more than ten orders of magnitude is one in the unit of the value, given by mistake.
    private const double LargestLogError = 10;

    private UserRows(UserTable table, string timeColumn, string valueColumn, RowColumns columns, bool positive)
    {
        Series = new UserSeries(table, timeColumn, valueColumn, positive, table.IsDated(timeColumn));
        Columns = columns;
        if (columns.Group is { } group)
        {
            string[] names = table.Texts(group);
            Groups = [.. names.GroupBy(name => name).OrderByDescending(rows => rows.Count()).Select(rows => rows.Key)];
            Dictionary<string, int> index = Groups.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
            GroupOf = [.. names.Select(name => index[name])];
        }

        if (columns.Error is { } error)
        {
            // Words stand for a confidence, where the first cell is one.
            HasConfidence = positive && table.Count > 0 && table.Texts(error)[0].All(char.IsLetter);
            Errors = HasConfidence
                ? table.Parsed(error, ConfidenceError.TryParse, ConfidenceError.Allowed)
                : table.NumbersOrNone(error, (_, value) => ErrorObjection(value, positive));
        }

        if (columns is { Low: { } low, High: { } high })
        {
            double[] lows = table.NumbersOrNone(low, (row, value) => positive && value <= 0
                ? "a bound above zero, since its logarithm is taken"
                : value > Series.Values[row] ? $"at most the row's {Series.ValueColumn}, {Text(Series.Values[row])}" : null);
            (Low, High) = (lows, table.NumbersOrNone(high, (row, value) =>
                value < Series.Values[row] ? $"at least the row's {Series.ValueColumn}, {Text(Series.Values[row])}" : null));
        }
    }

    /// <summary>Times and values.</summary>
    public UserSeries Series { get; }

    /// <summary>The columns read beside them.</summary>
    public RowColumns Columns { get; }

    /// <summary>Names of the groups, the one with most rows first; empty where no column names them.</summary>
    public IReadOnlyList<string> Groups { get; } = [];

    /// <summary>Index in <see cref="Groups"/> of each row's; empty where no column names them.</summary>
    public IReadOnlyList<int> GroupOf { get; } = [];

    /// <summary>Standard error of each value, in its unit or in orders of magnitude; null where no column has them.</summary>
    public IReadOnlyList<double>? Errors { get; }

    /// <summary>Whether the errors stand for words of confidence.</summary>
    public bool HasConfidence { get; }

    /// <summary>Lower bound of each value, NaN where a row has none; null where no column has them.</summary>
    public IReadOnlyList<double>? Low { get; }

    /// <summary>Upper bound of each value, NaN where a row has none; null where no column has them.</summary>
    public IReadOnlyList<double>? High { get; }

    /// <summary>Reads the rows in which every column asked for is filled, but for bounds, which a row may lack.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="timeColumn">Column of times: numbers, or dates as in 2010-05-17.</param>
    /// <param name="valueColumn">Column of values.</param>
    /// <param name="columns">The columns beside them.</param>
    /// <param name="positive">Whether values must be above zero, because their logarithm is taken.</param>
    /// <exception cref="InputException">The file, a column or a cell cannot be used.</exception>
    public static UserRows Read(string path, string timeColumn, string valueColumn, RowColumns columns, bool positive)
    {
        ArgumentNullException.ThrowIfNull(columns);
        string[] beside = [.. new[] { columns.Group, columns.Error }.OfType<string>()];
        return new UserRows(UserTable.Read(path, [timeColumn, valueColumn, .. beside]), timeColumn, valueColumn, columns, positive);
    }

    /// <summary>Rows of each group, in the order of <see cref="Groups"/>.</summary>
    public int[] GroupSizes()
    {
        var sizes = new int[Groups.Count];
        foreach (int group in GroupOf)
        {
            sizes[group]++;
        }

        return sizes;
    }

    private static string? ErrorObjection(double value, bool isLog) => (value, isLog) switch
    {
        ( < 0, _) => "a standard error, 0 or more",
        ( > LargestLogError, true) => "a standard error in orders of magnitude, 0 to 10: with --log errors are those of the log10",
        _ => null,
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

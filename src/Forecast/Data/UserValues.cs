using Forecast.Fitting.Numerics;

namespace Forecast.Data;

/// <summary>One column of a user's own table.</summary>
public sealed class UserValues
{
    private readonly double[] _values;

    private UserValues(UserTable table, string column, bool isLog)
    {
        (Path, Sha256, Skipped, Column, IsLog) = (table.Path, table.Sha256, table.Skipped, table.Name(column), isLog);
        _values = isLog ? table.Positives(column, "a value above zero, since its logarithm is taken") : table.Numbers(column);
    }

    /// <summary>Path of the table, as given.</summary>
    public string Path { get; }

    /// <summary>SHA-256 of the table.</summary>
    public string Sha256 { get; }

    /// <summary>Name of the column, as the header writes it.</summary>
    public string Column { get; }

    /// <summary>Whether logarithms are looked at.</summary>
    public bool IsLog { get; }

    /// <summary>Rows left out because their cell is empty.</summary>
    public int Skipped { get; }

    /// <summary>The values, as the table has them.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The values as they are looked at: log10 of them, or themselves.</summary>
    public double[] Looked => Array.ConvertAll(_values, ToLooked);

    /// <summary>Reads a column.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="column">Name of the column, whatever its case.</param>
    /// <param name="isLog">Whether logarithms are looked at, so that values must be above zero.</param>
    /// <exception cref="InputException">The file, the column or a cell cannot be used.</exception>
    public static UserValues Read(string path, string column, bool isLog) => new(UserTable.Read(path, column), column, isLog);

    /// <summary>A value as it is looked at.</summary>
    public double ToLooked(double value) => IsLog ? Elementary.Log10(value) : value;

    /// <summary>What is looked at as a value.</summary>
    public double FromLooked(double looked) => IsLog ? Elementary.Exp10(looked) : looked;
}

using System.Globalization;

namespace Forecast.Data;

/// <summary>Reads a word that stands for a number.</summary>
internal delegate bool WordParser(string text, out double value);

/// <summary>A table of the user's own, some columns of it: rows in which all of them are filled.</summary>
public sealed class UserTable
{
    private readonly CsvFile _file;
    private readonly CsvRow[] _rows;

    private UserTable(CsvFile file, CsvRow[] rows, int skipped)
    {
        (_file, _rows, Skipped) = (file, rows, skipped);
    }

    /// <summary>Path of the table, as given.</summary>
    public string Path => _file.Path;

    /// <summary>SHA-256 of the table.</summary>
    public string Sha256 => _file.Sha256;

    /// <summary>Number of rows in which every column asked for is filled.</summary>
    public int Count => _rows.Length;

    /// <summary>Rows left out because a cell asked for is empty.</summary>
    public int Skipped { get; }

    /// <summary>Reads the rows in which some columns are filled.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="columns">Names of the columns, whatever their case.</param>
    /// <exception cref="InputException">The file cannot be read, or lacks a column.</exception>
    public static UserTable Read(string path, params IReadOnlyList<string> columns)
    {
        CsvFile file = CsvFile.Read(path);
        int[] places = [.. columns.Select(name => Place(file, name))];
        CsvRow[] filled = [.. file.Rows.Where(row => places.All(place => Cell(row, place).Length > 0))];
        return new UserTable(file, filled, file.Rows.Count - filled.Length);
    }

    /// <summary>The rows whose cell in a column is a given text.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="text">The text, trimmed.</param>
    public UserTable Where(string column, string text)
    {
        int place = Place(_file, column);
        return new UserTable(_file, [.. _rows.Where(row => Cell(row, place) == text)], Skipped);
    }

    /// <summary>A column's name as the header writes it.</summary>
    public string Name(string column) => _file.Header[Place(_file, column)];

    /// <summary>The cells of a column, trimmed.</summary>
    public string[] Texts(string column)
    {
        int place = Place(_file, column);
        return [.. _rows.Select(row => Cell(row, place))];
    }

    /// <summary>A column as numbers. Commas are believed where they part groups of three digits.</summary>
    /// <exception cref="CellException">A cell is no finite number.</exception>
    public double[] Numbers(string column) => Values(column, _ => true, "a finite number");

    /// <summary>A column as numbers above zero.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="allowed">What is allowed there, to follow "is not".</param>
    /// <exception cref="CellException">A cell is no finite number above zero.</exception>
    public double[] Positives(string column, string allowed) => Values(column, value => value > 0, allowed);

    /// <summary>A column as numbers, each looked at on its own; NaN where a cell is empty.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="objection">What is allowed, to follow "is not", where a number of a row, counted from 0, is not; null where it is.</param>
    /// <exception cref="CellException">A cell is no finite number, or an objection is raised to it.</exception>
    internal double[] NumbersOrNone(string column, Func<int, double, string?> objection)
    {
        int place = Place(_file, column);
        var numbers = new double[_rows.Length];
        for (int row = 0; row < numbers.Length; row++)
        {
            string text = Cell(_rows[row], place);
            double number = double.NaN;
            string? allowed = text.Length == 0 ? null : TryParse(text, out number) ? objection(row, number) : "a finite number";
            numbers[row] = allowed is null ? number : throw new CellException(_file, _rows[row], place, allowed);
        }

        return numbers;
    }

    /// <summary>A column of words that stand for numbers.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="parser">Reads a word.</param>
    /// <param name="allowed">What is allowed there, to follow "is not".</param>
    /// <exception cref="CellException">A cell is no such word.</exception>
    internal double[] Parsed(string column, WordParser parser, string allowed)
    {
        int place = Place(_file, column);
        return Array.ConvertAll(_rows, row => parser(Cell(row, place), out double value)
            ? value
            : throw new CellException(_file, row, place, allowed));
    }

    /// <summary>Whether a column holds dates, judged by the hyphen in its first cell.</summary>
    public bool IsDated(string column) => _rows.Length > 0 && Cell(_rows[0], Place(_file, column)).IndexOf('-', StringComparison.Ordinal) > 0;

    /// <summary>A column of dates, as Gregorian years.</summary>
    /// <exception cref="CellException">A cell is no date.</exception>
    public double[] Years(string column)
    {
        int place = Place(_file, column);
        return Array.ConvertAll(_rows, row => DateText.TryParse(Cell(row, place), out DateOnly date, out _)
            ? Chronology.Gregorian.Years(date)
            : throw new CellException(_file, row, place, "a date as in 2010, 2010-05 or 2010-05-17, like the first row's"));
    }

    private static int Place(CsvFile file, string name)
    {
        int index = file.IndexOf(name.Trim());
        return index >= 0 ? index : throw new InputException($"'{file.Path}' has no column '{name}'. It has: {string.Join(", ", file.Header)}.");
    }

    private static string Cell(CsvRow row, int place) => place < row.Cells.Count ? row.Cells[place].Trim() : "";

    // "1,5" is one and a half to half of Europe: a comma is only believed where it parts groups of three digits.
    private static bool CommasGroupThousands(string text)
    {
        string[] groups = text.Split('.')[0].Split('e', 'E')[0].TrimStart('-', '+').Split(',');
        return groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3));
    }

    private double[] Values(string column, Func<double, bool> isAllowed, string allowed)
    {
        int place = Place(_file, column);
        return Array.ConvertAll(_rows, row => TryParse(Cell(row, place), out double value) && isAllowed(value)
            ? value
            : throw new CellException(_file, row, place, allowed));
    }

    internal static bool TryParse(string text, out double value)
    {
        value = double.NaN;
        return CommasGroupThousands(text)
            && double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }
}

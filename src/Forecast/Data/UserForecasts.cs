using System.Globalization;
using Forecast.Fitting.Numerics;

namespace Forecast.Data;

/// <summary>The forecasts of a user's table beside their outcomes.</summary>
public sealed class UserForecasts
{
    private const string FiniteNumber = "a finite number", PositiveNumber = "a positive number, which --log needs";

    private readonly CsvFile _file;
    private readonly ForecastColumns _columns;
    private readonly int _outcome;
    private readonly int[] _groups;
    private readonly int _baseline;
    private readonly bool _isLog;

    private UserForecasts(CsvFile file, ForecastColumns columns, string outcome, IReadOnlyList<string> by, string? baseline, bool isLog)
    {
        (_file, _columns, _isLog) = (file, columns, isLog);
        _outcome = Place(file, outcome);
        _groups = [.. by.Select(name => Place(file, name))];
        _baseline = baseline is null ? -1 : Place(file, baseline);
        Levels = columns.Levels;
        Forecasts = columns.IsLong ? ReadLong() : ReadWide();
    }

    /// <summary>Path of the table, as given.</summary>
    public string Path => _file.Path;

    /// <summary>SHA-256 of the table.</summary>
    public string Sha256 => _file.Sha256;

    /// <summary>Name of the column of outcomes, as the header writes it.</summary>
    public string OutcomeColumn => _file.Header[_outcome];

    /// <summary>How the forecasts are given.</summary>
    public ForecastKind Kind => _columns.Kind;

    /// <summary>Levels of the quantiles, ascending; empty for other kinds.</summary>
    public IReadOnlyList<double> Levels { get; private set; }

    /// <summary>Rows left out because a cell asked for is empty: forecasts whose outcome is not known yet.</summary>
    public int Skipped { get; private set; }

    /// <summary>The forecasts, in the order of the table.</summary>
    public IReadOnlyList<UserForecast> Forecasts { get; }

    /// <summary>Whether a table has a column.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="column">Name of the column, whatever its case.</param>
    public static bool HasColumn(string path, string column) => CsvFile.Read(path).IndexOf(column) >= 0;

    /// <summary>Reads the forecasts whose outcome is known.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="outcome">Column of outcomes.</param>
    /// <param name="by">Columns that part the table.</param>
    /// <param name="baseline">Column of a baseline's forecasts of one value; null for none.</param>
    /// <param name="isLog">
    /// Whether outcomes, quantiles, draws and baseline are put in log10; mean and sd are those of log10 already.
    /// </param>
    /// <param name="kind">How the forecasts are given; null for the only way there is.</param>
    /// <exception cref="InputException">The file cannot be read, or lacks a column.</exception>
    /// <exception cref="CellException">A cell is no number, not positive where it must be, or below the quantile before it.</exception>
    public static UserForecasts Read(
        string path, string outcome, IReadOnlyList<string> by, string? baseline = null, bool isLog = false, ForecastKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        CsvFile file = CsvFile.Read(path);
        return new UserForecasts(file, ForecastColumns.Find(file, kind), outcome, by, baseline, isLog);
    }

    private static int Place(CsvFile file, string name)
    {
        int index = file.IndexOf(name.Trim());
        return index >= 0
            ? index
            : throw new InputException($"'{file.Path}' has no column '{name}'. It has: {string.Join(", ", file.Header)}.");
    }

    private static string Cell(CsvRow row, int place) => place < row.Cells.Count ? row.Cells[place].Trim() : "";

    private List<UserForecast> ReadWide()
    {
        int[] asked = [_outcome, .. _groups, .. _columns.Places, .. _baseline < 0 ? Array.Empty<int>() : [_baseline]];
        var forecasts = new List<UserForecast>();
        foreach (CsvRow row in Filled(asked))
        {
            double[] values = Kind == ForecastKind.Normal
                ? [Plain(row, _columns.Places[0]), Deviation(row)]
                : Array.ConvertAll(_columns.Places, place => Number(row, place));
            for (int k = 1; k < values.Length && Kind == ForecastKind.Quantiles; k++)
            {
                if (values[k] < values[k - 1])
                {
                    string before = Cell(row, _columns.Places[k - 1]);
                    throw new CellException(
                        _file, row, _columns.Places[k],
                        $"at least {before}, its '{_file.Header[_columns.Places[k - 1]]}': quantiles must not cross");
                }
            }

            forecasts.Add(Forecast(row, values));
        }

        return forecasts;
    }

    // One number a row: the rows of a forecast agree in every other column.
    private List<UserForecast> ReadLong()
    {
        int label = _columns.Places[0], value = _columns.Places[1];
        int[] asked = [_outcome, .. _groups, label, value, .. _baseline < 0 ? Array.Empty<int>() : [_baseline]];
        var parts = new Dictionary<string, List<(double Label, double Value, CsvRow Row)>>();
        foreach (CsvRow row in Filled(asked))
        {
            string key = Others(row, []);
            List<(double Label, double Value, CsvRow Row)> part = parts.TryGetValue(key, out var known) ? known : parts[key] = [];
            part.Add((Label(row, label), Number(row, value), row));
        }

        var forecasts = new List<UserForecast>();
        foreach (List<(double Label, double Value, CsvRow Row)> part in parts.Values)
        {
            CsvRow first = part[0].Row;
            if (Kind == ForecastKind.Quantiles)
            {
                part.Sort((a, b) => (a.Label, a.Row.Number).CompareTo((b.Label, b.Row.Number)));
                CheckQuantiles(part, label, value);
            }

            forecasts.Add(Forecast(first, [.. part.Select(p => p.Value)]));
        }

        return forecasts;
    }

    private void CheckQuantiles(List<(double Label, double Value, CsvRow Row)> part, int label, int value)
    {
        for (int k = 1; k < part.Count; k++)
        {
            string before = string.Create(CultureInfo.InvariantCulture, $"row {part[k - 1].Row.Number}");
            if (part[k].Label == part[k - 1].Label)
            {
                throw new CellException(_file, part[k].Row, label, $"a level that its forecast lacks so far: {before} has it");
            }

            if (part[k].Value < part[k - 1].Value)
            {
                throw new CellException(
                    _file, part[k].Row, value,
                    $"at least {Cell(part[k - 1].Row, value)}, the lower quantile in {before}: quantiles must not cross");
            }
        }

        double[] levels = [.. part.Select(p => p.Label)];
        Levels = Levels.Count == 0 ? levels : Levels;
        if (!levels.SequenceEqual(Levels))
        {
            string first = string.Join(", ", Levels), given = string.Join(", ", levels);
            string row = part.Min(p => p.Row.Number).ToString(CultureInfo.InvariantCulture);
            throw new InputException(
                $"'{Path}': the forecast in row {row} has the levels {given}; the first has {first}. "
                + "Only forecasts of the same levels can be scored together.");
        }
    }

    private List<CsvRow> Filled(int[] asked)
    {
        List<CsvRow> rows = [.. _file.Rows.Where(row => Array.TrueForAll(asked, place => Cell(row, place).Length > 0))];
        Skipped = _file.Rows.Count - rows.Count;
        return rows;
    }

    private UserForecast Forecast(CsvRow row, double[] values) => new(
        row.Number,
        Array.ConvertAll(_groups, place => Cell(row, place)),
        Others(row, _groups),
        Number(row, _outcome),
        values,
        _baseline < 0 ? null : Number(row, _baseline));

    private string Others(CsvRow row, int[] without) => string.Join('\u001f', Enumerable.Range(0, _file.Header.Count)
        .Where(place => !_columns.Places.Contains(place) && !without.Contains(place))
        .Select(place => Cell(row, place)));

    private double Number(CsvRow row, int place)
    {
        double value = Plain(row, place);
        return !_isLog ? value : value > 0 ? Elementary.Log10(value) : throw new CellException(_file, row, place, PositiveNumber);
    }

    private double Plain(CsvRow row, int place) =>
        UserTable.TryParse(Cell(row, place), out double value) ? value : throw new CellException(_file, row, place, FiniteNumber);

    private double Deviation(CsvRow row) =>
        Plain(row, _columns.Places[1]) is > 0 and var deviation
            ? deviation
            : throw new CellException(_file, row, _columns.Places[1], "a positive number");

    private double Label(CsvRow row, int place) => Kind == ForecastKind.Draws
        ? row.Number
        : Plain(row, place) is > 0 and < 1 and var level
            ? level
            : throw new CellException(_file, row, place, "a level between 0 and 1, such as 0.05");
}

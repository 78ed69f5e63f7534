using System.Globalization;

namespace Forecast.Data;

/// <summary>Reads curated tables.</summary>
public static class SystemReader
{
    /// <summary>Reads the systems of a table and notes every cell that has no meaning; such a cell counts as missing.</summary>
    /// <exception cref="InputException">Columns are missing: this is no curated table.</exception>
    public static (IReadOnlyList<MlSystem> Systems, IReadOnlyList<Violation> Violations) Read(CsvFile table)
    {
        ArgumentNullException.ThrowIfNull(table);
        RequireColumns(table);
        var violations = new List<Violation>();
        var systems = new List<MlSystem>(table.Rows.Count);
        Cells cells = new(table, violations);
        foreach (CsvRow row in table.Rows)
        {
            if (row.Cells.Count != table.Header.Count)
            {
                string rule = $"a row has {table.Header.Count} cells like the header, this one has {row.Cells.Count}";
                violations.Add(new Violation(table.Path, row.Number, "(all)", string.Join(",", row.Cells), rule, IsUnreadable: true));
            }

            systems.Add(Read(cells.At(row)));
        }

        return (systems, violations);
    }

    private static MlSystem Read(Cells cells) => new()
    {
        Id = cells.Required("id"),
        Name = cells.Required("name"),
        Organizations = cells.List("organizations"),
        OrganizationTypes = cells.List("organization_types"),
        Countries = cells.List("countries"),
        Published = cells.Date("published"),
        DatePrecision = cells.Precision("date_precision"),
        Domains = cells.List("domains"),
        Tasks = cells.List("tasks"),
        Parameters = cells.Positive("parameters"),
        TrainingCompute = cells.Positive("training_compute"),
        TrainingComputeLow = cells.Positive("training_compute_low"),
        TrainingComputeHigh = cells.Positive("training_compute_high"),
        DatasetSize = cells.Positive("dataset_size"),
        Hardware = cells.List("hardware"),
        HardwareQuantity = cells.Positive("hardware_quantity"),
        TrainingHours = cells.Positive("training_hours"),
        Cost = cells.Positive("cost"),
        CostDollarYear = cells.Year("cost_dollar_year"),
        Power = cells.Positive("power"),
        WeightsAccess = cells.Text("weights_access"),
        Frontier = cells.Flag("frontier"),
        Notability = cells.List("notability"),
        Confidence = cells.Text("confidence"),
        Reference = cells.Text("reference"),
        Link = cells.Text("link"),
    };

    private static void RequireColumns(CsvFile table)
    {
        List<string> missing = SystemColumn.All.Select(c => c.Name).Where(n => table.IndexOf(n) < 0).ToList();
        if (missing.Contains("id"))
        {
            throw new InputException(
                $"'{table.Path}' is not a curated table: it has no column id. "
                + "'forecast data import' makes one of a public table; 'forecast data dictionary' lists the columns.");
        }

        if (missing.Count > 0)
        {
            string columns = missing.Count == 1 ? "the column" : "the columns";
            throw new InputException($"'{table.Path}': the header lacks {columns} {string.Join(", ", missing)}.");
        }
    }

    /// <summary>The cells of one row, each read by the rule of its column.</summary>
    private sealed class Cells(CsvFile table, List<Violation> violations)
    {
        private CsvRow _row = new(0, []);

        public Cells At(CsvRow row)
        {
            _row = row;
            return this;
        }

        public string? Text(string column)
        {
            int index = table.IndexOf(column);
            string cell = index < _row.Cells.Count ? _row.Cells[index].Trim() : "";
            return cell.Length == 0 ? null : cell;
        }

        public string Required(string column)
        {
            string? cell = Text(column);
            return cell ?? Break<string>(column, "", "never empty") ?? "";
        }

        public string[] List(string column) =>
            Text(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

        public double? Positive(string column)
        {
            if (Text(column) is not { } cell)
            {
                return null;
            }

            if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                return Break<double?>(column, cell, "not a number");
            }

            if (!double.IsFinite(number))
            {
                return Break<double?>(column, cell, "not a finite number");
            }

            return number > 0 ? number : Break<double?>(column, cell, "not positive; missing is an empty cell, never 0");
        }

        public int? Year(string column)
        {
            if (Text(column) is not { } cell)
            {
                return null;
            }

            return int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1900 and < 2200
                ? year
                : Break<int?>(column, cell, "not a year");
        }

        public DateOnly? Date(string column)
        {
            if (Text(column) is not { } cell)
            {
                return null;
            }

            return DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                ? date
                : Break<DateOnly?>(column, cell, "not a date; allowed: yyyy-mm-dd");
        }

        public DatePrecision? Precision(string column) => Text(column) switch
        {
            null => null,
            "day" => Data.DatePrecision.Day,
            "month" => Data.DatePrecision.Month,
            "year" => Data.DatePrecision.Year,
            var cell => Break<DatePrecision?>(column, cell, "unknown category; allowed: " + string.Join(", ", Vocabulary.DatePrecision)),
        };

        public bool? Flag(string column) => Text(column) switch
        {
            null => null,
            "yes" => true,
            "no" => false,
            var cell => Break<bool?>(column, cell, "unknown category; allowed: yes, no"),
        };

        private T? Break<T>(string column, string cell, string rule)
        {
            violations.Add(new Violation(table.Path, _row.Number, column, cell, rule, IsUnreadable: true));
            return default;
        }
    }
}

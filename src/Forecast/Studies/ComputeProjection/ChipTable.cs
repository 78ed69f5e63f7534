using Forecast.Data;

namespace Forecast.Studies.ComputeProjection;

/// <summary>Chips for machine learning, as systems over time: their release date in place of a publication's.</summary>
internal sealed class ChipTable
{
    /// <summary>The tables, by their place in the data folder.</summary>
    public const string
        File = "hardware/ml-hardware.csv",
        PriceFile = "hardware/purchase-prices.csv",
        IndexFile = "hardware/producer-prices.csv";

    private readonly CsvFile _file;
    private readonly List<(MlSystem Chip, CsvRow Row)> _chips;
    private readonly Dictionary<string, int> _columns;
    private readonly Dictionary<string, double> _firstPrice;
    private readonly List<(DateOnly Month, double Index)> _index;

    public ChipTable(DataFolder data)
    {
        _file = Read(data, File);
        _columns = _file.Header.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        _chips = [.. _file.Rows.Select((row, i) => (Chip(row, i), row))];
        CsvFile prices = Read(data, PriceFile);
        (int name, int day, int price) = (prices.IndexOf("name"), prices.IndexOf("date"), prices.IndexOf("price"));
        _firstPrice = prices.Rows.GroupBy(row => row.Cells[name], StringComparer.Ordinal)
            .ToDictionary(
                chip => chip.Key,
                chip => Number(chip.MinBy(row => row.Cells[day], StringComparer.Ordinal)!.Cells[price])!.Value,
                StringComparer.Ordinal);
        CsvFile index = Read(data, IndexFile);
        _index = [.. index.Rows.Select(row => (Day(row.Cells[0]), Number(row.Cells[1])!.Value))];
    }

    /// <summary>Chips in the table.</summary>
    public int Count => _chips.Count;

    /// <summary>The chips of a kind over time, by a quotient of columns.</summary>
    /// <param name="question">What is measured of which chips.</param>
    /// <param name="last">Last release date.</param>
    public Series Series(HardwareQuestion question, DateOnly last)
    {
        var rows = _chips.ToDictionary(pair => pair.Chip.Id, pair => pair.Row, StringComparer.Ordinal);
        double? Value(MlSystem chip)
        {
            double? above = Number(Cell(rows[chip.Id], question.Above));
            double? below = question.Below switch
            {
                null => 1,
                HardwareQuestion.RealPrice =>
                    Number(Cell(rows[chip.Id], "price")) * IndexAt(DateOnly.MaxValue) / IndexAt(chip.Published!.Value),
                HardwareQuestion.FirstPurchase => _firstPrice.TryGetValue(chip.Name, out double first) ? first : null,
                { } column => Number(Cell(rows[chip.Id], column)),
            };
            return above / below;
        }

        IEnumerable<MlSystem> chips = _chips
            .Where(pair => pair.Chip.Published <= last)
            .Where(pair => !question.GpusOnly || Cell(pair.Row, "type") is "GPU" or "GPGPU")
            .Where(pair => !question.TrainsModels || Cell(pair.Row, "trains_models") == "yes")
            .Select(pair => pair.Chip);
        Series series = Forecast.Data.Series.Of(
            chips,
            new Measure(question.Id, question.Quantity, question.Unit, question.Above, Value),
            Chronology.Gregorian);
        return question.Rule.Apply(series);
    }

    private static CsvFile Read(DataFolder data, string file) => CsvFile.Read(Path.Combine(data.Path, file));

    private static double? Number(string cell) => UserTable.TryParse(cell, out double value) && value > 0 ? value : null;

    private static DateOnly Day(string cell) =>
        DateText.TryParse(cell, out DateOnly day, out _) ? day : throw new InputException($"'{cell}' is no date in a table of hardware.");

    private string Cell(CsvRow row, string column) => row.Cells[_columns[column]];

    private MlSystem Chip(CsvRow row, int place) => new()
    {
        Id = $"chip-{place}",
        Name = Cell(row, "name"),
        Published = Day(Cell(row, "released")),
    };

    // The month's index; the last one for what is later.
    private double IndexAt(DateOnly day) => _index.Last(month => month.Month <= day).Index;
}

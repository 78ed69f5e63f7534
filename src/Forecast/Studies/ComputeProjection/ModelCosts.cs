using Forecast.Data;

namespace Forecast.Studies.ComputeProjection;

/// <summary>
/// What training each of some models cost, by three ways to count: the table behind "The rising costs of training frontier AI models", as
/// later extended.
/// </summary>
internal sealed class ModelCosts
{
    /// <summary>Place of the table in the data folder.</summary>
    public const string File = "hardware/model-costs.csv";

    /// <summary>The vintage of the systems whose names the table uses.</summary>
    public const string Vintage = "2025-08-07";

    private static readonly FrontierRule TopTen = FrontierRule.Parse("top-10");

    private readonly Dictionary<string, CsvRow> _rows;
    private readonly CsvFile _file;
    private readonly Dataset _dataset;

    public ModelCosts(DataFolder data)
    {
        _file = CsvFile.Read(Path.Combine(data.Path, File));
        _rows = _file.Rows.ToDictionary(row => row.Cells[0], StringComparer.Ordinal);
        _dataset = data.Read(Vintage);
    }

    /// <summary>The three ways to count, the paper's first.</summary>
    public static IReadOnlyList<(string Column, string Title)> Ways { get; } =
    [
        ("amortised_cost", "Amortised hardware and energy"),
        ("cloud_cost", "Cloud rental"),
        ("acquisition_cost", "Purchase of the cluster"),
    ];

    /// <summary>Models in the table.</summary>
    public int Count => _rows.Count;

    /// <summary>Names that no system of the vintage bears.</summary>
    public IReadOnlyList<string> Unmatched => [.. _rows.Keys.Except(_dataset.Systems.Select(system => system.Name))];

    /// <summary>Costs over time.</summary>
    /// <param name="way">Column of the table.</param>
    /// <param name="frontierOnly">Whether only systems count that were among the ten of most compute when they appeared.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day.</param>
    public Series Series((string Column, string Title) way, bool frontierOnly, DateOnly first, DateOnly last)
    {
        int place = _file.IndexOf(way.Column);
        double? Value(MlSystem system) =>
            _rows.TryGetValue(system.Name, out CsvRow? row) && UserTable.TryParse(row.Cells[place], out double cost) ? cost : null;

        Series compute = Forecast.Data.Series.Of(_dataset.Systems, Measure.Find("training-compute"), Chronology.Gregorian);
        IEnumerable<MlSystem> candidates = frontierOnly ? TopTen.Apply(compute).Systems : _dataset.Systems;
        return Forecast.Data.Series.Of(
            candidates.Where(s => s.Published >= first && s.Published <= last).DistinctBy(s => s.Name),
            new Measure("training-cost", way.Title, "USD", way.Column, Value),
            Chronology.Gregorian);
    }
}

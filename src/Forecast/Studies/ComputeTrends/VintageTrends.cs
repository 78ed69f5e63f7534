using System.Globalization;
using Forecast.Data;
using Forecast.Figures;

namespace Forecast.Studies.ComputeTrends;

/// <summary>The paper's analysis on every table, so that a reader sees how the doubling times moved as the data were revised and grew.</summary>
internal sealed class VintageTrends(ulong seed)
{
    private const string NotableId = "vintages-notable", AllId = "vintages-all";

    // Share of a row between two classes of one vintage.
    private const double RowShare = 0.22;

    private readonly List<Finding> _findings = [];
    private readonly Dictionary<string, List<IReadOnlyList<string>>> _rows = new() { [AllId] = [], [NotableId] = [] };
    private readonly List<(string Vintage, IReadOnlyList<(TrendGroup Group, TrendStatistics? Trend)> Trends)> _notable = [];
    private string _licence = "";

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<Table> Tables =>
    [
        ToTable(NotableId, "The same analysis on every vintage: notable systems"),
        ToTable(AllId, "The same analysis on every vintage: all systems of the table"),
    ];

    /// <summary>What moved between the first vintage and the newest.</summary>
    public string Sentence
    {
        get
        {
            (string first, var before) = _notable[0];
            (string last, var after) = _notable[^1];
            IEnumerable<string> moves = from pair in before.Zip(after)
                                        where pair.First.Trend is not null && pair.Second.Trend is not null && pair.First.Group.InFigure
                                        select $"{pair.First.Group.Name} from {Months(pair.First.Trend!)} to {Months(pair.Second.Trend!)}";
            return $"From vintage {first} to {last} the doubling times of notable systems, in months with 95 % intervals, moved: {string.Join("; ", moves)}.";
        }
    }

    /// <summary>Adds a vintage. The paper's own table holds milestone systems only, so all of it counts as _notable.</summary>
    public void Add(Dataset dataset, TrendCache trends)
    {
        _licence = dataset.Vintage.Licence;
        bool milestones = dataset.Vintage.Id == ComputeTrendsStudy.PaperVintage;
        Add(AllId, dataset.Vintage.Id, dataset.Systems, trends);
        _notable.Add((dataset.Vintage.Id, Add(NotableId, dataset.Vintage.Id, [.. dataset.Systems.Where(s => milestones || s.Notability.Count > 0)], trends)));
    }

    public NamedFigure Figure()
    {
        TrendGroup[] groups = [.. Groups(Eras.PaperEnd).Where(group => group.InFigure)];
        IEnumerable<Layer> layers = groups.Select((shown, g) =>
            new Points(Counted(shown), [.. Dots(shown, (g - (groups.Length - 1) / 2.0) * RowShare)]));
        return new NamedFigure("vintages", new Figure
        {
            Title = "Doubling time of training compute by data vintage",
            Subtitle = "Notable systems published to February 2022, as each table knew them; 95 % bootstrap intervals",
            Source = $"Data: vintages {_notable[0].Vintage} to {_notable[^1].Vintage}; {_licence}",
            AltText = $"Dot and whisker chart: one row a vintage, one dot a class of systems. {Sentence}",
            X = new Axis("Doubling time (months)", Scale.Linear, 0),
            Y = new Axis("Vintage", Scale.Category) { Categories = [.. _notable.Select(v => v.Vintage)] },
            Layers = [.. layers],
        });
    }

    private string Counted(TrendGroup shown)
    {
        int[] n = [.. _notable.SelectMany(v => v.Trends).Where(t => t.Group.Name == shown.Name).Select(t => t.Trend).OfType<TrendStatistics>()
            .Select(trend => trend.N)];
        return string.Create(CultureInfo.InvariantCulture, $"{shown.Name}, n = {n.Min()} to {n.Max()}");
    }

    // One dot a vintage, moved up or down in its row so that the classes do not cover one another.
    private IEnumerable<Point> Dots(TrendGroup shown, double shift)
    {
        for (int row = 0; row < _notable.Count; row++)
        {
            TrendStatistics? trend = _notable[row].Trends.FirstOrDefault(t => t.Group.Name == shown.Name).Trend;
            if (trend is not null)
            {
                string tooltip = $"{_notable[row].Vintage}, {shown.Name}: {Months(trend)} months, n = {trend.N}";
                yield return new Point(trend.Doubling, row + shift, tooltip, XLow: trend.DoublingInterval.Low, XHigh: trend.DoublingInterval.High);
            }
        }
    }

    private static IReadOnlyList<TrendGroup> Groups(DateOnly last) =>
    [
        new("1952–2009", "1952-2009", new TrendSelection(Eras.PreDeepLearning), InFigure: false),
        new("2010–2022 all", "2010-2022", new TrendSelection(Eras.SinceDeepLearning), InFigure: true),
        new("2016–2022 regular", "2016-2022-regular", new TrendSelection(Eras.LargeScaleEra, ScaleClass.Regular), InFigure: true),
        new("2016–2022 large-scale", "2016-2022-large-scale", new TrendSelection(Eras.LargeScaleEra, ScaleClass.Large), InFigure: true),
        new("2010 to the newest", "2010-newest", new TrendSelection(Eras.DeepLearningTo(last)), InFigure: false),
        new("2016 to the newest, large-scale", "2016-newest-large-scale", new TrendSelection(Eras.LargeScaleTo(last), ScaleClass.Large), InFigure: false),
    ];

    private (TrendGroup Group, TrendStatistics? Trend)[] Add(string table, string vintage, IReadOnlyList<MlSystem> systems, TrendCache trends)
    {
        Series series = Series.Of(systems, Measure.Find("training-compute"), Chronology.ComputeTrends);
        if (series.Count == 0)
        {
            return [];
        }

        ScaleClasses classes = ScaleClasses.Of(series);
        (TrendGroup Group, TrendStatistics? Trend)[] row =
            [.. Groups(series.Systems[^1].Published!.Value).Select(group => (group, trends.Of(group.Selection.Apply(series, classes))))];
        _rows[table].Add([vintage, series.Count.ToString(CultureInfo.InvariantCulture), .. row.Select(cell => Cell(cell.Trend))]);
        foreach ((TrendGroup group, TrendStatistics? trend) in row)
        {
            if (trend is not null)
            {
                _findings.Add(new Finding
                {
                    Id = $"{ComputeTrendsStudy.StudyId}/{table}/{vintage}/{group.Slug}/doubling-time",
                    Label = $"Doubling time, {group.Name}, {(table == NotableId ? "notable" : "all")} systems of vintage {vintage}",
                    Value = trend.Doubling,
                    Text = NumberText.WithInterval(trend.Doubling, trend.DoublingInterval),
                    Unit = "months",
                    Interval = trend.DoublingInterval,
                    N = trend.N,
                    Rule = group.Selection.Describe(),
                    Vintage = vintage,
                    Seed = seed,
                });
            }
        }

        return row;
    }

    private Table ToTable(string id, string title) => new(
        id,
        title,
        [new Column("Vintage"), new Column("Dated, with compute", Alignment.Right), .. Groups(Eras.PaperEnd).Select(group => new Column(group.Name))],
        _rows[id],
        "Doubling time in months [2.5 %; 97.5 %] (n). Low outliers dropped and classes drawn within each vintage, as the paper does.");

    private static string Cell(TrendStatistics? trend) => trend is null ? "–" : $"{Months(trend)} ({trend.N.ToString(CultureInfo.InvariantCulture)})";

    private static string Months(TrendStatistics trend) => NumberText.WithInterval(trend.Doubling, trend.DoublingInterval);

    private sealed record TrendGroup(string Name, string Slug, TrendSelection Selection, bool InFigure);
}

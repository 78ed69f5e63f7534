using Forecast.Data;

namespace Forecast.Studies.ComputeTrends;

/// <summary>"Compute Trends Across Three Eras of Machine Learning" (arXiv 2202.05924): its tables and figures on its own rows, and the same analysis on every later table.</summary>
public sealed class ComputeTrendsStudy : IStudy
{
    internal const string StudyId = "compute-trends";

    /// <summary>The table that holds the paper's own rows.</summary>
    internal const string PaperVintage = "2022-02";

    /// <inheritdoc/>
    public string Id => StudyId;

    /// <inheritdoc/>
    public string Title => "Compute trends across three eras of machine learning";

    /// <inheritdoc/>
    public string Description => "How fast the training compute of milestone systems doubled, 1952 to 2022 as published and to today on later data.";

    /// <inheritdoc/>
    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        var trends = new TrendCache(plan, cancellation);
        var paper = new PaperData(data.Read(PaperVintage));
        int steps = PublishedTables.All.Count + data.Vintages.Count + 2, done = 0;

        var numbers = new List<Finding>();
        int searched = 0;
        var tables = new List<Table>();
        foreach (PublishedTable published in PublishedTables.All)
        {
            var comparison = new TableComparison(published, PaperVintage, plan.Seed);
            foreach (PublishedRow row in published.Rows)
            {
                Series rows = paper.Select(row.Selection);
                comparison.Add(row, trends.Of(rows), rows.Count, OtherReading.Find(row, paper));
            }

            numbers.AddRange(comparison.Findings);
            searched += comparison.ReproducedBySearch;
            tables.Add(comparison.Table);
            progress?.Report((double)++done / steps);
        }

        numbers = SameRowsElsewhere(numbers);
        tables.Add(SystemTables.LargeScale(paper));
        tables.Add(SystemTables.LowOutliers(paper));
        tables.Add(SystemTables.Windows(paper));

        var vintages = new VintageTrends(plan.Seed);
        Dataset newest = data.ReadLatest();
        foreach (Vintage vintage in data.Vintages)
        {
            vintages.Add(vintage.Id == newest.Vintage.Id ? newest : data.Read(vintage.Id), trends);
            progress?.Report((double)++done / steps);
        }

        numbers.AddRange(vintages.Findings);
        tables.AddRange(vintages.Tables);

        var forecast = new FrontierForecast(newest);
        numbers.AddRange(forecast.Findings);
        tables.Add(forecast.Table);
        var backtest = new Backtest(data, newest);
        numbers.AddRange(backtest.Findings);
        tables.Add(backtest.Table);
        progress?.Report((double)++done / steps);

        var figures = new ComputeTrendsFigures(paper, trends);
        var findings = new Findings
        {
            StudyId = Id,
            Title = Title,
            Citation = "Sevilla, Heim, Ho, Besiroglu, Hobbhahn and Villalobos (2022), Compute Trends Across Three Eras of Machine Learning, arXiv 2202.05924v2.",
            Summary = [.. Summary(numbers, vintages, forecast, backtest)],
            Headline = forecast.Sentence,
            Numbers = numbers,
            Tables = tables,
            Figures = [figures.Eras(), figures.LargeScale(), figures.Domains(), vintages.Figure(), forecast.Figure()],
            Warnings = [.. Warnings(paper, backtest, searched)],
        };
        progress?.Report(1);
        return findings;
    }

    // The paper prints some rows in two tables, with different numbers: where one of them is ours, the other's evidence says so.
    private static List<Finding> SameRowsElsewhere(List<Finding> numbers)
    {
        ILookup<(string, string), Finding> reproduced = numbers.Where(n => n.Verdict == Verdict.Reproduced).ToLookup(Rows);
        return [.. numbers.Select(n => n.Verdict == Verdict.Differs && reproduced[Rows(n)].FirstOrDefault() is { } other
            ? n with { Evidence = $"{n.Evidence}; {other.Published!.Source} prints {other.Published.Text} for the same systems" }
            : n)];

        static (string Rule, string Quantity) Rows(Finding finding) => (finding.Rule, string.Join('/', finding.Id.Split('/').Skip(3)));
    }

    private static IEnumerable<string> Summary(List<Finding> numbers, VintageTrends vintages, FrontierForecast forecast, Backtest backtest)
    {
        ILookup<Verdict, Finding> verdicts = numbers.Where(number => number.Verdict is not null).ToLookup(number => number.Verdict!.Value);
        IEnumerable<string> counts = Enum.GetValues<Verdict>().Where(verdicts.Contains).Select(verdict => $"{verdicts[verdict].Count()} {verdict.Text()}");
        yield return $"Of {verdicts.Sum(group => group.Count())} numbers published in seven tables: {string.Join(", ", counts)}.";
        yield return vintages.Sentence;
        yield return forecast.Sentence;
        yield return backtest.Sentence;
    }

    private static IEnumerable<string> Warnings(PaperData paper, Backtest backtest, int searched)
    {
        int rows = PublishedTables.All.SelectMany(table => table.Rows).Count(row => row.IsSearchedReading);
        yield return $"{searched} of the reproduced numbers stand in {rows} rows whose dates or classes the paper does not state: we searched for a reading that gives its n, so their agreement is weaker evidence.";
        int without = paper.Series.Systems.Count(system => system.Domains.Count == 0);
        if (without > 0)
        {
            yield return $"{without} of the paper's {paper.Series.Count} systems have no domain in any table at hand and are in no row of Table 7.";
        }

        yield return "The bootstrap resamples rows as if they were independent, as the paper does; rows of one laboratory or one model family are not.";
        if (backtest.Warning is { } warning)
        {
            yield return warning;
        }
    }
}

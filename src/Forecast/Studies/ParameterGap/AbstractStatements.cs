using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ParameterGap;

/// <summary>What abstract and article say in words: growth in orders of magnitude, and who is above the gap.</summary>
/// <remarks>Neither says how the growth is measured: ours is that of the largest system so far, with the rise of the fitted line beside
/// it.</remarks>
internal sealed class AbstractStatements
{
    private const string Abstract = "arXiv 2207.02852, abstract", Article = "Epoch's article (July 2022), summary";
    private const string PublishedSystems = "237";

    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly Series _all;
    private readonly TrendCache _trends;
    private readonly string _vintage;
    private readonly RowEvidence _evidence;

    private AbstractStatements(Dataset dataset, TrendCache trends)
    {
        _all = SizedSystems.AsTheSite(dataset);
        _trends = trends;
        _vintage = dataset.Vintage.Id;
        _evidence = new RowEvidence(int.Parse(PublishedSystems, CultureInfo.InvariantCulture), _all.Count);
    }

    public static StudySection Of(Dataset dataset, TrendCache trends)
    {
        var statements = new AbstractStatements(dataset, trends);
        statements.Write();
        return new StudySection
        {
            Numbers = statements._findings,
            Tables = [statements.Table],
            Warnings = [.. statements.Warnings()],
        };
    }

    private Table Table => new(
        "statements",
        "Statements of the abstract and the article beside ours",
        [
            new Column("Statement"), new Column("Published", Alignment.Right), new Column("Ours", Alignment.Right),
            new Column("Rise of the fitted line", Alignment.Right), new Column("First system"), new Column("n", Alignment.Right),
            new Column("Verdict"),
        ],
        _rows,
        $"Orders of magnitude: ours is the growth of the largest system so far. Vintage {_vintage}: {SizedSystems.SiteRule}.");

    private void Write()
    {
        Series language = _all.In(DomainGroup.Language), vision = _all.In(DomainGroup.Vision);
        Series early = language.Before(SizedSystems.Acceleration), late = language.From(SizedSystems.Acceleration);
        string? earlyReading = CellsOfTable(PublishedTables.OfArticle.Rows[0]);
        string? lateReading = CellsOfTable(PublishedTables.OfArticle.Rows[1]);
        Growth("language-to-2018", "Language models, 1950 to 2018", "7", Abstract, early, Record(early) - early.Log10Values[0],
            earlyReading);
        Growth("language-since-2018", "Language models, 2018 to 2022", "5", Abstract, late, Record(language) - Record(early), lateReading);
        Growth("language-since-2018-article", "Language models, 2018 to 2022, in the article", "4", Article, late,
            Record(language) - Record(early), lateReading);
        Growth("vision", "Vision models, 1950 to 2022", "7", Abstract, vision, Record(vision) - vision.Log10Values[0], null);

        Series above = _all.From(SizedSystems.GapSince).Sized(SizedSystems.GapHigh, double.PositiveInfinity);
        above = above.Where(i => above.Systems[i].Parameters > SizedSystems.GapHigh);
        Series others = above.Where(i => !DomainGroup.Language.Holds(above.Systems[i]));
        string domains = string.Join(", ", others.Systems.SelectMany(s => s.Domains).GroupBy(d => d).OrderByDescending(g => g.Count())
            .Select(g => $"{g.Count()} of {g.Key}"));
        Count("above-not-language", "Systems above the gap since 2020 that are no language models", "0", Article, above, others.Count,
            $"here {domains}");
        Count("systems", "Systems with parameters", PublishedSystems, Article, _all, _all.Count, null);
    }

    private void Growth(string id, string label, string published, string source, Series rows, double ours, string? reading)
    {
        var footing = new RowFooting($"statements/{id}", label, rows.Count, $"largest system so far; {SizedSystems.SiteRule}", _vintage);
        Verdict verdict = Add(footing.Ours("growth", "growth", ours, NumberText.Fixed(ours, 1), "OOM"), published, source, reading);
        TrendStatistics line = _trends.Of(rows)!;
        _rows.Add([
            label, $"{published} OOM", $"{NumberText.Fixed(ours, 1)} OOM", $"{NumberText.Fixed(line.End - line.Start, 1)} OOM",
            $"{rows.Systems[0].Published!.Value.Year}", $"{rows.Count}", verdict.Text(),
        ]);
    }

    private void Count(string id, string label, string published, string source, Series rows, int ours, string? reading)
    {
        var footing = new RowFooting($"statements/{id}", label, rows.Count, SizedSystems.SiteRule, _vintage);
        Verdict verdict = Add(footing.Count("count", "number", ours), published, source, reading);
        _rows.Add([label, published, $"{ours}", "", $"{rows.Systems[0].Published!.Value.Year}", $"{rows.Count}", verdict.Text()]);
    }

    private Verdict Add(Finding ours, string published, string source, string? reading)
    {
        Finding beside = ours.Beside(new Published(published, source), _evidence with { OtherReading = reading });
        _findings.Add(beside);
        return beside.Verdict!.Value;
    }

    private IEnumerable<string> Warnings()
    {
        MlSystem first = _all.In(DomainGroup.Language).Systems[0];
        yield return "The abstract says that language models grew by seven orders of magnitude from 1950 to 2018. The first language "
            + $"model with known parameters in vintage {_vintage} is of {first.Published!.Value.Year}; the cells of the article's row of "
            + "all systems, not of language models, are as far apart.";
        yield return "Abstract and article disagree: five and four orders of magnitude for language models from 2018 to 2022.";
    }

    private static double Record(Series series)
    {
        Series records = FrontierRule.Record.Apply(series);
        return records.Log10Values[^1];
    }

    private static string? CellsOfTable(PublishedGrowth row)
    {
        if (row.Scale is not { } scale)
        {
            return null;
        }

        double rise = Elementary.Log10(Printed.Parse(scale.Last).Value / Printed.Parse(scale.First).Value);
        return $"the article's row {row.Label} of all systems, {scale.First} to {scale.Last}, is {NumberText.Fixed(rise, 1)} OOM";
    }
}

using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeTrends;

/// <summary>One table of the paper beside ours: a finding for each published number, and the table that shows them stacked.</summary>
internal sealed class TableComparison
{
    private const string NoNumber = "–";

    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly List<int> _groupStarts = [];
    private readonly List<string> _remarks = [];
    private readonly PublishedTable _published;
    private readonly string _vintage;
    private readonly ulong _seed;

    public TableComparison(PublishedTable published, string vintage, ulong seed)
    {
        _published = published;
        _vintage = vintage;
        _seed = seed;
    }

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Numbers that are reproduced under a reading that was searched for.</summary>
    public int ReproducedBySearch { get; private set; }

    public Table Table => new(
        $"table-{_published.Number}",
        $"Table {_published.Number} of the paper beside ours: {_published.Title}",
        [
            new Column("Systems"),
            new Column("Whose"),
            new Column("n", Alignment.Right),
            new Column("Scale, first / last (FLOP)"),
            new Column("Growth (OOM/year)", Alignment.Right),
            new Column("Doubling time (months)", Alignment.Right),
            new Column("R²", Alignment.Right),
            new Column("Verdict"),
        ],
        _rows,
        string.Join(' ', ["Value [2.5 %; median; 97.5 %] of the bootstrap.", $"Vintage {_vintage}.", .. Notes]))
    {
        GroupStarts = _groupStarts,
    };

    private IEnumerable<string> Notes => _published.Note is null ? _remarks : _remarks.Prepend(_published.Note);

    /// <summary>Adds a row; <paramref name="ours"/> is null where too few systems are at hand.</summary>
    public void Add(PublishedRow row, TrendStatistics? ours, int ourN, string? otherReading)
    {
        var evidence = new RowEvidence(int.Parse(row.N, CultureInfo.InvariantCulture), ourN, otherReading);
        if (otherReading is not null)
        {
            _remarks.Add($"{row.Label}: {otherReading}.");
        }

        int before = _findings.Count;
        var cells = new Cells(this, row, ours, evidence);
        cells.Value("n", "number of systems", "systems", row.N, null, ourN, ourN.ToString(CultureInfo.InvariantCulture));
        PublishedEstimate? growth = Estimate(row.Growth), doubling = Estimate(row.Doubling), code = Estimate(row.CodeDoubling);
        if (ours is not null)
        {
            if (row.Scale?.Split(" / ") is [var start, var end])
            {
                cells.Value("scale-first", "fitted compute at the first system", "FLOP", start, null, Elementary.Exp10(ours.Start), NumberText.FromLog10(ours.Start, 1));
                cells.Value("scale-last", "fitted compute at the last system", "FLOP", end, null, Elementary.Exp10(ours.End), NumberText.FromLog10(ours.End, 1));
            }

            cells.Estimate("growth", "growth", "OOM/year", growth, null, ours.Growth, ours.SortedGrowth, ours.GrowthInterval);
            cells.Estimate("doubling-time", "doubling time", "months", doubling, code, ours.Doubling, ours.SortedDoubling, ours.DoublingInterval);
            if (row.RSquared is not null)
            {
                cells.Value("r-squared", "R²", "", row.RSquared, null, ours.RSquared, NumberText.Like(ours.RSquared, row.RSquared));
            }
        }

        Verdict verdict = _findings.Skip(before).Max(finding => finding.Verdict)!.Value;
        ReproducedBySearch += row.IsSearchedReading ? _findings.Skip(before).Count(finding => finding.Verdict == Studies.Verdict.Reproduced) : 0;
        _groupStarts.Add(_rows.Count);
        _rows.Add([row.Label, "paper", row.N, row.Scale ?? NoNumber, growth?.ToString() ?? NoNumber, doubling?.ToString() ?? NoNumber, row.RSquared ?? NoNumber, ""]);
        if (code is not null)
        {
            _rows.Add(["", "authors' code", "", "", "", code.ToString(), "", ""]);
        }

        _rows.Add(ours is null
            ? ["", "ours", ourN.ToString(CultureInfo.InvariantCulture), NoNumber, NoNumber, NoNumber, NoNumber, verdict.Text()]
            : ["", "ours", ourN.ToString(CultureInfo.InvariantCulture), ScaleText(ours), GrowthText(ours, growth), DoublingText(ours), NumberText.Fixed(ours.RSquared, 2), verdict.Text()]);
    }

    private static string ScaleText(TrendStatistics ours) => $"{NumberText.FromLog10(ours.Start, 1)} / {NumberText.FromLog10(ours.End, 1)}";

    private static string GrowthText(TrendStatistics ours, PublishedEstimate? published)
    {
        int decimals = published is null ? 2 : 1;
        return Quantiles(ours.Growth, ours.SortedGrowth, decimals);
    }

    private static string DoublingText(TrendStatistics ours) => Quantiles(ours.Doubling, ours.SortedDoubling, 1);

    private static string Quantiles(double value, double[] sorted, int decimals)
    {
        IEnumerable<string> parts = new[] { TrendStatistics.Low, TrendStatistics.Median, TrendStatistics.High }
            .Select(p => NumberText.Fixed(Fitting.Numerics.Quantiles.OfSorted(sorted, p), decimals));
        return $"{NumberText.Fixed(value, decimals)} [{string.Join("; ", parts)}]";
    }

    private static PublishedEstimate? Estimate(string? text) => text is null ? null : PublishedEstimate.Parse(text);

    // The findings of one row.
    private sealed class Cells(TableComparison table, PublishedRow row, TrendStatistics? ours, RowEvidence evidence)
    {
        public void Value(string id, string label, string unit, string text, string? codeText, double value, string ourText)
        {
            Add(id, label, unit, value, ourText, null, Comparison.OfValue(value, Publish(text, codeText), evidence));
        }

        public void Estimate(
            string id,
            string label,
            string unit,
            PublishedEstimate? paper,
            PublishedEstimate? code,
            double value,
            double[] sorted,
            Interval interval)
        {
            if (paper is null)
            {
                return;
            }

            Add(id, label, unit, value, NumberText.Like(value, paper.Value), interval,
                Comparison.OfValue(value, Publish(paper.Value, code?.Value), evidence));
            Quantile($"{id}/low", $"{label}, 2.5 %", unit, paper.Low, code?.Low, sorted, TrendStatistics.Low, paper);
            Quantile($"{id}/median", $"{label}, median of the bootstrap", unit, paper.Median, code?.Median, sorted, TrendStatistics.Median, paper);
            Quantile($"{id}/high", $"{label}, 97.5 %", unit, paper.High, code?.High, sorted, TrendStatistics.High, paper);
        }

        private void Quantile(string id, string label, string unit, string? text, string? codeText, double[] sorted, double probability, PublishedEstimate paper)
        {
            if (text is null)
            {
                return;
            }

            double value = Fitting.Numerics.Quantiles.OfSorted(sorted, probability);
            Add(id, label, unit, value, NumberText.Like(value, text), null, Comparison.OfQuantile(
                sorted, probability, PublishedTables.Resamples, Publish(text, codeText), paper.ContradictsItself, evidence));
        }

        private Published Publish(string text, string? codeText) =>
            new(text, $"{PublishedTables.Paper}, Table {table._published.Number}", codeText == text ? null : codeText);

        private void Add(string id, string label, string unit, double value, string text, Interval? interval, Judgement judgement) =>
            table._findings.Add(new Finding
            {
                Id = $"{ComputeTrendsStudy.StudyId}/table-{table._published.Number}/{Slug(row.Label)}/{id}",
                Label = $"Table {table._published.Number}, {row.Label}: {label}",
                Value = value,
                Text = text,
                Unit = unit,
                Interval = interval,
                N = ours?.N ?? evidence.OurN,
                Rule = row.Selection.Describe(),
                Vintage = table._vintage,
                Seed = table._seed,
            }.Beside(judgement));
    }

    // "z < 0.76" and "z > 0.76" must not fall together.
    private static string Slug(string label)
    {
        string words = label.Replace("<", "below", StringComparison.Ordinal).Replace(">", "above", StringComparison.Ordinal).ToLowerInvariant();
        return string.Join('-', string.Concat(words.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

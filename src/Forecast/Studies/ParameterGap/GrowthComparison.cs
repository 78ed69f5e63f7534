using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ParameterGap;

/// <summary>A published table of growth beside ours: a finding for each number printed.</summary>
internal sealed class GrowthComparison(PublishedGrowthTable published, string vintage, ulong seed)
{
    private const string NoNumber = "–";

    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly List<int> _groupStarts = [];

    /// <summary>The table and its findings.</summary>
    public static StudySection Of(PublishedGrowthTable published, Dataset dataset, TrendCache trends, ulong seed)
    {
        var comparison = new GrowthComparison(published, dataset.Vintage.Id, seed);
        Series systems = SizedSystems.AsTheSite(dataset);
        foreach (PublishedGrowth row in published.Rows)
        {
            comparison.Add(row, trends.Of(row.Select(systems))!);
        }

        return new StudySection { Numbers = comparison._findings, Tables = [comparison.Table] };
    }

    private Table Table => new(
        published.Id,
        published.Title,
        [
            new Column("Systems"),
            new Column("Whose"),
            new Column("n", Alignment.Right),
            new Column("Parameters, first / last"),
            new Column("Growth (OOM/year)", Alignment.Right),
            new Column("Doubling time (months)", Alignment.Right),
            new Column("R²", Alignment.Right),
            new Column("Verdict"),
        ],
        _rows,
        string.Join(' ', [
            "Value [2.5 %; median; 97.5 %] of the bootstrap; months of 30 days.",
            $"Vintage {vintage}: {SizedSystems.SiteRule}.",
            .. published.Note is null ? Array.Empty<string>() : [published.Note]]))
    {
        GroupStarts = _groupStarts,
    };

    private void Add(PublishedGrowth row, TrendStatistics ours)
    {
        int before = _findings.Count;
        var evidence = new RowEvidence(int.Parse(row.N, CultureInfo.InvariantCulture), ours.N);
        var footing = new RowFooting($"{published.Id}/{row.Slug}", $"{published.Name}, {row.Label}", ours.N, SizedSystems.SiteRule,
            vintage, seed);
        RowFooting plain = footing with { Seed = null };
        Value(plain.Count("n", "number of systems", ours.N), row.N, evidence with { Tolerance = published.CountTolerance });
        if (row.Scale is { } scale)
        {
            Value(
                plain.Ours("scale-first", "line at the first system", Elementary.Exp10(ours.Start),
                    NumberText.FromLog10(ours.Start, 1), "parameters"),
                scale.First,
                evidence);
            Value(
                plain.Ours("scale-last", "line at the last system", Elementary.Exp10(ours.End), NumberText.FromLog10(ours.End, 1),
                    "parameters"),
                scale.Last,
                evidence with { Contradiction = row.EndContradiction });
        }

        Estimate(footing, "growth", "OOM/year", row.Growth, ours.Growth, ours.SortedGrowth, ours.GrowthInterval, evidence,
            published.SlopeTolerance);
        Estimate(footing, "doubling-time", "months", row.Doubling, ours.Doubling, ours.SortedDoubling, ours.DoublingInterval, evidence,
            null);
        if (row.RSquared is { } squared)
        {
            Value(plain.Ours("r-squared", "R²", ours.RSquared, NumberText.Like(ours.RSquared, squared), ""), squared, evidence);
        }

        Verdict verdict = _findings.Skip(before).Max(finding => finding.Verdict)!.Value;
        _groupStarts.Add(_rows.Count);
        _rows.Add([
            row.Label, published.Id == PublishedTables.OfArticle.Id ? "article" : "recomputed", row.N,
            row.Scale is { } s ? $"{s.First} / {s.Last}" : NoNumber, row.Growth ?? NoNumber, row.Doubling ?? NoNumber,
            row.RSquared ?? NoNumber, "",
        ]);
        _rows.Add([
            "", "ours", $"{ours.N}", $"{NumberText.FromLog10(ours.Start, 1)} / {NumberText.FromLog10(ours.End, 1)}",
            Printed(ours.Growth, ours.SortedGrowth, 2), Printed(ours.Doubling, ours.SortedDoubling, 1),
            NumberText.Fixed(ours.RSquared, 2), verdict.Text(),
        ]);
    }

    private static string Printed(double value, double[] sorted, int decimals)
    {
        IEnumerable<string> parts = new[] { TrendStatistics.Low, TrendStatistics.Median, TrendStatistics.High }
            .Select(p => NumberText.Fixed(Quantiles.OfSorted(sorted, p), decimals));
        return $"{NumberText.Fixed(value, decimals)} [{string.Join("; ", parts)}]";
    }

    private void Value(Finding ours, string text, RowEvidence evidence) =>
        _findings.Add(ours.Beside(new Published(text, published.Source), evidence));

    private void Estimate(
        RowFooting footing,
        string id,
        string unit,
        string? text,
        double value,
        double[] sorted,
        Interval interval,
        RowEvidence evidence,
        Tolerance? tolerance)
    {
        if (text is null)
        {
            return;
        }

        string what = id.Replace('-', ' ');
        var paper = PublishedEstimate.Parse(text);
        Value(
            footing.Ours(id, what, value, NumberText.Like(value, paper.Value), unit, interval),
            paper.Value,
            evidence with { Tolerance = tolerance });
        Quantile(paper.Low, "low", "2.5 %", TrendStatistics.Low);
        Quantile(paper.Median, "median", "median of the bootstrap", TrendStatistics.Median);
        Quantile(paper.High, "high", "97.5 %", TrendStatistics.High);

        void Quantile(string? digits, string end, string name, double probability)
        {
            if (digits is not null)
            {
                double ours = Quantiles.OfSorted(sorted, probability);
                Judgement judgement = Comparison.OfQuantile(sorted, probability, PublishedTables.Resamples,
                    new Published(digits, published.Source), paper.ContradictsItself, evidence);
                _findings.Add(footing.Ours($"{id}/{end}", $"{what}, {name}", ours, NumberText.Like(ours, digits), unit).Beside(judgement));
            }
        }
    }
}

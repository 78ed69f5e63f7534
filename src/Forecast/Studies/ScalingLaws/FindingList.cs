using System.Globalization;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ScalingLaws;

/// <summary>What the numbers of a section rest on.</summary>
/// <param name="N">Number of rows; 0 for a number that follows from constants.</param>
/// <param name="Rule">Which rows, or which formula.</param>
/// <param name="Vintage">The table in the data folder, or where the constants are printed.</param>
/// <param name="Seed">The seed, where random numbers were used.</param>
internal sealed record Basis(int N, string Rule, string Vintage, ulong? Seed = null);

/// <summary>The numbers of a section as they come up, each with its verdict where it stands beside a published one.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    /// <summary>A number without sampling error beside a published one; why they differ, where they do.</summary>
    public Finding Value(
        Basis basis,
        string id,
        string label,
        string unit,
        double value,
        Published published,
        RowEvidence? row = null,
        Interval? interval = null,
        string? why = null)
    {
        (Verdict verdict, string evidence) = Comparison.OfValue(value, published, row ?? RowEvidence.Formula);
        string reason = verdict == Verdict.Differs && why is not null ? $"{evidence}; {why}" : evidence;
        return Add(basis, id, label, unit, value, interval, published, (verdict, reason));
    }

    /// <summary>A number whose own inputs are rounded or drawn, beside a published one.</summary>
    public Finding Range(
        Basis basis,
        string id,
        string label,
        string unit,
        double value,
        (double Low, double High) range,
        string why,
        Published published,
        RowEvidence? row = null,
        Interval? interval = null) =>
        Add(
            basis,
            id,
            label,
            unit,
            value,
            interval,
            published,
            Comparison.OfRange(value, range, why, published, row ?? RowEvidence.Formula));

    /// <summary>A quantile of draws beside a published one.</summary>
    public Finding Quantile(
        Basis basis,
        string id,
        string label,
        string unit,
        double[] sorted,
        double probability,
        int publishedDraws,
        Published published,
        RowEvidence? row = null) =>
        Add(
            basis,
            id,
            label,
            unit,
            Fitting.Numerics.Quantiles.OfSorted(sorted, probability),
            null,
            published,
            Comparison.OfQuantile(sorted, probability, publishedDraws, published, contradicts: false, row ?? RowEvidence.Formula));

    /// <summary>A number of ours alone, with as many digits as its interval or the text given allows.</summary>
    public Finding Ours(Basis basis, string id, string label, string unit, double value, Interval? interval, string? text = null)
    {
        var finding = new Finding
        {
            Id = $"{ScalingLawsStudy.StudyId}/{id}",
            Label = label,
            Value = value,
            Text = text ?? (interval is { } ends ? NumberText.WithInterval(value, ends) : NumberText.Significant(value, 3)),
            Unit = unit,
            Interval = interval,
            N = basis.N,
            Rule = basis.Rule,
            Vintage = basis.Vintage,
            Seed = basis.Seed,
        };
        _all.Add(finding);
        return finding;
    }

    /// <summary>A table of the numbers that stand beside a published one: published, ours, verdict.</summary>
    /// <param name="id">Stable name of the table.</param>
    /// <param name="title">The caption.</param>
    /// <param name="findings">Its rows.</param>
    /// <param name="note">What a reader must know.</param>
    public static Table Compared(string id, string title, IEnumerable<Finding> findings, string note) => new(
        id,
        title,
        [
            new Column("Number"),
            new Column("Published", Alignment.Right),
            new Column("Ours", Alignment.Right),
            new Column("Unit"),
            new Column("n", Alignment.Right),
            new Column("Verdict"),
        ],
        [.. findings.Select(finding => new[]
        {
            finding.Label,
            finding.Published?.Text ?? "–",
            finding.Text,
            finding.Unit,
            finding.N > 0 ? finding.N.ToString(CultureInfo.InvariantCulture) : "–",
            finding.Verdict?.Text() ?? "ours alone",
        })],
        note);

    /// <summary>A value with the digits of a printed one.</summary>
    internal static string Like(double value, string printed)
    {
        int e = printed.IndexOf('e', StringComparison.Ordinal);
        return e < 0 ? NumberText.Like(value, printed) : NumberText.Scientific(value, printed[..e].Count(char.IsAsciiDigit));
    }

    private Finding Add(
        Basis basis,
        string id,
        string label,
        string unit,
        double value,
        Interval? interval,
        Published published,
        (Verdict Verdict, string Evidence) verdict)
    {
        var finding = new Finding
        {
            Id = $"{ScalingLawsStudy.StudyId}/{id}",
            Label = label,
            Value = value,
            Text = Like(value, published.Text),
            Unit = unit,
            Interval = interval,
            N = basis.N,
            Rule = basis.Rule,
            Vintage = basis.Vintage,
            Seed = basis.Seed,
            Published = published,
            Verdict = verdict.Verdict,
            Evidence = verdict.Evidence,
        };
        _all.Add(finding);
        return finding;
    }
}

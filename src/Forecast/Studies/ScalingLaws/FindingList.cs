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
        Finding beside = Printed(basis, id, label, unit, value, interval, published).Beside(published, row ?? RowEvidence.Formula);
        return Add(why is null ? beside : beside.Explained(() => why));
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
        Add(Printed(basis, id, label, unit, value, interval, published)
            .Beside(Comparison.OfRange(value, range, why, published, row ?? RowEvidence.Formula)));

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
        Add(Printed(basis, id, label, unit, Fitting.Numerics.Quantiles.OfSorted(sorted, probability), null, published).Beside(
            Comparison.OfQuantile(sorted, probability, publishedDraws, published, contradicts: false, row ?? RowEvidence.Formula)));

    /// <summary>A number of ours alone, with as many digits as its interval or the text given allows.</summary>
    public Finding Ours(Basis basis, string id, string label, string unit, double value, Interval? interval, string? text = null) =>
        Add(Number(basis, id, label, unit, value, interval,
            text ?? (interval is { } ends ? NumberText.WithInterval(value, ends) : NumberText.Significant(value, 3))));

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

    private static Finding Printed(
        Basis basis, string id, string label, string unit, double value, Interval? interval, Published published) =>
        Number(basis, id, label, unit, value, interval, Like(value, published.Text));

    private static Finding Number(Basis basis, string id, string label, string unit, double value, Interval? interval, string text) => new()
    {
        Id = $"{ScalingLawsStudy.StudyId}/{id}",
        Label = label,
        Value = value,
        Text = text,
        Unit = unit,
        Interval = interval,
        N = basis.N,
        Rule = basis.Rule,
        Vintage = basis.Vintage,
        Seed = basis.Seed,
    };

    private Finding Add(Finding finding)
    {
        _all.Add(finding);
        return finding;
    }
}

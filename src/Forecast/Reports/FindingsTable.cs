using System.Globalization;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The numbers of a study as tables.</summary>
public static class FindingsTable
{
    /// <summary>The id of both tables, and so the name of the file: no table of a study may have it.</summary>
    public const string Id = "numbers";

    /// <summary>Each published number beside ours: <c>number | paper | code | ours | verdict | evidence</c>. A group for each source.</summary>
    public static Table Numbers(Findings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Finding[] published = [.. findings.Numbers.Where(finding => finding.Published is not null)];
        return new Table(
            Id,
            "Each published number beside ours",
            [
                new Column("Number"),
                new Column("Paper", Alignment.Right),
                new Column("Code", Alignment.Right),
                new Column("Ours", Alignment.Right),
                new Column("Verdict"),
                new Column("Evidence"),
            ],
            [.. published.Select(Row)],
            Note(published))
        {
            GroupStarts = [.. Enumerable.Range(0, published.Length)
                .Where(i => i == 0 || published[i].Published!.Source != published[i - 1].Published!.Source)],
        };
    }

    /// <summary>Every number of the study, published or only ours, unrounded and with all that it rests on: for a file, not for reading.</summary>
    public static Table Full(Findings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return new Table(
            Id,
            findings.Title,
            [
                new Column("id"),
                new Column("label"),
                new Column("value", Alignment.Right),
                new Column("text", Alignment.Right),
                new Column("unit"),
                new Column("low", Alignment.Right),
                new Column("high", Alignment.Right),
                new Column("level", Alignment.Right),
                new Column("n", Alignment.Right),
                new Column("rule"),
                new Column("vintage"),
                new Column("seed", Alignment.Right),
                new Column("paper", Alignment.Right),
                new Column("code", Alignment.Right),
                new Column("source"),
                new Column("verdict"),
                new Column("evidence"),
            ],
            [.. findings.Numbers.Select(FullRow)]);
    }

    private static IReadOnlyList<string> Row(Finding finding) =>
    [
        finding.Unit.Length == 0 ? finding.Label : $"{finding.Label} ({finding.Unit})",
        finding.Published!.Text,
        finding.Published.CodeText ?? "",
        finding.Text + Brackets(finding),
        finding.Verdict?.Text() ?? "",
        finding.Evidence ?? "",
    ];

    private static IReadOnlyList<string> FullRow(Finding finding) =>
    [
        finding.Id,
        finding.Label,
        Digits(finding.Value),
        finding.Text,
        finding.Unit,
        Digits(finding.Interval?.Low),
        Digits(finding.Interval?.High),
        Digits(finding.Interval?.Level),
        finding.N.ToString(CultureInfo.InvariantCulture),
        finding.Rule,
        finding.Vintage,
        finding.Seed?.ToString(CultureInfo.InvariantCulture) ?? "",
        finding.Published?.Text ?? "",
        finding.Published?.CodeText ?? "",
        finding.Published?.Source ?? "",
        finding.Verdict?.Text() ?? "",
        finding.Evidence ?? "",
    ];

    private static string? Note(Finding[] published)
    {
        if (published.Length == 0)
        {
            return null;
        }

        string sources = string.Join("; ", published.Select(finding => finding.Published!.Source).Distinct());
        string levels = string.Join(" or ", published.Where(finding => finding.Interval is not null)
            .Select(finding => $"{100 * finding.Interval!.Value.Level:0.##} %").Distinct());
        return $"Paper: {sources}. Code: the number that the authors' code prints, where it prints another one. "
            + (levels.Length == 0 ? "" : $"In brackets: the {levels} interval. ")
            + "Rule, n, vintage and seed of each number are in numbers.csv and findings.json.";
    }

    /// <summary>The interval with as many decimals as the number beside it, or three significant digits where that one has an exponent or words.</summary>
    private static string Brackets(Finding finding)
    {
        if (finding.Interval is not { } interval)
        {
            return "";
        }

        int point = finding.Text.IndexOf('.', StringComparison.Ordinal);
        bool plain = finding.Text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '−');
        string format = !plain ? "0.##e0" : point < 0 ? "F0" : $"F{finding.Text.Length - point - 1}";
        return $" [{interval.Low.ToString(format, CultureInfo.InvariantCulture)}; {interval.High.ToString(format, CultureInfo.InvariantCulture)}]";
    }

    private static string Digits(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}

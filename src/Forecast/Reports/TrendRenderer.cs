using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Writes trends as text, Markdown, LaTeX, CSV or JSON.</summary>
public static class TrendRenderer
{
    /// <summary>The forms, as they are named on the command line.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "csv", "markdown", "latex"];

    /// <summary>Renders one trend.</summary>
    /// <param name="sheet">The trend.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(TrendSheet sheet, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return format switch
        {
            "csv" => TrendCsv.Render(sheet),
            "json" => TrendJson.Render(sheet),
            _ => Paragraphs(TrendTables.Of(sheet), [.. sheet.Footing, .. sheet.Warnings.Select(Doubt)], format, width),
        };
    }

    /// <summary>Renders the trends of several groups.</summary>
    /// <param name="groups">The trends.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(TrendGroups groups, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(groups);
        IEnumerable<string> doubts = groups.Sheets.SelectMany(sheet => sheet.Warnings.Select(warning => Doubt($"{sheet.Group}: {warning}")));
        return format switch
        {
            "csv" => TrendCsv.Render(groups),
            "json" => TrendJson.Render(groups),
            _ => Paragraphs(TrendTables.Of(groups), [.. groups.Sheets[0].Footing.Skip(1), .. doubts, .. groups.LeftOutSentences.Select(Doubt)], format, width),
        };
    }

    private static string Doubt(string warning) => $"Doubt: {warning}";

    /// <summary>Tables and lines below them as text, Markdown or LaTeX.</summary>
    internal static string Paragraphs(IEnumerable<Table> tables, IEnumerable<string> lines, string format, int width) => format switch
    {
        "text" => Paragraphs(tables, lines, table => TextTable.Render(table, width), "\n", line => string.Join('\n', Paragraph.Lines(line, width))),
        "markdown" => Paragraphs(tables, lines, MarkdownTable.Render, "\n\n", line => line),
        "latex" => Paragraphs(tables, lines, LatexTable.Render, "\n", line => $"% {line}"),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
    };

    private static string Paragraphs(IEnumerable<Table> tables, IEnumerable<string> lines, Func<Table, string> render, string lineEnd, Func<string, string> paragraph)
    {
        var text = new StringBuilder();
        foreach (Table table in tables)
        {
            text.Append(render(table).TrimEnd()).Append("\n\n");
        }

        return text.AppendJoin(lineEnd, lines.Select(paragraph)).Append('\n').ToString();
    }
}

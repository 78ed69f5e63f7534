using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Tables with lines below them, as text, Markdown or LaTeX.</summary>
internal static class TablesPage
{
    /// <summary>Renders the page.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="lines">What follows them: a paragraph each in text and Markdown, a comment each in LaTeX.</param>
    /// <param name="format"><c>text</c>, <c>markdown</c> or <c>latex</c>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another format.</exception>
    public static string Render(IEnumerable<Table> tables, IEnumerable<string> lines, string format, int width) => format switch
    {
        "text" => Render(tables, lines, table => TextTable.Render(table, width), "\n", line => Text(line, width)),
        "markdown" => Render(tables, lines, MarkdownTable.Render, "\n\n", line => line),
        "latex" => Render(tables, lines, LatexTable.Render, "\n", line => $"% {line}"),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
    };

    /// <summary>A line as text, set on lines of a terminal.</summary>
    public static string Text(string line, int width) => string.Join('\n', Paragraph.Lines(line, width));

    /// <summary>What a reader should doubt, as it stands on the page.</summary>
    public static string Doubt(string warning) => $"Doubt: {warning}";

    private static string Render(
        IEnumerable<Table> tables, IEnumerable<string> lines, Func<Table, string> render, string lineEnd, Func<string, string> paragraph)
    {
        var text = new StringBuilder();
        foreach (Table table in tables)
        {
            text.Append(render(table).TrimEnd()).Append("\n\n");
        }

        return text.AppendJoin(lineEnd, lines.Select(paragraph)).Append('\n').ToString();
    }
}

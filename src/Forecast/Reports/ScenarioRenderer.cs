using System.Text;
using Forecast.Scenarios;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Writes the results of a scenario as text, Markdown, LaTeX, CSV or JSON.</summary>
public static class ScenarioRenderer
{
    /// <summary>Renders the results.</summary>
    /// <param name="result">The results.</param>
    /// <param name="format">One of <see cref="TrendRenderer.Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(ScenarioResult result, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(result);
        return format switch
        {
            "json" => ScenarioJson.Render(result),
            "csv" => ScenarioCsv.Render(result),
            "text" => Paragraphs(result, table => TextTable.Render(table, width), "\n", line => string.Join('\n', Paragraph.Lines(line, width))),
            "markdown" => Paragraphs(result, MarkdownTable.Render, "\n\n", line => line),
            "latex" => Paragraphs(result, LatexTable.Render, "\n", line => $"% {line}"),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
        };
    }

    private static string Paragraphs(ScenarioResult result, Func<Table, string> render, string lineEnd, Func<string, string> paragraph)
    {
        var text = new StringBuilder();
        foreach (Table table in ScenarioSheet.Tables(result))
        {
            text.Append(render(table).TrimEnd()).Append("\n\n");
        }

        return text.AppendJoin(lineEnd, ScenarioSheet.Footing(result).Select(paragraph)).Append('\n').ToString();
    }
}

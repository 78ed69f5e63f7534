using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A table in GitHub's Markdown.</summary>
public static class MarkdownTable
{
    /// <summary>Renders a table with its title above in bold and its note below, ending in a line end. Markdown cannot set groups apart.</summary>
    public static string Render(Table table)
    {
        TableShape.Require(table);
        var text = new StringBuilder();
        text.Append("**").Append(MarkdownText.Escape(table.Title)).Append("**\n\n");
        AppendRow(text, table.Columns.Select(column => Cell(column.Title)));
        AppendRow(text, table.Columns.Select(column => column.Alignment == Alignment.Right ? "---:" : "---"));
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            AppendRow(text, row.Select(Cell));
        }

        if (table.Note is not null)
        {
            text.Append('\n').Append(MarkdownText.Escape(table.Note)).Append('\n');
        }

        return text.ToString();
    }

    // A cell begins no block, so a minus sign needs no escape there.
    private static string Cell(string text) => MarkdownText.Inline(text, "<br>").Trim();

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}

using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A table in HTML that is also well-formed XML: captioned, with headings that say what they head, in a container that scrolls sideways on a phone.</summary>
/// <remarks>
/// Groups are bodies of their own, and a group's name heads all of its rows whose first cell is empty.
/// Numbers have the class <c>num</c>, columns of sentences the class <c>long</c>.
/// </remarks>
public static class HtmlTable
{
    private const int LongText = 40;

    /// <summary>Renders a table, ending in a line end.</summary>
    public static string Render(Table table) => Render(table, HtmlText.Lines);

    /// <summary>Renders a table whose cells are written by the caller.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cell">From a cell's text to its markup; it must escape.</param>
    internal static string Render(Table table, Func<string, string> cell)
    {
        TableShape.Require(table);
        string[] classes = [.. table.Columns.Select((column, c) => Class(table, column, c))];
        var html = new StringBuilder();

        // Focusable, so that the keyboard can scroll it.
        html.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(HtmlText.Escape(table.Title)).Append("\">\n");
        html.Append("<table>\n<caption><span>").Append(HtmlText.Lines(table.Title)).Append("</span></caption>\n<thead>\n<tr>");
        for (int c = 0; c < classes.Length; c++)
        {
            html.Append("<th scope=\"col\"").Append(classes[c]).Append('>').Append(HtmlText.Lines(table.Columns[c].Title)).Append("</th>");
        }

        html.Append("</tr>\n</thead>\n<tbody>\n");
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (TableShape.SetsApart(table, row))
            {
                html.Append("</tbody>\n<tbody>\n");
            }

            html.Append("<tr>");
            AppendFirst(html, table, row, classes[0], cell);
            for (int c = 1; c < classes.Length; c++)
            {
                html.Append("<td").Append(classes[c]).Append('>').Append(cell(table.Rows[row][c])).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n</div>\n");
        if (table.Note is not null)
        {
            html.Append("<p class=\"note\">").Append(HtmlText.Lines(table.Note)).Append("</p>\n");
        }

        return html.ToString();
    }

    private static void AppendFirst(StringBuilder html, Table table, int row, string cssClass, Func<string, string> cell)
    {
        if (TableShape.ContinuesLabel(table, row))
        {
            return;
        }

        string text = table.Rows[row][0];
        if (table.Columns[0].Alignment == Alignment.Right || text.Length == 0)
        {
            html.Append("<td").Append(cssClass).Append('>').Append(cell(text)).Append("</td>");
            return;
        }

        int height = 1;
        while (row + height < table.Rows.Count && TableShape.ContinuesLabel(table, row + height))
        {
            height++;
        }

        html.Append(height == 1 ? "<th scope=\"row\"" : $"<th scope=\"rowgroup\" rowspan=\"{height}\"")
            .Append(cssClass).Append('>').Append(cell(text)).Append("</th>");
    }

    private static string Class(Table table, Column column, int index) => column.Alignment == Alignment.Right
        ? " class=\"num\""
        : index > 0 && table.Rows.Any(row => row[index].Length > LongText) ? " class=\"long\"" : "";
}

using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A table in HTML that is also well-formed XML: captioned, with headings that say what they head, in a container that scrolls sideways on a phone.</summary>
public static class HtmlTable
{
    /// <summary>Renders a table, ending in a line end. Groups are bodies of their own; numbers have the class <c>num</c>.</summary>
    public static string Render(Table table) => Render(table, HtmlText.Lines);

    /// <summary>Renders a table whose cells are written by the caller.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cell">From a cell's text to its markup; it must escape.</param>
    internal static string Render(Table table, Func<string, string> cell)
    {
        TableShape.Require(table);
        var html = new StringBuilder();

        // Focusable, so that the keyboard can scroll it.
        html.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(HtmlText.Escape(table.Title)).Append("\">\n");
        html.Append("<table>\n<caption>").Append(HtmlText.Lines(table.Title)).Append("</caption>\n<thead>\n<tr>");
        foreach (Column column in table.Columns)
        {
            html.Append("<th scope=\"col\"").Append(Class(column)).Append('>').Append(HtmlText.Lines(column.Title)).Append("</th>");
        }

        html.Append("</tr>\n</thead>\n<tbody>\n");
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (TableShape.SetsApart(table, row))
            {
                html.Append("</tbody>\n<tbody>\n");
            }

            AppendRow(html, table, table.Rows[row], cell);
        }

        html.Append("</tbody>\n</table>\n</div>\n");
        if (table.Note is not null)
        {
            html.Append("<p class=\"note\">").Append(HtmlText.Lines(table.Note)).Append("</p>\n");
        }

        return html.ToString();
    }

    private static void AppendRow(StringBuilder html, Table table, IReadOnlyList<string> row, Func<string, string> cell)
    {
        html.Append("<tr>");
        for (int c = 0; c < row.Count; c++)
        {
            Column column = table.Columns[c];
            bool heads = c == 0 && column.Alignment == Alignment.Left && row[c].Length > 0;
            html.Append(heads ? "<th scope=\"row\"" : "<td").Append(Class(column)).Append('>')
                .Append(cell(row[c])).Append(heads ? "</th>" : "</td>");
        }

        html.Append("</tr>\n");
    }

    private static string Class(Column column) => column.Alignment == Alignment.Right ? " class=\"num\"" : "";
}

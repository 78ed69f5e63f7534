using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A table for a LaTeX document that uses the package <c>booktabs</c> and the T1 font encoding.</summary>
public static class LatexTable
{
    /// <summary>Renders a floating table with caption and label, ending in a line end; the label is <c>tab:</c> and the table's id.</summary>
    public static string Render(Table table)
    {
        TableShape.Require(table);
        var text = new StringBuilder();
        text.Append("\\begin{table}\n  \\centering\n");
        text.Append("  \\caption{").Append(LatexText.Escape(table.Title)).Append("}\n");
        text.Append("  \\label{tab:").Append(Label(table.Id)).Append("}\n");
        text.Append("  \\begin{tabular}{").Concat(table.Columns.Select(column => column.Alignment == Alignment.Right ? 'r' : 'l')).Append("}\n");
        text.Append("    \\toprule\n");
        AppendRow(text, table.Columns.Select(column => column.Title));
        text.Append("    \\midrule\n");
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (TableShape.SetsApart(table, row))
            {
                text.Append("    \\addlinespace\n");
            }

            AppendRow(text, table.Rows[row]);
        }

        text.Append("    \\bottomrule\n  \\end{tabular}\n");
        if (table.Note is not null)
        {
            text.Append("  \\par\\smallskip\n  {\\footnotesize ").Append(LatexText.Escape(table.Note)).Append("}\n");
        }

        return text.Append("\\end{table}\n").ToString();
    }

    private static StringBuilder Concat(this StringBuilder text, IEnumerable<char> characters) => text.AppendJoin("", characters);

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("    ").AppendJoin(" & ", cells.Select(Cell)).Append(" \\\\\n");

    private static string Cell(string text)
    {
        string escaped = LatexText.Escape(text);

        // After a row's end LaTeX takes a bracket or a star for an argument of \\.
        return escaped.Length > 0 && escaped[0] is '[' or '*' ? $"{{{escaped[0]}}}{escaped[1..]}" : escaped;
    }

    private static string Label(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}

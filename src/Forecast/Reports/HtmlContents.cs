using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The table of contents at the head of a page: its studies, what each found, and under each its figures and tables.</summary>
internal static class HtmlContents
{
    /// <summary>Where a figure stands on the page.</summary>
    public static string Anchor(Findings study, NamedFigure figure) => $"{study.StudyId}-figure-{figure.Id}";

    /// <summary>Where a table stands on the page.</summary>
    public static string Anchor(Findings study, Table table) => $"{study.StudyId}-table-{table.Id}";

    /// <summary>Where a study's published numbers stand on the page.</summary>
    public static string NumbersAnchor(Findings study) => $"{study.StudyId}-numbers";

    /// <summary>Appends the contents.</summary>
    public static void Append(StringBuilder html, Report report)
    {
        html.Append("<nav aria-label=\"Contents\">\n<ol>\n");
        foreach (Findings study in report.Studies)
        {
            html.Append("<li>");
            AppendLink(html, study.StudyId, study.Title);
            if (report.Studies.Count > 1)
            {
                html.Append("\n<p>").Append(HtmlText.Lines(study.Headline)).Append("</p>");
            }

            html.Append("\n<details>\n<summary>").Append(Counted(study)).Append("</summary>\n<ul>\n");
            foreach (NamedFigure figure in study.Figures)
            {
                AppendEntry(html, Anchor(study, figure), "Figure", figure.Figure.Title);
            }

            foreach (Table table in study.Tables)
            {
                AppendEntry(html, Anchor(study, table), "Table", table.Title);
            }

            if (study.Numbers.Any(number => number.Published is not null))
            {
                AppendEntry(html, NumbersAnchor(study), "Table", "Published numbers");
            }

            html.Append("</ul>\n</details>\n</li>\n");
        }

        html.Append("</ol>\n</nav>\n");
    }

    /// <summary>What a study shows, in words: <c>5 figures, 17 tables</c>.</summary>
    public static string Counted(Findings study) =>
        $"{Plural(study.Figures.Count, "figure")}, {Plural(study.Tables.Count, "table")}";

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static void AppendEntry(StringBuilder html, string anchor, string kind, string title)
    {
        html.Append("<li><span class=\"quiet\">").Append(kind).Append("</span> ");
        AppendLink(html, anchor, title);
        html.Append("</li>\n");
    }

    private static void AppendLink(StringBuilder html, string anchor, string title) =>
        html.Append("<a href=\"#").Append(HtmlText.Escape(anchor)).Append("\">").Append(HtmlText.Escape(title)).Append("</a>");
}

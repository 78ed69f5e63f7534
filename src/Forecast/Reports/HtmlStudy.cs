using System.Text;
using Forecast.Figures;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>One study's section of the page.</summary>
internal static class HtmlStudy
{
    // A longer table is folded, so that what stands below it is not pages away.
    private const int LongTable = 25;

    /// <summary>Appends the section.</summary>
    /// <param name="html">The page so far.</param>
    /// <param name="study">What the study found.</param>
    /// <param name="alone">Whether it is the only study, whose verdicts the head of the page has counted already.</param>
    public static void Append(StringBuilder html, Findings study, bool alone)
    {
        string id = HtmlText.Escape(study.StudyId);
        html.Append("<section aria-labelledby=\"").Append(id).Append("\">\n");
        html.Append("<h2 id=\"").Append(id).Append("\">").Append(HtmlText.Lines(study.Title)).Append("</h2>\n");
        html.Append("<p class=\"quiet\">").Append(HtmlText.Lines(study.Citation)).Append("</p>\n");
        html.Append("<ul class=\"lead\">\n").AppendJoin("", study.Summary.Select(sentence => $"<li>{HtmlText.Lines(sentence)}</li>\n")).Append("</ul>\n");
        if (!alone)
        {
            html.Append(VerdictBadge.Tally(new VerdictTally(study.Numbers)));
        }

        AppendAside(html, "What to doubt", study.Warnings);
        AppendAside(html, "What could not be verified", study.NotVerified);
        if (study.Figures.Count > 0)
        {
            html.Append("<h3>Figures</h3>\n");
        }

        foreach (NamedFigure figure in study.Figures)
        {
            AppendFigure(html, study, figure);
        }

        if (study.Tables.Count > 0)
        {
            html.Append("<h3>Tables</h3>\n");
        }

        foreach (Table table in study.Tables)
        {
            AppendTable(html, table, ReportPaths.Table(study, table), HtmlContents.Anchor(study, table), table.Rows.Count > LongTable);
        }

        Table numbers = FindingsTable.Numbers(study);
        if (numbers.Rows.Count > 0)
        {
            html.Append("<h3>Published numbers</h3>\n");
            AppendTable(html, numbers, ReportPaths.Numbers(study), HtmlContents.NumbersAnchor(study), isFolded: true);
        }

        html.Append("</section>\n");
    }

    private static void AppendAside(StringBuilder html, string title, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        html.Append("<aside>\n<h3>").Append(HtmlText.Escape(title)).Append("</h3>\n<ul>\n");
        foreach (string sentence in sentences)
        {
            html.Append("<li>").Append(HtmlText.Lines(sentence)).Append("</li>\n");
        }

        html.Append("</ul>\n</aside>\n");
    }

    private static void AppendFigure(StringBuilder html, Findings study, NamedFigure figure)
    {
        Figure wide = figure.Figure, narrow = NarrowFigure.Of(wide);
        string prefix = $"{study.StudyId}-{figure.Id}-";
        html.Append("<figure id=\"").Append(HtmlText.Escape(HtmlContents.Anchor(study, figure))).Append("\">\n<div class=\"paper")
            .Append(ReferenceEquals(wide, narrow) ? "" : " wide").Append("\">")
            .Append(InlineSvg.Of(SvgRenderer.Render(wide), prefix, wide.AltText)).Append("</div>\n");
        if (!ReferenceEquals(wide, narrow))
        {
            // Fingers have no pointer to rest on a point: the names of points go.
            html.Append("<div class=\"paper narrow\">")
                .Append(InlineSvg.Of(SvgRenderer.Render(narrow), $"narrow-{prefix}", narrow.AltText, keepTooltips: false)).Append("</div>\n");
        }

        html.Append("<figcaption>").Append(HtmlText.Lines(figure.Figure.Title));
        AppendFileLink(html, "SVG", ReportPaths.Figure(study, figure), figure.Figure.Title);
        html.Append("</figcaption>\n</figure>\n");
    }

    private static void AppendTable(StringBuilder html, Table table, string path, string anchor, bool isFolded)
    {
        html.Append("<div class=\"table\" id=\"").Append(HtmlText.Escape(anchor)).Append("\">\n");
        if (isFolded)
        {
            html.Append("<details>\n<summary>").Append(HtmlText.Escape(table.Title)).Append(" <span class=\"quiet\">").Append(table.Rows.Count)
                .Append(" rows</span></summary>\n");
        }

        html.Append(HtmlTable.Render(table, VerdictBadge.Cell)).Append("<p class=\"note\">");
        AppendFileLink(html, "CSV", path, table.Title);
        html.Append(isFolded ? "</p>\n</details>\n</div>\n" : "</p>\n</div>\n");
    }

    private static void AppendFileLink(StringBuilder html, string kind, string path, string title) =>
        html.Append(" <a class=\"file\" href=\"").Append(HtmlText.Escape(path)).Append("\" aria-label=\"")
            .Append(HtmlText.Escape($"{kind} file: {title}")).Append("\">").Append(kind).Append("</a>");
}

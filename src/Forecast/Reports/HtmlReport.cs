using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A report as one self-contained page: style and figures inside, no script, readable on a phone, on paper and in the dark.</summary>
public static class HtmlReport
{
    /// <summary>Renders a report. The page is also well-formed XML.</summary>
    public static string Render(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n");
        html.Append("<meta name=\"color-scheme\" content=\"light dark\" />\n");

        // Nothing is fetched and nothing runs, whatever a cell may hold.
        html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\" />\n");
        html.Append("<title>").Append(HtmlText.Escape(Title(report))).Append("</title>\n");
        html.Append("<style>\n").Append(HtmlStyle.Sheet).Append("</style>\n</head>\n<body>\n");
        AppendHeader(html, report);
        html.Append("<main>\n");
        foreach (Findings study in report.Studies)
        {
            HtmlStudy.Append(html, study, alone: report.Studies.Count == 1);
        }

        html.Append("</main>\n");
        AppendRun(html, report.Run);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Title(Report report) =>
        report.Studies.Count == 1 ? $"{report.Studies[0].Title} – Forecast report" : "Forecast report";

    private static void AppendHeader(StringBuilder html, Report report)
    {
        html.Append("<header>\n<h1>Forecast report</h1>\n");
        html.Append(VerdictBadge.Tally(new VerdictTally(report.Studies.SelectMany(study => study.Numbers))));
        HtmlContents.Append(html, report);
        if (report.Studies.Count > 1)
        {
            Dictionary<string, string> links = report.Studies.ToDictionary(study => study.StudyId, Link, StringComparer.Ordinal);
            html.Append("<div class=\"table\">\n")
                .Append(HtmlTable.Render(
                    VerdictTable.Of(report, study => study.StudyId),
                    cell => links.TryGetValue(cell, out string? link) ? link : HtmlText.Lines(cell)))
                .Append("</div>\n");
        }

        html.Append("</header>\n");
    }

    private static string Link(Findings study) => $"<a href=\"#{HtmlText.Escape(study.StudyId)}\">{HtmlText.Escape(study.Title)}</a>";

    private static void AppendRun(StringBuilder html, RunInfo run)
    {
        html.Append("<footer>\n<h2>How to make this report again</h2>\n");
        html.Append("<pre class=\"scroll\" tabindex=\"0\"><code>").Append(HtmlText.Escape(run.Command)).Append("</code></pre>\n");
        html.Append("<p>Forecast ").Append(HtmlText.Escape(run.Version)).Append(", seed ").Append(run.Seed).Append(", ").Append(run.Draws)
            .Append(" draws. The same numbers for a program: <a href=\"").Append(ReportPaths.Json).Append("\">").Append(ReportPaths.Json).Append("</a>.</p>\n");
        if (run.Vintages.Count > 0)
        {
            html.Append(HtmlTable.Render(RunTable.Of(run)));
        }

        html.Append("</footer>\n");
    }
}

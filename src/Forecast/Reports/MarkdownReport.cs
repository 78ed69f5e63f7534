using System.Text;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A report in GitHub's Markdown, with figures and tables linked as files beside it.</summary>
public static class MarkdownReport
{
    /// <summary>Renders a report.</summary>
    public static string Render(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append("# Forecast report\n\n");
        text.Append(MarkdownText.Escape(new VerdictTally(report.Studies.SelectMany(study => study.Numbers)).ToString())).Append(".\n\n");
        if (report.Studies.Count > 1)
        {
            text.Append("## Contents\n\n");
            foreach (Findings study in report.Studies)
            {
                text.Append("- [").Append(Brackets(study.Title)).Append("](#").Append(study.StudyId).Append(") (")
                    .Append(HtmlContents.Counted(study)).Append("): ").Append(MarkdownText.Escape(study.Headline)).Append('\n');
            }

            text.Append('\n').Append(MarkdownTable.Render(VerdictTable.Of(report, study => study.Title))).Append('\n');
        }

        foreach (Findings study in report.Studies)
        {
            AppendStudy(text, study);
        }

        AppendRun(text, report.Run);
        return text.ToString();
    }

    private static void AppendStudy(StringBuilder text, Findings study)
    {
        text.Append("<a id=\"").Append(study.StudyId).Append("\"></a>\n\n## ").Append(MarkdownText.Escape(study.Title)).Append("\n\n");
        text.Append(MarkdownText.Escape(study.Citation)).Append("\n\n");
        AppendList(text, study.Summary);
        text.Append(MarkdownText.Escape(new VerdictTally(study.Numbers).ToString())).Append(".\n\n");
        if (study.Warnings.Count > 0)
        {
            text.Append("### What to doubt\n\n");
            AppendList(text, study.Warnings);
        }

        if (study.NotVerified.Count > 0)
        {
            text.Append("### What could not be verified\n\n");
            AppendList(text, study.NotVerified);
        }

        foreach (NamedFigure figure in study.Figures)
        {
            text.Append("### ").Append(MarkdownText.Escape(figure.Figure.Title)).Append("\n\n");
            text.Append("![").Append(Brackets(figure.Figure.AltText)).Append("](").Append(ReportPaths.Figure(study, figure)).Append(")\n\n");
        }

        foreach (Table table in study.Tables)
        {
            AppendTable(text, table, ReportPaths.Table(study, table));
        }

        if (study.Numbers.Any(finding => finding.Published is not null))
        {
            text.Append("### Published numbers\n\n");
            AppendTable(text, FindingsTable.Numbers(study), ReportPaths.Numbers(study));
        }
    }

    private static void AppendTable(StringBuilder text, Table table, string path) =>
        text.Append(MarkdownTable.Render(table)).Append("\n[CSV](").Append(path).Append(")\n\n");

    private static void AppendRun(StringBuilder text, RunInfo run)
    {
        text.Append("## How to make this report again\n\n");
        text.Append("    ").AppendJoin(' ', Paragraph.HardLines(run.Command)).Append("\n\n");
        text.Append("Forecast ").Append(MarkdownText.Escape(run.Version)).Append(", seed ").Append(run.Seed).Append(", ").Append(run.Draws).Append(" draws.\n");
        if (run.Vintages.Count > 0)
        {
            text.Append('\n').Append(MarkdownTable.Render(RunTable.Of(run)));
        }
    }

    private static void AppendList(StringBuilder text, IReadOnlyList<string> sentences)
    {
        foreach (string sentence in sentences)
        {
            text.Append("- ").Append(MarkdownText.Escape(sentence)).Append('\n');
        }

        text.Append('\n');
    }

    // Brackets would end a description or a link's text early where they do not pair.
    private static string Brackets(string text) => MarkdownText.Inline(text, " ")
        .Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}

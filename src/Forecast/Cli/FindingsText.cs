using System.Text;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary>What a study found, for a terminal.</summary>
internal static class FindingsText
{
    private const int ReadableWidth = 100;

    /// <summary>The headline of each study.</summary>
    public static string Headlines(IEnumerable<Findings> studies, int width)
    {
        var text = new StringBuilder("What was found\n══════════════\n");
        foreach (Findings study in studies)
        {
            Append(text, $"{study.StudyId}: {study.Headline}", Math.Min(width, ReadableWidth));
        }

        return text.ToString();
    }

    public static string Render(Findings study, int width)
    {
        int prose = Math.Min(width, ReadableWidth);
        var text = new StringBuilder();
        Append(text, study.Title, prose);
        text.Append(new string('═', Math.Min(TextWidth.Of(Paragraph.Lines(study.Title, prose)[0]), prose))).Append('\n');
        foreach (string sentence in study.Summary)
        {
            Append(text, sentence, prose);
        }

        foreach (Table table in study.Tables)
        {
            text.Append('\n').Append(TextTable.Render(table, width));
        }

        text.Append('\n');
        Append(text, $"{new VerdictTally(study.Numbers)}.", prose);
        foreach (string warning in study.Warnings)
        {
            Append(text, $"Doubt: {warning}", prose);
        }

        foreach (string gap in study.NotVerified)
        {
            Append(text, $"Not verified: {gap}", prose);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string sentence, int width)
    {
        foreach (string line in Paragraph.Lines(sentence, width))
        {
            text.Append(line).Append('\n');
        }
    }
}

namespace Forecast.Reports.Bayes;

/// <summary>Writes sampled trends as text, Markdown, LaTeX, CSV or JSON. Where the diagnosis fails, that stands first.</summary>
public static class BayesTrendRenderer
{
    /// <summary>Renders one trend.</summary>
    /// <param name="sheet">The trend.</param>
    /// <param name="format">One of <see cref="TrendRenderer.Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(BayesTrendSheet sheet, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return format switch
        {
            "csv" => BayesTrendCsv.Render(sheet),
            "json" => BayesTrendJson.Render(sheet),
            _ => Alarm(sheet, format, width) + TablesPage.Render(BayesTrendTables.Of(sheet), [.. Lines(sheet)], format, width),
        };
    }

    private static string Alarm(BayesTrendSheet sheet, string format, int width) => (sheet.Diagnosis.IsTrustworthy, format) switch
    {
        (true, _) => "",
        (_, "text") => TablesPage.Text(sheet.Diagnosis.Verdict, width) + "\n\n",
        (_, "markdown") => $"**{sheet.Diagnosis.Verdict}**\n\n",
        _ => $"% {sheet.Diagnosis.Verdict}\n",
    };

    private static IEnumerable<string> Lines(BayesTrendSheet sheet)
    {
        if (sheet.Diagnosis.IsTrustworthy)
        {
            yield return sheet.Diagnosis.Verdict;
        }

        foreach (string line in sheet.Footing)
        {
            yield return line;
        }

        foreach (string note in sheet.Notes)
        {
            yield return $"Note: {note}";
        }

        foreach (string warning in sheet.Warnings)
        {
            yield return TablesPage.Doubt(warning);
        }
    }
}

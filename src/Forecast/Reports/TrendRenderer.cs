namespace Forecast.Reports;

/// <summary>Writes trends as text, Markdown, LaTeX, CSV or JSON.</summary>
public static class TrendRenderer
{
    /// <summary>The forms, as they are named on the command line.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "csv", "markdown", "latex"];

    /// <summary>Renders one trend.</summary>
    /// <param name="sheet">The trend.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(TrendSheet sheet, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return format switch
        {
            "csv" => TrendCsv.Render(sheet),
            "json" => TrendJson.Render(sheet),
            _ => TablesPage.Render(TrendTables.Of(sheet), [.. sheet.Footing, .. sheet.Warnings.Select(TablesPage.Doubt)], format, width),
        };
    }

    /// <summary>Renders the trends of several groups.</summary>
    /// <param name="groups">The trends.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(TrendGroups groups, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(groups);
        IEnumerable<string> doubts = groups.Sheets.SelectMany(
            sheet => sheet.Warnings.Select(warning => TablesPage.Doubt($"{sheet.Group}: {warning}")));
        return format switch
        {
            "csv" => TrendCsv.Render(groups),
            "json" => TrendJson.Render(groups),
            _ => TablesPage.Render(
                TrendTables.Of(groups),
                [.. groups.Sheets[0].Footing.Skip(1), .. doubts, .. groups.LeftOutSentences.Select(TablesPage.Doubt)],
                format,
                width),
        };
    }
}

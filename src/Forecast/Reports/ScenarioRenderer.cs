using Forecast.Scenarios;

namespace Forecast.Reports;

/// <summary>Writes the results of a scenario as text, Markdown, LaTeX, CSV or JSON.</summary>
public static class ScenarioRenderer
{
    /// <summary>Renders the results.</summary>
    /// <param name="result">The results.</param>
    /// <param name="format">One of <see cref="TrendRenderer.Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(ScenarioResult result, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(result);
        return format switch
        {
            "json" => ScenarioJson.Render(result),
            "csv" => ScenarioCsv.Render(result),
            _ => TablesPage.Render(ScenarioSheet.Tables(result), ScenarioSheet.Footing(result), format, width),
        };
    }
}

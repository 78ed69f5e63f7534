using System.Globalization;
using System.Text;
using System.Text.Json;
using Forecast.Fitting.Results;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Writes a <see cref="TrendSheet"/> as text, Markdown, LaTeX, CSV or JSON.</summary>
public static class TrendRenderer
{
    /// <summary>The forms, as they are named on the command line.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "csv", "markdown", "latex"];

    /// <summary>Renders a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(TrendSheet sheet, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return format switch
        {
            "text" => Paragraphs(sheet, table => TextTable.Render(table, width), paragraph: line => string.Join('\n', Paragraph.Lines(line, width))),
            "markdown" => Paragraphs(sheet, MarkdownTable.Render, "\n\n"),
            "latex" => Paragraphs(sheet, LatexTable.Render, paragraph: line => $"% {line}"),
            "csv" => Csv(sheet),
            "json" => Json(sheet),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
        };
    }

    private static string Paragraphs(TrendSheet sheet, Func<Table, string> table, string lineEnd = "\n", Func<string, string>? paragraph = null)
    {
        var text = new StringBuilder(table(sheet.NumbersTable).TrimEnd()).Append("\n\n");
        if (sheet.Ahead.Count > 0)
        {
            text.Append(table(sheet.AheadTable).TrimEnd()).Append("\n\n");
        }

        IEnumerable<string> lines = [.. sheet.Footing, .. sheet.Warnings.Select(warning => $"Doubt: {warning}")];
        return text.AppendJoin(lineEnd, lines.Select(paragraph ?? (line => line))).Append('\n').ToString();
    }

    // One row a number, so that several runs can be stacked in one file.
    private static string Csv(TrendSheet sheet)
    {
        string level = Number(sheet.Level), n = sheet.N.ToString(CultureInfo.InvariantCulture);
        string[] tail = [level, n, sheet.Rule, sheet.Source, sheet.Sha256];
        IEnumerable<IReadOnlyList<string>> numbers = sheet.Numbers.Select(number => (IReadOnlyList<string>)
            [number.Id, "", number.Unit, Number(number.Value), End(number.Interval?.Low), End(number.Interval?.High), "", "", .. tail]);
        IEnumerable<IReadOnlyList<string>> ahead = sheet.Ahead.Select(row => (IReadOnlyList<string>)
            ["projection", row.At, sheet.Unit, Number(row.Value), Number(row.Confidence.Low), Number(row.Confidence.High), Number(row.Predictive.Low), Number(row.Predictive.High), .. tail]);
        string[] header = ["quantity", "at", "unit", "value", "low", "high", "predictive_low", "predictive_high", "level", "n", "rule", "source", "sha256"];
        return CsvTable.Render(new Table("trend", sheet.Title, [.. header.Select(name => new Column(name))], [.. numbers, .. ahead]));
    }

    private static string Json(TrendSheet sheet) =>
        JsonPage.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", "forecast-trend/1");
            json.WriteString("title", sheet.Title);
            json.WriteString("rule", sheet.Rule);
            json.WriteString("source", sheet.Source);
            json.WriteString("sha256", sheet.Sha256);
            json.WriteString("first", sheet.Window.First);
            json.WriteString("last", sheet.Window.Last);
            json.WriteNumber("n", sheet.N);
            json.WriteNumber("level", sheet.Level);
            json.WriteString("unit", sheet.Unit);
            json.WriteString("method", sheet.Method);
            json.WriteStartObject("numbers");
            foreach (TrendNumber number in sheet.Numbers)
            {
                json.WriteStartObject(number.Id);
                JsonPage.WriteNumber(json, "value", number.Value);
                json.WriteString("unit", number.Unit);
                if (number.Interval is { } interval)
                {
                    JsonPage.WriteNumber(json, "low", interval.Low);
                    JsonPage.WriteNumber(json, "high", interval.High);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartArray("projection");
            foreach (TrendAhead row in sheet.Ahead)
            {
                json.WriteStartObject();
                json.WriteString("at", row.At);
                JsonPage.WriteNumber(json, "value", row.Value);
                Write(json, "line", row.Confidence);
                Write(json, "new_observation", row.Predictive);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("warnings");
            foreach (string warning in sheet.Warnings)
            {
                json.WriteStringValue(warning);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartArray(name);
        JsonPage.WriteNumber(json, interval.Low);
        JsonPage.WriteNumber(json, interval.High);
        json.WriteEndArray();
    }

    private static string End(double? value) => value is { } number ? Number(number) : "";

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}

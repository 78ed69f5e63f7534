using System.Text.Json;
using Forecast.Fitting.Results;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A report as JSON of the schema <c>forecast-findings/1</c>, described in <c>docs/findings-schema.md</c>.</summary>
public static class JsonReport
{
    /// <summary>The schema's name and version. A change that could break a reader raises the version.</summary>
    public const string Schema = "forecast-findings/1";

    /// <summary>Renders a report, ending in a line end.</summary>
    public static string Render(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonPage.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            WriteRun(json, report.Run);
            WriteVerdicts(json, new VerdictTally(report.Studies.SelectMany(study => study.Numbers)));
            JsonPage.WriteArray(json, "studies", report.Studies, WriteStudy);
            json.WriteEndObject();
        });
    }

    private static void WriteRun(Utf8JsonWriter json, RunInfo run)
    {
        json.WriteStartObject("run");
        json.WriteString("version", run.Version);
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("draws", run.Draws);
        json.WriteString("command", run.Command);
        JsonPage.WriteArray(json, "vintages", run.Vintages, static (json, vintage) =>
        {
            json.WriteStartObject();
            json.WriteString("id", vintage.Id);
            json.WriteString("title", vintage.Title);
            json.WriteString("sha256", vintage.Sha256);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteVerdicts(Utf8JsonWriter json, VerdictTally tally)
    {
        json.WriteStartObject("verdicts");
        json.WriteNumber("numbers", tally.Total);
        foreach (Verdict verdict in Enum.GetValues<Verdict>())
        {
            json.WriteNumber(verdict.Text(), tally[verdict]);
        }

        json.WriteEndObject();
    }

    private static void WriteStudy(Utf8JsonWriter json, Findings study)
    {
        json.WriteStartObject();
        json.WriteString("id", study.StudyId);
        json.WriteString("title", study.Title);
        json.WriteString("citation", study.Citation);
        JsonPage.WriteTexts(json, "summary", study.Summary);
        JsonPage.WriteTexts(json, "warnings", study.Warnings);
        JsonPage.WriteTexts(json, "notVerified", study.NotVerified);
        WriteVerdicts(json, new VerdictTally(study.Numbers));
        JsonPage.WriteArray(json, "numbers", study.Numbers, WriteFinding);
        JsonPage.WriteArray(json, "tables", study.Tables, (_, table) => WriteTable(json, table, ReportPaths.Table(study, table)));
        JsonPage.WriteArray(json, "figures", study.Figures, (_, figure) =>
        {
            json.WriteStartObject();
            json.WriteString("id", figure.Id);
            json.WriteString("title", figure.Figure.Title);
            json.WriteString("description", figure.Figure.AltText);
            json.WriteString("file", ReportPaths.Figure(study, figure));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("label", finding.Label);
        JsonPage.WriteNumber(json, "value", finding.Value);
        json.WriteString("text", finding.Text);
        json.WriteString("unit", finding.Unit);
        WriteInterval(json, finding.Interval);
        json.WriteNumber("n", finding.N);
        json.WriteString("rule", finding.Rule);
        json.WriteString("vintage", finding.Vintage);
        if (finding.Seed is { } seed)
        {
            json.WriteNumber("seed", seed);
        }
        else
        {
            json.WriteNull("seed");
        }

        WritePublished(json, finding.Published);
        json.WriteString("verdict", finding.Verdict?.Text());
        json.WriteString("evidence", finding.Evidence);
        json.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter json, Interval? interval)
    {
        if (interval is not { } range)
        {
            json.WriteNull("interval");
            return;
        }

        json.WriteStartObject("interval");
        JsonPage.WriteNumber(json, "low", range.Low);
        JsonPage.WriteNumber(json, "high", range.High);
        JsonPage.WriteNumber(json, "level", range.Level);
        json.WriteEndObject();
    }

    private static void WritePublished(Utf8JsonWriter json, Published? published)
    {
        if (published is null)
        {
            json.WriteNull("published");
            return;
        }

        json.WriteStartObject("published");
        json.WriteString("paper", published.Text);
        json.WriteString("code", published.CodeText);
        json.WriteString("source", published.Source);
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, Table table, string file)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Id);
        json.WriteString("title", table.Title);
        JsonPage.WriteArray(json, "columns", table.Columns, static (json, column) =>
        {
            json.WriteStartObject();
            json.WriteString("title", column.Title);
            json.WriteString("alignment", column.Alignment == Alignment.Right ? "right" : "left");
            json.WriteEndObject();
        });
        JsonPage.WriteArray(json, "rows", table.Rows, static (json, row) =>
        {
            json.WriteStartArray();
            foreach (string cell in row)
            {
                json.WriteStringValue(cell);
            }

            json.WriteEndArray();
        });
        JsonPage.WriteArray(json, "groupStarts", table.GroupStarts, static (json, start) => json.WriteNumberValue(start));
        json.WriteString("note", table.Note);
        json.WriteString("file", file);
        json.WriteEndObject();
    }
}

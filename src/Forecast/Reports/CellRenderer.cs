using System.Globalization;
using System.Text.Json;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Writes a trend of counts or shares as text, CSV or JSON.</summary>
public static class CellRenderer
{
    private static readonly string[] Header =
        ["quantity", "at", "category", "observed", "exposure", "value", "low", "high", "predictive_low", "predictive_high", "level", "n",
            "rule", "source", "sha256"];

    /// <summary>The forms, as they are named on the command line.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "csv"];

    /// <summary>Renders a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(CellSheet sheet, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return format switch
        {
            "text" => TablesPage.Render(
                [sheet.Head.NumbersTable, sheet.CellsTable],
                [.. sheet.Head.Footing, .. sheet.Head.Warnings.Select(TablesPage.Doubt)],
                format,
                width),
            "json" => Json(sheet),
            "csv" => Csv(sheet),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
        };
    }

    private static string Csv(CellSheet sheet)
    {
        TrendSheet head = sheet.Head;
        string[] tail = [Number(head.Level), head.N.ToString(CultureInfo.InvariantCulture), head.Rule, head.Source, head.Sha256];
        IEnumerable<IReadOnlyList<string>> numbers = head.Numbers.Select(number => (IReadOnlyList<string>)
            [number.Id, "", "", "", "", Number(number.Value), Number(number.Interval?.Low), Number(number.Interval?.High), "", "",
                .. tail]);
        IEnumerable<IReadOnlyList<string>> cells = sheet.Forecast.Rows.Select(row => (IReadOnlyList<string>)
        [
            sheet.IsOfShares ? "share"
                : "expected_count", row.At, row.Category, Number(row.Observed), Number(row.Exposure), Number(row.Rate.Value),
            Number(row.Rate.Interval.Low), Number(row.Rate.Interval.High), Number(row.Count?.Low), Number(row.Count?.High), .. tail,
        ]);
        return CsvTable.Render(new Table("cells", head.Title, [.. Header.Select(name => new Column(name))], [.. numbers, .. cells]));
    }

    private static string Number(double? value) => value switch
    {
        null => "",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        { } number => number.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Json(CellSheet sheet) => JsonPage.Write(json =>
    {
        TrendSheet head = sheet.Head;
        json.WriteStartObject();
        json.WriteString("schema", sheet.IsOfShares ? "forecast-shares/1" : "forecast-counts/1");
        TrendJson.Head(json, head);
        json.WriteString("method", head.Method);
        json.WriteBoolean("converged", sheet.Forecast.Latent.IsConverged);
        JsonPage.WriteNumber(json, "evidence", sheet.Forecast.Latent.Evidence);
        TrendJson.Numbers(json, head.Numbers);
        JsonPage.WriteArray(json, "cells", sheet.Forecast.Rows, (json, row) => Write(json, row, sheet.IsOfShares));
        JsonPage.WriteTexts(json, "warnings", head.Warnings);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, CellRow row, bool isShare)
    {
        json.WriteStartObject();
        json.WriteString("at", row.At);
        if (isShare)
        {
            json.WriteString("category", row.Category);
        }

        JsonPage.WriteNumber(json, "observed", row.Observed ?? double.NaN);
        JsonPage.WriteNumber(json, "exposure", row.Exposure);
        JsonPage.WriteNumber(json, isShare ? "share" : "expected", row.Rate.Value);
        Ends(json, row.Rate.Interval, "low", "high");
        Ends(json, row.Count, "predictive_low", "predictive_high");
        json.WriteEndObject();
    }

    private static void Ends(Utf8JsonWriter json, Interval? interval, string low, string high)
    {
        if (interval is { } ends)
        {
            JsonPage.WriteNumber(json, low, ends.Low);
            JsonPage.WriteNumber(json, high, ends.High);
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Writes scores as text, Markdown, LaTeX, CSV or JSON.</summary>
public static class ScoreRenderer
{
    private static readonly string[] _header =
    [
        "group", "quantity", "at", "value", "standard_error", "low", "high", "level", "n", "source", "sha256",
    ];

    /// <summary>Renders a sheet.</summary>
    /// <param name="sheet">The scores.</param>
    /// <param name="format">One of <see cref="TrendRenderer.Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(ScoreSheet sheet, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return format switch
        {
            "csv" => CsvTable.Render(new Table("scores", sheet.Title, [.. _header.Select(name => new Column(name))], [.. Rows(sheet)])),
            "json" => Json(sheet),
            _ => TablesPage.Render(
                sheet.Tables, [.. sheet.Verdicts, .. sheet.Footing, .. sheet.Scores.Warnings.Select(TablesPage.Doubt)],
                format, width),
        };
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(ScoreSheet sheet)
    {
        foreach (ScoreGroup group in sheet.Scores.Groups)
        {
            Calibration calibration = group.Calibration;
            yield return Row("score", "", group.Score.Value, group.Score.StandardError, null);
            if (group.LogScore is { } log)
            {
                yield return Row("log_score", "", log.Value, log.StandardError, null);
            }

            if (group.Dispersion is { } dispersion)
            {
                yield return Row("dispersion", "", dispersion, null, null);
                yield return Row("overprediction", "", group.Overprediction!.Value, null, null);
                yield return Row("underprediction", "", group.Underprediction!.Value, null, null);
            }

            foreach (Coverage coverage in group.Coverages)
            {
                yield return Row("coverage", Number(coverage.Level), coverage.Held.Share, null, coverage.Held.Interval);
            }

            for (int bin = 0; bin < group.Histogram.Counts.Count; bin++)
            {
                yield return Row(
                    "pit_count", Number((bin + 0.5) / group.Histogram.Counts.Count), group.Histogram.Counts[bin], null,
                    group.Histogram.Band);
            }

            yield return Row("bias_z", "", calibration.Bias, 1, null);
            yield return Row("spread_z", "", calibration.Spread, 1, null);
            yield return Row("uniformity_p", "", calibration.Uniformity.PValue, null, null);
            if (group.Comparison is { } comparison)
            {
                yield return Row("difference", comparison.Against, comparison.Test.Difference, null, comparison.Test.Interval);
                yield return Row("difference_p", comparison.Against, comparison.Test.PValue, null, null);
                yield return Row("skill", comparison.Against, comparison.Skill, null, null);
            }

            IReadOnlyList<string> Row(string quantity, string at, double value, double? error, Interval? interval) =>
            [
                group.Name, quantity, at, Number(value), error is { } e ? Number(e) : "", interval is { } i ? Number(i.Low) : "",
                interval is { } j
                    ? Number(j.High)
                    : "", interval is { } k ? Number(k.Level) : "", calibration.N.ToString(CultureInfo.InvariantCulture),
                sheet.Scores.Table.Path, sheet.Scores.Table.Sha256,
            ];
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Json(ScoreSheet sheet) => JsonPage.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "forecast-score/1");
        json.WriteString("title", sheet.Title);
        json.WriteString("source", sheet.Scores.Table.Path);
        json.WriteString("sha256", sheet.Scores.Table.Sha256);
        json.WriteString("kind", sheet.Scores.Table.Kind.ToString().ToLowerInvariant());
        json.WriteString("score", sheet.ScoreName);
        json.WriteString("scale", sheet.Scores.Plan.IsLog ? "log10" : "linear");
        json.WriteNumber("n", sheet.Scores.Table.Forecasts.Count);
        json.WriteNumber("skipped", sheet.Scores.Table.Skipped);
        json.WriteNumber("level", sheet.Scores.Plan.Level);
        json.WriteString("method", sheet.Method);
        JsonPage.WriteArray(json, "groups", sheet.Scores.Groups, Write);
        JsonPage.WriteTexts(json, "warnings", sheet.Scores.Warnings);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ScoreGroup group)
    {
        json.WriteStartObject();
        json.WriteString("group", group.Name);
        json.WriteNumber("n", group.Calibration.N);
        json.WriteString("verdict", group.Verdict);
        json.WriteString("verdict_sentence", group.VerdictSentence);
        Mean(json, "score", group.Score);
        if (group.LogScore is { } log)
        {
            Mean(json, "log_score", log);
        }

        if (group.Dispersion is { } dispersion)
        {
            json.WriteStartObject("parts");
            JsonPage.WriteNumber(json, "dispersion", dispersion);
            JsonPage.WriteNumber(json, "overprediction", group.Overprediction!.Value);
            JsonPage.WriteNumber(json, "underprediction", group.Underprediction!.Value);
            json.WriteEndObject();
        }

        JsonPage.WriteArray(json, "coverage", group.Coverages, static (json, coverage) =>
        {
            json.WriteStartObject();
            JsonPage.WriteNumber(json, "claimed", coverage.Level);
            JsonPage.WriteNumber(json, "held", coverage.Held.Share);
            JsonPage.WriteNumber(json, "low", coverage.Held.Interval.Low);
            JsonPage.WriteNumber(json, "high", coverage.Held.Interval.High);
            json.WriteNumber("inside", coverage.Held.Successes);
            json.WriteNumber("n", coverage.Held.Trials);
            json.WriteEndObject();
        });
        json.WriteStartObject("pit");
        JsonPage.WriteArray(json, "counts", group.Histogram.Counts, static (json, count) => json.WriteNumberValue(count));
        JsonPage.WriteNumber(json, "band_low", group.Histogram.Band.Low);
        JsonPage.WriteNumber(json, "band_high", group.Histogram.Band.High);
        JsonPage.WriteNumber(json, "bias_z", group.Calibration.Bias);
        JsonPage.WriteNumber(json, "bias_p", group.Calibration.BiasPValue);
        JsonPage.WriteNumber(json, "spread_z", group.Calibration.Spread);
        JsonPage.WriteNumber(json, "spread_p", group.Calibration.SpreadPValue);
        JsonPage.WriteNumber(json, "uniformity_statistic", group.Calibration.Uniformity.Statistic);
        JsonPage.WriteNumber(json, "uniformity_p", group.Calibration.Uniformity.PValue);
        json.WriteEndObject();
        if (group.Comparison is { } comparison)
        {
            json.WriteStartObject("comparison");
            json.WriteString("against", comparison.Against);
            json.WriteNumber("n", comparison.Test.N);
            json.WriteNumber("horizon", comparison.Test.Horizon);
            JsonPage.WriteNumber(json, "own", comparison.Own);
            JsonPage.WriteNumber(json, "baseline", comparison.Baseline);
            JsonPage.WriteNumber(json, "difference", comparison.Test.Difference);
            JsonPage.WriteNumber(json, "low", comparison.Test.Interval.Low);
            JsonPage.WriteNumber(json, "high", comparison.Test.Interval.High);
            JsonPage.WriteNumber(json, "statistic", comparison.Test.Statistic);
            JsonPage.WriteNumber(json, "p", comparison.Test.PValue);
            JsonPage.WriteNumber(json, "skill", comparison.Skill);
            json.WriteString("verdict", comparison.Verdict);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Mean(Utf8JsonWriter json, string name, MeanScore mean)
    {
        json.WriteStartObject(name);
        JsonPage.WriteNumber(json, "mean", mean.Value);
        JsonPage.WriteNumber(json, "standard_error", mean.StandardError);
        json.WriteEndObject();
    }
}

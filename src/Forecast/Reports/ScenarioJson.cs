using System.Text.Json;
using Forecast.Gpu.Results;
using Forecast.Scenarios;

namespace Forecast.Reports;

/// <summary>The results of a scenario as JSON: every number whole, with its Monte Carlo error.</summary>
internal static class ScenarioJson
{
    /// <summary>The results. A date that never comes within the years is null.</summary>
    public static string Render(ScenarioResult result) => JsonPage.Write(json =>
    {
        Scenario scenario = result.Scenario;
        json.WriteStartObject();
        json.WriteString("schema", "forecast-scenario/1");
        json.WriteString("title", scenario.Title);
        json.WriteString("source", scenario.Source);
        json.WriteString("sha256", scenario.Sha256);
        json.WriteNumber("draws", result.Samples.Plan.Draws);
        json.WriteNumber("seed", result.Samples.Plan.Seed);
        json.WriteString("device", result.Device);
        if (scenario.Years is { } years)
        {
            json.WriteNumber("first_year", years.First);
            json.WriteNumber("last_year", years.Last);
        }

        if (result.Program.Dataset is { } dataset)
        {
            json.WriteString("data", dataset.Vintage.Credit);
            json.WriteString("data_sha256", dataset.Sha256);
        }

        JsonPage.WriteArray(json, "shown", result.Shown, Write);
        if (result.Sensitivity.Count > 0)
        {
            JsonPage.WriteArray(json, "sensitivity", result.Sensitivity, Write);
        }

        JsonPage.WriteTexts(json, "warnings", result.Warnings.Concat(result.Program.Doubts));
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ResultSensitivity sensitivity)
    {
        json.WriteStartObject();
        json.WriteString("name", sensitivity.Shown.Quantity.Name);
        if (sensitivity.Year is { } year)
        {
            json.WriteNumber("year", year);
        }

        json.WriteString("variance_of", ScenarioCsv.Name(sensitivity.Scale));
        json.WriteNumber("index_draws", sensitivity.IndexDraws);
        json.WriteNumber("swing_draws", sensitivity.Draws);
        JsonPage.WriteArray(json, "inputs", sensitivity.Inputs, static (json, input) =>
        {
            json.WriteStartObject();
            json.WriteString("input", input.Input);
            Write(json, "first_order", input.Index.First);
            Write(json, "total", input.Index.Total);
            if (input.Swing is { } swing)
            {
                JsonPage.WriteNumber(json, "rank_correlation", swing.RankCorrelation);
                JsonPage.WriteNumber(json, "median_at_low", swing.AtLow);
                JsonPage.WriteNumber(json, "median_at_high", swing.AtHigh);
            }

            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ShownResult shown)
    {
        json.WriteStartObject();
        json.WriteString("name", shown.Quantity.Name);
        json.WriteString("label", shown.Quantity.Label);
        json.WriteString("unit", shown.Quantity.Unit);
        json.WriteString("kind", shown.Kind switch { ResultKind.Date => "date", ResultKind.Condition => "condition", _ => "number" });
        JsonPage.WriteArray(json, "points", shown.Points, (json, point) => Write(json, shown, point));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ShownResult shown, ResultPoint point)
    {
        json.WriteStartObject();
        if (point.Year is { } year)
        {
            json.WriteNumber("year", year);
        }

        if (shown.Kind == ResultKind.Number)
        {
            Write(json, "mean", point.Mean);
        }
        else
        {
            Write(json, "probability", point.Happens);
        }

        if (shown.Kind != ResultKind.Condition)
        {
            Write(json, "quantiles", "probability", shown.Quantity.Quantiles, point.Quantiles);
            string reached = shown.Kind == ResultKind.Date ? "probability_by" : "probability_at_least";
            Write(json, reached, "threshold", shown.Quantity.Thresholds, point.Reached);
        }

        json.WriteEndObject();
    }

    private static void Write(
        Utf8JsonWriter json, string name, string key, IReadOnlyList<double> keys, IReadOnlyList<MonteCarloEstimate> estimates)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < estimates.Count; i++)
        {
            json.WriteStartObject();
            JsonPage.WriteNumber(json, key, keys[i]);
            Write(json, estimates[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, MonteCarloEstimate estimate)
    {
        json.WriteStartObject(name);
        Write(json, estimate);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MonteCarloEstimate estimate)
    {
        JsonPage.WriteNumber(json, "value", estimate.Value);
        JsonPage.WriteNumber(json, "monte_carlo_error", estimate.StandardError);
    }
}

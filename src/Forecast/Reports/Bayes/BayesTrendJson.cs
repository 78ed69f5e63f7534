using System.Text.Json;
using Forecast.Fitting.Bayes;

namespace Forecast.Reports.Bayes;

/// <summary>A sampled trend as JSON.</summary>
internal static class BayesTrendJson
{
    /// <summary>One trend.</summary>
    public static string Render(BayesTrendSheet sheet) => JsonPage.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "forecast-bayes-trend/1");
        Diagnosis(json, sheet.Diagnosis, sheet.Notes);
        json.WriteString("title", sheet.Title);
        json.WriteString("rule", sheet.Rule);
        json.WriteString("source", sheet.Source);
        json.WriteString("sha256", sheet.Sha256);
        json.WriteString("first", sheet.Window.First);
        json.WriteString("last", sheet.Window.Last);
        json.WriteNumber("n", sheet.N);
        json.WriteNumber("level", sheet.Level);
        json.WriteString("method", sheet.Method);
        json.WriteString("errors", sheet.Errors);
        JsonPage.WriteTexts(json, "priors", sheet.Priors);
        Numbers(json, sheet.Numbers);
        if (sheet.Growth is { } growth)
        {
            json.WriteNumber("growth_probability", growth.Share);
        }

        JsonPage.WriteArray(json, sheet.GroupColumn is null ? "segments" : "groups", sheet.Stretches, Write);
        JsonPage.WriteArray(json, "breaks", sheet.Turns, Write);
        JsonPage.WriteArray(json, "break_counts", sheet.Counts, Write);
        LeaveOneOut(json, sheet.LeaveOneOut);
        json.WriteString("parameter_note", sheet.ParameterNote);
        JsonPage.WriteArray(json, "parameters", sheet.Parameters, Write);
        JsonPage.WriteArray(json, "projection", sheet.Ahead, Write);
        JsonPage.WriteTexts(json, "warnings", sheet.Warnings);
        json.WriteEndObject();
    });

    private static void Diagnosis(Utf8JsonWriter json, Diagnosis diagnosis, IReadOnlyList<string> notes)
    {
        json.WriteStartObject("diagnosis");
        json.WriteBoolean("trustworthy", diagnosis.IsTrustworthy);
        json.WriteString("verdict", diagnosis.Verdict);
        JsonPage.WriteTexts(json, "problems", diagnosis.Problems);
        JsonPage.WriteTexts(json, "notes", notes);
        if (diagnosis.Sampler is { } sampler)
        {
            json.WriteStartObject("sampler");
            json.WriteNumber("draws", sampler.Draws);
            json.WriteNumber("divergences", sampler.Divergences);
            JsonPage.WriteNumber(json, "share_at_deepest_tree", sampler.AtDeepest);
            JsonPage.WriteNumber(json, "acceptance", sampler.Acceptance);
            JsonPage.WriteArray(json, "e_bfmi", sampler.Bfmi, JsonPage.WriteNumber);
            JsonPage.WriteArray(json, "step_size", sampler.StepSize, JsonPage.WriteNumber);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void LeaveOneOut(Utf8JsonWriter json, Loo loo)
    {
        json.WriteStartObject("loo");
        JsonPage.WriteNumber(json, "elpd", loo.Elpd.Value);
        JsonPage.WriteNumber(json, "elpd_se", loo.Elpd.StandardError);
        JsonPage.WriteNumber(json, "p_loo", loo.EffectiveParameters.Value);
        JsonPage.WriteNumber(json, "looic", loo.Looic.Value);
        JsonPage.WriteNumber(json, "largest_pareto_k", loo.Points.Max(point => point.ParetoK));
        json.WriteNumber("rows_above_threshold", loo.Bad.Count);
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, IEnumerable<BayesNumber> numbers)
    {
        json.WriteStartObject("numbers");
        foreach (BayesNumber number in numbers)
        {
            json.WriteStartObject(number.Id);
            Members(json, number);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, BayesNumber number)
    {
        JsonPage.WriteNumber(json, "value", number.Estimate.Value);
        json.WriteString("unit", number.Unit);
        JsonPage.WriteNumber(json, "low", number.Estimate.Interval.Low);
        JsonPage.WriteNumber(json, "high", number.Estimate.Interval.High);
        JsonPage.WriteNumber(json, "mcse", number.Error.Value);
        JsonPage.WriteNumber(json, "mcse_low", number.Error.Low);
        JsonPage.WriteNumber(json, "mcse_high", number.Error.High);
    }

    private static void Write(Utf8JsonWriter json, BayesStretch stretch)
    {
        json.WriteStartObject();
        if (stretch.Name.Length > 0)
        {
            json.WriteString("group", stretch.Name);
        }

        if (stretch.N > 0)
        {
            json.WriteString("from", stretch.From);
            json.WriteString("to", stretch.To);
        }

        json.WriteNumber("n", stretch.N);
        Numbers(json, stretch.Numbers);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BayesTurn turn)
    {
        json.WriteStartObject();
        json.WriteString("at", turn.At);
        json.WriteString("from", turn.From);
        json.WriteString("to", turn.To);
        JsonPage.WriteNumber(json, "value", turn.Date.Value);
        JsonPage.WriteNumber(json, "low", turn.Date.Interval.Low);
        JsonPage.WriteNumber(json, "high", turn.Date.Interval.High);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BreakNumber count)
    {
        json.WriteStartObject();
        json.WriteNumber("breaks", count.Breaks);
        JsonPage.WriteNumber(json, "prior", count.Prior);
        JsonPage.WriteNumber(json, "posterior", count.Posterior);
        json.WriteBoolean("shown", count.IsShown);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BayesParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("parameter", parameter.Diagnosis.Name);
        Members(json, parameter.Number);
        JsonPage.WriteNumber(json, "mean", parameter.Diagnosis.Mean);
        JsonPage.WriteNumber(json, "standard_deviation", parameter.Diagnosis.StandardDeviation);
        JsonPage.WriteNumber(json, "r_hat", parameter.Diagnosis.RHat);
        JsonPage.WriteNumber(json, "bulk_ess", parameter.Diagnosis.BulkSize);
        JsonPage.WriteNumber(json, "tail_ess", parameter.Diagnosis.TailSize);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BayesAhead row)
    {
        json.WriteStartObject();
        if (row.Group.Length > 0)
        {
            json.WriteString("group", row.Group);
        }

        json.WriteString("at", row.At);
        Nested(json, "trend", row.Trend);
        Nested(json, "new_observation", row.Observation);
        json.WriteEndObject();
    }

    private static void Nested(Utf8JsonWriter json, string name, BayesNumber number)
    {
        json.WriteStartObject(name);
        Members(json, number);
        json.WriteEndObject();
    }
}

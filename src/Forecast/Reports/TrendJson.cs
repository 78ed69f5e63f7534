using System.Text.Json;
using Forecast.Fitting.Results;

namespace Forecast.Reports;

/// <summary>Trends as JSON.</summary>
internal static class TrendJson
{
    /// <summary>One trend.</summary>
    public static string Render(TrendSheet sheet) => JsonPage.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "forecast-trend/1");
        Write(json, sheet);
        json.WriteEndObject();
    });

    /// <summary>The trends of several groups.</summary>
    public static string Render(TrendGroups groups) => JsonPage.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "forecast-trend-groups/1");
        json.WriteString("title", groups.Title);
        json.WriteString("column", groups.Column);
        JsonPage.WriteArray(json, "groups", groups.Sheets, (json, sheet) =>
        {
            json.WriteStartObject();
            json.WriteString("group", sheet.Group);
            Write(json, sheet);
            json.WriteEndObject();
        });
        JsonPage.WriteArray(json, "left_out", groups.LeftOut, (json, group) =>
        {
            json.WriteStartObject();
            json.WriteString("group", group.Group);
            json.WriteNumber("n", group.N);
            json.WriteString("reason", group.Reason);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });

    /// <summary>What a trend rests on: title, rule, source, window, n and level.</summary>
    internal static void Head(Utf8JsonWriter json, TrendSheet sheet)
    {
        json.WriteString("title", sheet.Title);
        json.WriteString("rule", sheet.Rule);
        json.WriteString("source", sheet.Source);
        json.WriteString("sha256", sheet.Sha256);
        json.WriteString("first", sheet.Window.First);
        json.WriteString("last", sheet.Window.Last);
        json.WriteNumber("n", sheet.N);
        json.WriteNumber("level", sheet.Level);
    }

    private static void Write(Utf8JsonWriter json, TrendSheet sheet)
    {
        Head(json, sheet);
        json.WriteString("unit", sheet.Unit);
        json.WriteString("method", sheet.Method);
        Numbers(json, sheet.Numbers);
        if (sheet.Detail is { } detail)
        {
            Write(json, detail, sheet.Level);
        }

        if (sheet.Candidates.Count > 0)
        {
            JsonPage.WriteArray(json, "segments", sheet.Stretches, Write);
            JsonPage.WriteArray(json, "breaks", sheet.Turns, Write);
            JsonPage.WriteArray(json, "candidates", sheet.Candidates, Write);
            JsonPage.WriteArray(json, "choices", sheet.Choices, (json, choice) =>
            {
                json.WriteStartObject();
                json.WriteString("by", choice.Way);
                json.WriteNumber("breaks", choice.Breaks);
                json.WriteEndObject();
            });
        }

        JsonPage.WriteArray(json, "projection", sheet.Ahead, Write);
        JsonPage.WriteTexts(json, "warnings", sheet.Warnings);
    }

    /// <summary>The terms of a trend, each under its id.</summary>
    internal static void Numbers(Utf8JsonWriter json, IEnumerable<TrendNumber> numbers)
    {
        json.WriteStartObject("numbers");
        foreach (TrendNumber number in numbers)
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
    }

    private static void Write(Utf8JsonWriter json, FitDetail detail, double level)
    {
        json.WriteString("scale", detail.Scale);
        JsonPage.WriteArray(json, "terms", [.. detail.Fit.Terms.Select((term, i) => (term, detail.Fit.Interval(i, level)))], (json, row) =>
        {
            (Coefficient term, Interval interval) = row;
            json.WriteStartObject();
            json.WriteString("term", term.Term);
            JsonPage.WriteNumber(json, "value", term.Value);
            JsonPage.WriteNumber(json, "standard_error", term.StandardError);
            JsonPage.WriteNumber(json, "low", interval.Low);
            JsonPage.WriteNumber(json, "high", interval.High);
            JsonPage.WriteNumber(json, "statistic", term.Statistic);
            JsonPage.WriteNumber(json, "p_value", term.PValue);
            json.WriteEndObject();
        });
        GoodnessOfFit quality = detail.Fit.Quality;
        json.WriteStartObject("quality");
        json.WriteNumber("n", quality.N);
        json.WriteNumber("degrees_of_freedom", quality.DegreesOfFreedom);
        JsonPage.WriteNumber(json, "r_squared", quality.RSquared);
        JsonPage.WriteNumber(json, "residual_sd", quality.ResidualStandardDeviation);
        JsonPage.WriteNumber(json, "log_likelihood", quality.LogLikelihood);
        json.WriteEndObject();
        JsonPage.WriteArray(json, "points", [.. detail.Fit.Points.Zip(detail.At)], (json, row) =>
        {
            json.WriteStartObject();
            json.WriteString("at", row.Second);
            JsonPage.WriteNumber(json, "observed", row.First.Observed);
            JsonPage.WriteNumber(json, "fitted", row.First.Fitted);
            JsonPage.WriteNumber(json, "residual", row.First.Residual);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, TrendStretch stretch)
    {
        json.WriteStartObject();
        json.WriteString("from", stretch.From);
        json.WriteString("to", stretch.To);
        json.WriteNumber("n", stretch.N);
        Numbers(json, stretch.Numbers);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TrendTurn turn)
    {
        json.WriteStartObject();
        json.WriteString("at", turn.At);
        JsonPage.WriteNumber(json, "value", turn.Value);
        json.WriteStartObject("intervals");
        foreach (Projections.BreakInterval interval in turn.Intervals)
        {
            json.WriteStartObject(interval.Id);
            JsonPage.WriteNumber(json, "low", interval.Interval.Low);
            JsonPage.WriteNumber(json, "high", interval.Interval.High);
            Time(json, "from", turn, interval.Interval.Low);
            Time(json, "to", turn, interval.Interval.High);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter json, string name, TrendTurn turn, double time)
    {
        if (double.IsFinite(time))
        {
            json.WriteString(name, turn.End(time));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter json, BreakCandidate candidate)
    {
        json.WriteStartObject();
        json.WriteNumber("breaks", candidate.Breaks);
        JsonPage.WriteNumber(json, "residual_sum_of_squares", candidate.ResidualSumOfSquares);
        JsonPage.WriteNumber(json, "bic", candidate.Bic);
        JsonPage.WriteNumber(json, "lwz", candidate.Lwz);
        json.WriteBoolean("shown", candidate.IsChosen);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TrendAhead row)
    {
        json.WriteStartObject();
        json.WriteString("at", row.At);
        JsonPage.WriteNumber(json, "value", row.Value);
        Write(json, "line", row.Confidence);
        Write(json, "new_observation", row.Predictive);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartArray(name);
        JsonPage.WriteNumber(json, interval.Low);
        JsonPage.WriteNumber(json, interval.High);
        json.WriteEndArray();
    }
}

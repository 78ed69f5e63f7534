using System.Globalization;
using System.Text.Json;
using Forecast.Data;
using Forecast.Fitting.Density;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Writes the test of a gap as text, JSON or CSV.</summary>
public static class GapRenderer
{
    /// <summary>The forms, as they are named on the command line.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "csv"];

    /// <summary>Renders a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="width">Columns available to text.</param>
    /// <exception cref="ArgumentOutOfRangeException">An unknown format.</exception>
    public static string Render(GapSheet sheet, string format, int width)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return format switch
        {
            "text" => $"{TablesPage.Text(sheet.Verdict, width)}\n\n" + TablesPage.Render(
                [sheet.GapTable, sheet.ModesTable], [.. sheet.Footing, .. sheet.Warnings.Select(TablesPage.Doubt)], format, width),
            "json" => Json(sheet),
            "csv" => Csv(sheet),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
        };
    }

    private static string Csv(GapSheet sheet)
    {
        (GapTest test, UserValues values) = (sheet.Answer.Test, sheet.Answer.Values);
        string[] tail =
        [
            Number(sheet.Answer.Question.Level), values.Values.Length.ToString(CultureInfo.InvariantCulture), values.Path, values.Sha256,
        ];
        (string Name, Gap Gap) widest = ("widest", test.Widest);
        IEnumerable<(string Name, Gap Gap)> gaps = test.Given is { } given ? [("asked", given), widest] : [widest];
        string[] header =
        [
            "gap", "from", "to", "inside", "on_ends", "expected", "expected_low", "expected_high", "p_value", "monte_carlo_error",
            "level", "n", "source", "sha256",
        ];
        return CsvTable.Render(new Table("gap", sheet.Title, [.. header.Select(name => new Column(name))],
        [
            .. gaps.Select(row => (IReadOnlyList<string>)
            [
                row.Name, Number(sheet.Answer.Ends(row.Gap).Low), Number(sheet.Answer.Ends(row.Gap).High), Number(row.Gap.Inside),
                Number(row.Gap.OnEnds), Number(row.Gap.Expected), Number(row.Gap.ExpectedRange.Low), Number(row.Gap.ExpectedRange.High),
                Number(row.Gap.PValue), Number(row.Gap.MonteCarloError), .. tail,
            ]),
        ]));
    }

    private static string Json(GapSheet sheet) => JsonPage.Write(json =>
    {
        (GapTest test, UserValues values) = (sheet.Answer.Test, sheet.Answer.Values);
        json.WriteStartObject();
        json.WriteString("schema", "forecast-gap/1");
        json.WriteString("title", sheet.Title);
        json.WriteString("verdict", sheet.Verdict);
        json.WriteBoolean("significant", sheet.IsSignificant);
        json.WriteString("source", values.Path);
        json.WriteString("sha256", values.Sha256);
        json.WriteString("column", values.Column);
        json.WriteString("scale", values.IsLog ? "log10" : "linear");
        json.WriteNumber("n", values.Values.Length);
        json.WriteNumber("left_out", values.Skipped);
        json.WriteNumber("repeated", sheet.Answer.Repeated);
        json.WriteNumber("level", sheet.Answer.Question.Level);
        json.WriteNumber("sets", test.Sets);
        json.WriteNumber("seed", sheet.Answer.Question.Seed);
        if (test.Given is { } given)
        {
            Write(json, "asked", given, sheet.Answer.Ends(given));
        }

        Write(json, "widest", test.Widest, sheet.Answer.Ends(test.Widest));
        json.WriteStartObject("dip");
        JsonPage.WriteNumber(json, "value", test.Dip.Dip);
        JsonPage.WriteNumber(json, "p_value", test.Dip.PValue);
        json.WriteEndObject();
        json.WriteStartObject("silverman");
        JsonPage.WriteNumber(json, "critical_bandwidth", sheet.Answer.OneMode.CriticalBandwidth);
        JsonPage.WriteNumber(json, "p_value", sheet.Answer.OneMode.PValue);
        JsonPage.WriteNumber(json, "calibrated_p_value", sheet.Answer.OneMode.CalibratedPValue ?? double.NaN);
        json.WriteEndObject();
        Write(json, sheet.Answer.Mixture);
        json.WriteStartObject("density");
        JsonPage.WriteNumber(json, "bandwidth", sheet.Answer.Bandwidth);
        json.WriteString("rule", sheet.Answer.IsPlugIn ? "sheather-jones" : "silverman");
        json.WriteEndObject();
        JsonPage.WriteTexts(json, "warnings", sheet.Warnings);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, Gap gap, (double Low, double High) ends)
    {
        json.WriteStartObject(name);
        JsonPage.WriteNumber(json, "from", ends.Low);
        JsonPage.WriteNumber(json, "to", ends.High);
        json.WriteNumber("inside", gap.Inside);
        json.WriteNumber("on_ends", gap.OnEnds);
        JsonPage.WriteNumber(json, "expected", gap.Expected);
        JsonPage.WriteNumber(json, "expected_low", gap.ExpectedRange.Low);
        JsonPage.WriteNumber(json, "expected_high", gap.ExpectedRange.High);
        JsonPage.WriteNumber(json, "statistic", gap.Statistic);
        JsonPage.WriteNumber(json, "p_value", gap.PValue);
        JsonPage.WriteNumber(json, "monte_carlo_error", gap.MonteCarloError);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NormalMixture mixture)
    {
        json.WriteStartObject("mixture");
        json.WriteString("standard_deviations", mixture.Variance == MixtureVariance.Equal ? "equal" : "varying");
        JsonPage.WriteNumber(json, "log_likelihood", mixture.LogLikelihood);
        JsonPage.WriteNumber(json, "bic", mixture.Bic);
        JsonPage.WriteArray(json, "components", mixture.Components, static (json, component) =>
        {
            json.WriteStartObject();
            JsonPage.WriteNumber(json, "weight", component.Weight);
            JsonPage.WriteNumber(json, "mean", component.Mean);
            JsonPage.WriteNumber(json, "standard_deviation", component.StandardDeviation);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Forecast.Fitting.Results;
using Forecast.Studies;

namespace Forecast.Reports.Bayes;

/// <summary>A sampled trend as CSV: one row a number.</summary>
internal static class BayesTrendCsv
{
    private static readonly string[] Header =
    [
        "quantity", "of", "at", "unit", "value", "low", "high", "predictive_low", "predictive_high", "mcse", "r_hat", "bulk_ess",
        "tail_ess", "level", "n", "rule", "source", "sha256",
    ];

    /// <summary>One trend.</summary>
    public static string Render(BayesTrendSheet sheet)
    {
        string[] tail = [CsvTable.Number(sheet.Level), Text(sheet.N), sheet.Rule, sheet.Source, sheet.Sha256];
        IEnumerable<IReadOnlyList<string>> rows = Rows(sheet).Select(row => (IReadOnlyList<string>)[.. row, .. tail]);
        return CsvTable.Render(new Table("trend", sheet.Title, [.. Header.Select(name => new Column(name))], [.. rows]));
    }

    private static IEnumerable<string[]> Rows(BayesTrendSheet sheet)
    {
        yield return Bare("diagnosis_problems", "", sheet.Diagnosis.Problems.Count);
        foreach (BayesStretch stretch in sheet.Stretches)
        {
            foreach (BayesNumber number in stretch.Numbers)
            {
                yield return Row(number, stretch.Name, stretch.N == 0 ? "" : $"{stretch.From}/{stretch.To}");
            }
        }

        foreach (BayesNumber number in sheet.Numbers)
        {
            yield return Row(number, "", "");
        }

        if (sheet.Growth is { } growth)
        {
            yield return Bare("growth_probability", "", growth.Share);
        }

        foreach (BreakNumber count in sheet.Counts)
        {
            yield return Bare("breaks_probability", Text(count.Breaks), count.Posterior);
        }

        foreach (BayesTurn turn in sheet.Turns)
        {
            yield return ["break", "", turn.At, "", CsvTable.Number(turn.Date.Value), .. Ends(turn.Date.Interval), "", "", "", "", "", ""];
        }

        foreach (BayesParameter row in sheet.Parameters)
        {
            string[] cells = Row(row.Number, row.Diagnosis.Name, "");
            cells[0] = "parameter";
            cells[10] = CsvTable.Number(row.Diagnosis.RHat);
            cells[11] = CsvTable.Number(row.Diagnosis.BulkSize);
            cells[12] = CsvTable.Number(row.Diagnosis.TailSize);
            yield return cells;
        }

        foreach (BayesAhead row in sheet.Ahead)
        {
            string[] cells = Row(row.Trend, row.Group, row.At);
            Ends(row.Observation.Estimate.Interval).CopyTo(cells, 7);
            yield return cells;
        }
    }

    private static string[] Row(BayesNumber number, string of, string at) =>
    [
        number.Id, of, at, number.Unit, CsvTable.Number(number.Estimate.Value), .. Ends(number.Estimate.Interval), "", "",
        CsvTable.Number(number.Error.Value), "", "", "",
    ];

    private static string[] Bare(string quantity, string of, double value) =>
        [quantity, of, "", "", CsvTable.Number(value), "", "", "", "", "", "", "", ""];

    private static string[] Ends(Interval interval) => [CsvTable.Number(interval.Low), CsvTable.Number(interval.High)];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

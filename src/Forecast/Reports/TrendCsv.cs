using System.Globalization;
using Forecast.Fitting.Results;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>Trends as CSV: one row a number, so that several runs can be stacked in one file.</summary>
internal static class TrendCsv
{
    private static readonly string[] Header = ["quantity", "at", "unit", "value", "low", "high", "predictive_low", "predictive_high", "level", "n", "rule", "source", "sha256"];

    /// <summary>One trend.</summary>
    public static string Render(TrendSheet sheet) => Render(sheet.Title, Header, Rows(sheet));

    /// <summary>The trends of several groups, each row with its group.</summary>
    public static string Render(TrendGroups groups) =>
        Render(groups.Title, ["group", .. Header], groups.Sheets.SelectMany(sheet => Rows(sheet).Select(row => (IReadOnlyList<string>)[sheet.Group, .. row])));

    private static string Render(string title, string[] header, IEnumerable<IReadOnlyList<string>> rows) =>
        CsvTable.Render(new Table("trend", title, [.. header.Select(name => new Column(name))], [.. rows]));

    private static IEnumerable<IReadOnlyList<string>> Rows(TrendSheet sheet)
    {
        string[] tail = [Number(sheet.Level), sheet.N.ToString(CultureInfo.InvariantCulture), sheet.Rule, sheet.Source, sheet.Sha256];
        IEnumerable<(string At, TrendNumber Number)> numbers =
        [
            .. sheet.Stretches.SelectMany(stretch => stretch.Numbers.Select(number => ($"{stretch.From}/{stretch.To}", number))),
            .. sheet.Numbers.Select(number => ("", number)),
        ];
        foreach ((string at, TrendNumber number) in numbers)
        {
            yield return [number.Id, at, number.Unit, Number(number.Value), End(number.Interval?.Low), End(number.Interval?.High), "", "", .. tail];
        }

        foreach (TrendTurn turn in sheet.Turns)
        {
            foreach (Projections.BreakInterval interval in turn.Intervals)
            {
                yield return [$"break_{interval.Method.ToLowerInvariant()}", turn.At, "", Number(turn.Value), Number(interval.Interval.Low), Number(interval.Interval.High), "", "", .. tail];
            }
        }

        foreach (TrendAhead row in sheet.Ahead)
        {
            yield return ["projection", row.At, sheet.Unit, Number(row.Value), .. Ends(row.Confidence), .. Ends(row.Predictive), .. tail];
        }
    }

    private static string[] Ends(Interval interval) => [Number(interval.Low), Number(interval.High)];

    private static string End(double? value) => value is { } number ? Number(number) : "";

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}

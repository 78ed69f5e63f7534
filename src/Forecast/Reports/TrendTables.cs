using System.Globalization;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The tables of broken trends and of groups.</summary>
internal static class TrendTables
{
    /// <summary>The tables of one sheet, in the order they are read.</summary>
    public static IEnumerable<Table> Of(TrendSheet sheet)
    {
        if (sheet.Stretches.Count > 0)
        {
            yield return Stretches(sheet.Title, [sheet]);
        }

        if (sheet.Turns.Count > 0)
        {
            yield return Turns([sheet]);
        }

        if (sheet.Candidates.Count > 0)
        {
            yield return Candidates(sheet);
        }

        yield return sheet.Stretches.Count > 0 ? sheet.NumbersTable with { Id = "whole", Title = "The whole" } : sheet.NumbersTable;
        if (sheet.Ahead.Count > 0)
        {
            yield return sheet.AheadTable;
        }
    }

    /// <summary>The tables of several sheets, each named by its group.</summary>
    public static IEnumerable<Table> Of(TrendGroups groups)
    {
        yield return Stretches(groups.Title, groups.Sheets, groups.Column);
        if (groups.Sheets.Any(sheet => sheet.Turns.Count > 0))
        {
            yield return Turns(groups.Sheets, groups.Column);
        }

        if (groups.Sheets.Any(sheet => sheet.Ahead.Count > 0))
        {
            Table first = groups.Sheets[0].AheadTable;
            yield return Grouped(groups.Column, first.Id, first.Title, first.Columns, groups.Sheets, sheet => sheet.AheadTable.Rows, first.Note);
        }
    }

    private static Table Stretches(string title, IReadOnlyList<TrendSheet> sheets, string? group = null)
    {
        TrendSheet first = sheets[0];
        IReadOnlyList<TrendNumber> numbers = first.Stretches[0].Numbers;
        Column[] columns =
        [
            new("From"), new("To"), new("Rows", Alignment.Right),
            .. numbers.SelectMany(number => new Column[] { new(number.Name, Alignment.Right), new($"{first.Percent} interval") }),
        ];
        string units = string.Join("; ", numbers.Select(number => $"{number.Name}: {number.Unit}"));
        return Grouped(group, "trend", title, columns, sheets, sheet => sheet.Stretches.Select(Row), $"{units}.");

        static IReadOnlyList<string> Row(TrendStretch stretch) =>
        [
            stretch.From, stretch.To, stretch.N.ToString(CultureInfo.InvariantCulture),
            .. stretch.Numbers.SelectMany(number => new[] { number.Text, number.IntervalText }),
        ];
    }

    private static Table Turns(IReadOnlyList<TrendSheet> sheets, string? group = null)
    {
        TrendSheet first = sheets.First(sheet => sheet.Turns.Count > 0);
        IEnumerable<string> methods = first.Turns[0].Intervals.Select(interval => interval.Method);
        return Grouped(
            group,
            "breaks",
            "Breaks",
            [new Column("At"), .. methods.Select(method => new Column($"{first.Percent} by {method}"))],
            sheets,
            sheet => sheet.Turns.Select(turn => (IReadOnlyList<string>)[turn.At, .. turn.Intervals.Select(turn.Text)]),
            sheets.SelectMany(sheet => sheet.Turns).SelectMany(turn => turn.Intervals).Any(interval => !double.IsFinite(interval.Interval.Low + interval.Interval.High))
                ? "Trust the first interval. …: the rows do not bound the date on that side."
                : "Trust the first interval.");
    }

    private static Table Candidates(TrendSheet sheet) => new(
        "candidates",
        "How many breaks",
        [new Column("Breaks", Alignment.Right), new Column("Residual sum of squares", Alignment.Right), new Column("BIC", Alignment.Right), new Column("LWZ", Alignment.Right), new Column("")],
        [.. sheet.Candidates.Select(candidate => (IReadOnlyList<string>)
        [
            candidate.Breaks.ToString(CultureInfo.InvariantCulture),
            NumberText.Significant(candidate.ResidualSumOfSquares, 4),
            NumberText.Fixed(candidate.Bic, 2),
            NumberText.Fixed(candidate.Lwz, 3),
            candidate.IsChosen ? "shown" : "",
        ])],
        "Smaller is better in both criteria.");

    private static Table Grouped(
        string? group,
        string id,
        string title,
        IReadOnlyList<Column> columns,
        IReadOnlyList<TrendSheet> sheets,
        Func<TrendSheet, IEnumerable<IReadOnlyList<string>>> rowsOf,
        string? note)
    {
        var rows = new List<IReadOnlyList<string>>();
        var starts = new List<int>();
        foreach (TrendSheet sheet in sheets)
        {
            int start = rows.Count;
            rows.AddRange(rowsOf(sheet).Select((row, i) => group is null ? row : [i == 0 ? sheet.Group : "", .. row]));
            if (rows.Count > start + 1 || (starts.Count > 0 && starts[^1] == start - 1))
            {
                starts.Add(start);
            }
        }

        bool setsApart = group is not null && rows.Count > sheets.Count;
        return new Table(id, title, group is null ? columns : [new Column(group), .. columns], rows, note) { GroupStarts = setsApart ? starts : [] };
    }
}

using System.Globalization;
using Forecast.Studies;

namespace Forecast.Reports.Bayes;

/// <summary>The tables of a sampled trend.</summary>
internal static class BayesTrendTables
{
    // More parameters than these are left to the machine-readable forms, but for those the chains agree on least.
    private const int MostParameters = 12;

    /// <summary>The tables of a sheet, in the order they are read.</summary>
    public static IEnumerable<Table> Of(BayesTrendSheet sheet)
    {
        if (sheet.Stretches.Count > 0)
        {
            yield return Stretches(sheet);
        }

        if (sheet.Turns.Count > 0)
        {
            yield return new Table(
                "breaks",
                "Breaks",
                [new Column("At (median)"), new Column($"{sheet.Percent} interval")],
                [.. sheet.Turns.Select(turn => (IReadOnlyList<string>)[turn.At, $"{turn.From} to {turn.To}"])]);
        }

        if (sheet.Counts.Count > 0)
        {
            yield return Counts(sheet);
        }

        yield return Numbers(sheet);
        if (sheet.Ahead.Count > 0)
        {
            yield return Ahead(sheet);
        }

        yield return Parameters(sheet);
    }

    private static Table Numbers(BayesTrendSheet sheet)
    {
        List<IReadOnlyList<string>> rows =
            [.. sheet.Numbers.Select(number => (IReadOnlyList<string>)[number.Name, number.Text, number.IntervalText, number.Unit])];
        if (sheet.Growth is { } growth)
        {
            rows.Add([growth.Name, growth.Text, "", ""]);
        }

        return new Table(
            "trend",
            sheet.Stretches.Count > 0 ? "The whole" : sheet.Title,
            [new Column(""), new Column("Median", Alignment.Right), new Column($"{sheet.Percent} interval"), new Column("Unit")],
            rows);
    }

    private static Table Stretches(BayesTrendSheet sheet)
    {
        IReadOnlyList<BayesNumber> numbers = sheet.Stretches[0].Numbers;
        bool isGrouped = sheet.GroupColumn is not null;
        Column[] columns =
        [
            .. isGrouped ? new Column[] { new(sheet.GroupColumn!) } : [new("From"), new("To")],
            new("Rows", Alignment.Right),
            .. numbers.SelectMany(number => new Column[] { new(number.Name, Alignment.Right), new($"{sheet.Percent} interval") }),
        ];
        string units = string.Join("; ", numbers.Select(number => $"{number.Name}: {number.Unit}"));
        return new Table("stretches", sheet.Title, columns, [.. sheet.Stretches.Select(stretch => (IReadOnlyList<string>)
        [
            .. isGrouped ? new[] { stretch.Name } : [stretch.From, stretch.To],
            stretch.N == 0 ? "" : stretch.N.ToString(CultureInfo.InvariantCulture),
            .. stretch.Numbers.SelectMany(number => new[] { number.Text, number.IntervalText }),
        ])], $"{units}.");
    }

    private static Table Counts(BayesTrendSheet sheet) => new(
        "counts",
        "How many breaks",
        [
            new Column("Breaks", Alignment.Right), new Column("Before", Alignment.Right), new Column("After", Alignment.Right), new Column(""),
        ],
        [.. sheet.Counts.Select(count => (IReadOnlyList<string>)
        [
            count.Breaks.ToString(CultureInfo.InvariantCulture),
            NumberText.Fixed(count.Prior, 2),
            count.Posterior is > 0 and < 0.005 ? "< 0.01" : NumberText.Fixed(count.Posterior, 2),
            count.IsShown ? "shown" : "",
        ])],
        "Probabilities before and after the rows were seen. Eras and breaks above are given the number shown; all else is averaged over "
            + "the number.");

    private static Table Ahead(BayesTrendSheet sheet)
    {
        bool isGrouped = sheet.GroupColumn is not null;
        return new Table(
            "projection",
            isGrouped ? $"Carried forward to {sheet.Ahead[0].At}" : "Carried forward",
            [
                new Column(isGrouped ? sheet.GroupColumn! : "At"), new Column("Trend", Alignment.Right),
                new Column($"{sheet.Percent} of the trend (credible)"), new Column($"{sheet.Percent} of a new observation (predictive)"),
            ],
            [.. sheet.Ahead.Select(row => (IReadOnlyList<string>)
                [isGrouped ? row.Group : row.At, row.Trend.Text, row.Trend.IntervalText, row.Observation.IntervalText])]);
    }

    private static Table Parameters(BayesTrendSheet sheet)
    {
        IReadOnlyList<BayesParameter> shown = sheet.Parameters;
        string note = sheet.ParameterNote;
        if (shown.Count > MostParameters)
        {
            shown = [.. sheet.Parameters.OrderByDescending(row => row.Diagnosis.RHat).Take(MostParameters)];
            note += string.Create(
                CultureInfo.InvariantCulture,
                $" Of {sheet.Parameters.Count} parameters the {MostParameters} the chains agree on least; --format json has all.");
        }

        return new Table(
            "parameters",
            "Parameters",
            [
                new Column(""), new Column("Median", Alignment.Right), new Column($"{sheet.Percent} interval"),
                new Column("R-hat", Alignment.Right), new Column("Bulk ESS", Alignment.Right), new Column("Tail ESS", Alignment.Right),
            ],
            [.. shown.Select(row => (IReadOnlyList<string>)
            [
                row.Number.Name, row.Number.Text, row.Number.IntervalText,
                NumberText.Fixed(row.Diagnosis.RHat, 3), Size(row.Diagnosis.BulkSize), Size(row.Diagnosis.TailSize),
            ])],
            note);
    }

    private static string Size(double size) => double.IsFinite(size) ? size.ToString("#,##0", CultureInfo.InvariantCulture) : "–";
}

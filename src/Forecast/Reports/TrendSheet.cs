using Forecast.Fitting.Results;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The numbers of one trend, ready to be printed in any form.</summary>
public sealed record TrendSheet
{
    /// <summary>What was fitted.</summary>
    public required string Title { get; init; }

    /// <summary>The group of rows it was fitted to; empty for all of them.</summary>
    public string Group { get; init; } = "";

    /// <summary>The filter that chose the rows, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Where the rows are from, with vintage, licence and whom to credit.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the table read.</summary>
    public required string Sha256 { get; init; }

    /// <summary>First and last time among the rows.</summary>
    public required (string First, string Last) Window { get; init; }

    /// <summary>Number of rows fitted.</summary>
    public required int N { get; init; }

    /// <summary>Coverage of every interval.</summary>
    public required double Level { get; init; }

    /// <summary>How the fit was made.</summary>
    public required string Method { get; init; }

    /// <summary>The terms: growth, doubling time, scatter.</summary>
    public required IReadOnlyList<TrendNumber> Numbers { get; init; }

    /// <summary>Unit of the quantity; empty for a count or a user's own column.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The projection, one row a date; empty where none was asked for.</summary>
    public required IReadOnlyList<TrendAhead> Ahead { get; init; }

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The stretches of a broken trend; empty for one without breaks.</summary>
    public IReadOnlyList<TrendStretch> Stretches { get; init; } = [];

    /// <summary>The breaks between them.</summary>
    public IReadOnlyList<TrendTurn> Turns { get; init; } = [];

    /// <summary>The fits with fewer and more breaks, none first.</summary>
    public IReadOnlyList<BreakCandidate> Candidates { get; init; } = [];

    /// <summary>The fit itself, for machines; null where it is not part of the answer.</summary>
    public FitDetail? Detail { get; init; }

    /// <summary>The terms as a table.</summary>
    public Table NumbersTable => new(
        "trend",
        Title,
        [new Column(""), new Column("Estimate", Alignment.Right), new Column($"{Percent} interval"), new Column("Unit")],
        [.. Numbers.Select(number => (IReadOnlyList<string>)[number.Name, number.Text, number.IntervalText, number.Unit])]);

    /// <summary>The projection as a table.</summary>
    public Table AheadTable => new(
        "projection",
        Unit.Length > 0 ? $"Carried forward ({Unit})" : "Carried forward",
        [new Column("At"), new Column("Trend", Alignment.Right), new Column($"{Percent} of the line"), new Column($"{Percent} of a new observation")],
        [.. Ahead.Select(row => (IReadOnlyList<string>)[row.At, row.Text, row.ConfidenceText, row.PredictiveText])]);

    /// <summary>What every number of the sheet stands on.</summary>
    public IReadOnlyList<string> Footing =>
    [
        $"Rows: {Rule}; {Window.First} to {Window.Last}; n = {N}.",
        $"{Source}; SHA-256 {Sha256[..Math.Min(12, Sha256.Length)]}.",
        $"Method: {Method}",
    ];

    internal string Percent => NumberText.Percent(Level);
}

/// <summary>One number of a trend.</summary>
/// <param name="Id">Name for machines: <c>doubling_time</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Its interval; null for a number that has none.</param>
/// <param name="Text">The estimate as printed.</param>
/// <param name="IntervalText">The interval as printed.</param>
public sealed record TrendNumber(string Id, string Name, string Unit, double Value, Interval? Interval, string Text, string IntervalText)
{
    /// <summary>An estimate, printed to the digits its interval allows.</summary>
    public static TrendNumber Of(string id, string name, string unit, Estimate estimate)
    {
        int decimals = NumberText.Decimals(estimate.Interval, estimate.Value);
        string ends = $"{NumberText.Fixed(estimate.Interval.Low, decimals)} to {NumberText.Fixed(estimate.Interval.High, decimals)}";
        return new TrendNumber(id, name, unit, estimate.Value, estimate.Interval, NumberText.Fixed(estimate.Value, decimals), ends);
    }
}

/// <summary>What a trend says of one time ahead, in the unit of the quantity.</summary>
/// <param name="At">The time.</param>
/// <param name="Value">The line there.</param>
/// <param name="Confidence">The interval of the line.</param>
/// <param name="Predictive">The interval of one new observation.</param>
/// <param name="Print">How a value is printed.</param>
public sealed record TrendAhead(string At, double Value, Interval Confidence, Interval Predictive, Func<double, string> Print)
{
    /// <summary>The line as printed.</summary>
    public string Text => Print(Value);

    /// <summary>The interval of the line as printed.</summary>
    public string ConfidenceText => Ends(Confidence);

    /// <summary>The interval of one new observation as printed.</summary>
    public string PredictiveText => Ends(Predictive);

    private string Ends(Interval interval) => $"{Print(interval.Low)} to {Print(interval.High)}";
}

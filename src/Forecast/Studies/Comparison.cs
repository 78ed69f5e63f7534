using Forecast.Fitting.Numerics;

namespace Forecast.Studies;

/// <summary>The facts about a row that bear on the verdict of each of its numbers.</summary>
/// <param name="PublishedN">The n that the paper prints; 0 with <see cref="OurN"/> where the number rests on no rows.</param>
/// <param name="OurN">The n of the same selection in the data at hand.</param>
/// <param name="OtherReading">Another reading of the method under which the printed row does come out; null where none was found.</param>
public sealed record RowEvidence(int PublishedN, int OurN, string? OtherReading = null)
{
    /// <summary>A number that follows from a formula and constants: there are no rows to differ.</summary>
    public static RowEvidence Formula { get; } = new(0, 0);

    /// <summary>What a row is: <c>systems</c>, <c>runs</c>.</summary>
    public string Noun { get; init; } = "systems";

    /// <summary>How far ours may lie from the published number and still agree; null where only the printed digits count.</summary>
    public Tolerance? Tolerance { get; init; }

    /// <summary>An input of the published number that is in no public copy, and what stands in for it; null where all are at hand.</summary>
    public string? MissingInput { get; init; }

    /// <summary>Why the published number contradicts its own row, as computed from the row; null where it does not.</summary>
    public string? Contradiction { get; init; }

    /// <summary>Whether the paper's row cannot have been computed on the data at hand.</summary>
    public bool OtherData => PublishedN != OurN;

    /// <summary>The counts in words.</summary>
    public string Text => $"the paper's row has {PublishedN} {Noun}, the data at hand {OurN}{(OtherReading is null ? "" : $"; {OtherReading}")}";

    /// <summary>What paper and data at hand have in common, in words.</summary>
    internal string Same => PublishedN == 0 ? "the same inputs" : "same n";
}

/// <summary>How far a number may lie from a published one and still agree with it. Fixed before ours is known.</summary>
/// <param name="Size">The largest difference: a share of the published number, or in its unit.</param>
/// <param name="IsRelative">Whether the size is a share.</param>
/// <param name="Reason">Why that much, in a few words: <c>read off a figure</c>, <c>the paper's 1,000 bins</c>.</param>
public sealed record Tolerance(double Size, bool IsRelative, string Reason)
{
    /// <summary>The tolerance in words.</summary>
    public string Text => $"{(IsRelative ? NumberText.Percent(Size) : NumberText.Significant(Size, 2))} ({Reason})";

    /// <summary>Whether ours agrees with a published value.</summary>
    public bool Holds(double ours, double published) => Math.Abs(ours - published) <= Size * (IsRelative ? Math.Abs(published) : 1);
}

/// <summary>Decides how a published number compares with ours. Nothing else sets a verdict.</summary>
public static class Comparison
{
    /// <summary>
    /// Half-width, in standard errors, within which two bootstrap quantiles count as equal. A paper's intervals are judged some 150 at a
    /// time: at four standard errors one such paper in a hundred would have an equal number called different. It was three until a verdict turned with the seed.
    /// </summary>
    public const double StandardErrors = 4;

    /// <summary>The verdict of a number without sampling error: the printed digits must agree.</summary>
    /// <param name="ours">Our value.</param>
    /// <param name="published">The digits of the paper, and of the authors' code where they differ.</param>
    /// <param name="row">The row's counts.</param>
    public static Judgement OfValue(double ours, Published published, RowEvidence row) =>
        Decide(ours, printed => printed.Agrees(ours), "ours, rounded alike, has the printed digits", published, contradicts: false, row);

    /// <summary>The verdict of a number whose own inputs are rounded or drawn: some value of the range they allow must have the printed digits.</summary>
    /// <param name="ours">Our value.</param>
    /// <param name="range">From where to where ours may lie.</param>
    /// <param name="why">What sets the range, to stand before "puts it from … to …": <c>the rounding of the row's own N and D</c>.</param>
    /// <param name="published">The digits of the paper, and of the authors' code where they differ.</param>
    /// <param name="row">The row's counts.</param>
    public static Judgement OfRange(
        double ours,
        (double Low, double High) range,
        string why,
        Published published,
        RowEvidence row)
    {
        string evidence = $"{why} puts it from {NumberText.Significant(range.Low, 4)} to {NumberText.Significant(range.High, 4)}";
        return Decide(ours, printed => printed.Agrees(range), evidence, published, contradicts: false, row);
    }

    /// <summary>The verdict of a bootstrap quantile: it must agree within Monte Carlo error and the rounding printed.</summary>
    /// <param name="sorted">Our draws, in ascending order.</param>
    /// <param name="probability">Which quantile.</param>
    /// <param name="publishedDraws">Draws behind the published quantile.</param>
    /// <param name="published">The digits of the paper, and of the authors' code where they differ.</param>
    /// <param name="contradicts">Whether the published interval contradicts itself.</param>
    /// <param name="row">The row's counts.</param>
    public static Judgement OfQuantile(
        double[] sorted,
        double probability,
        int publishedDraws,
        Published published,
        bool contradicts,
        RowEvidence row)
    {
        (double low, double high) = Quantiles.MonteCarloRange(sorted, probability, publishedDraws, StandardErrors);
        string range = $"{publishedDraws} resamples of the data at hand put it from {NumberText.Significant(low, 3)} to {NumberText.Significant(high, 3)}";
        return Decide(Quantiles.OfSorted(sorted, probability), printed => printed.Agrees((low, high)), range, published, contradicts, row);
    }

    /// <summary>The verdict of a number published as a range, such as <c>18–24</c>: ours must lie in it, rounded alike.</summary>
    /// <param name="ours">Our value.</param>
    /// <param name="published">Its two ends with an en dash between them.</param>
    /// <param name="row">The row's counts.</param>
    /// <exception cref="FormatException">Not two ends.</exception>
    public static Judgement OfPrintedRange(double ours, Published published, RowEvidence row)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(row);
        if (published.Text.Split('–') is not [var low, var high])
        {
            throw new FormatException($"'{published.Text}' is not a range of the form '18–24'.");
        }

        if (Printed.Parse(low).Agrees((double.NegativeInfinity, ours)) && Printed.Parse(high).Agrees((ours, double.PositiveInfinity)))
        {
            return new(published, Verdict.Reproduced, "ours lies in the printed range");
        }

        return row switch
        {
            { OtherData: true } => new(published, Verdict.OtherDataVersion, row.Text),
            { MissingInput: { } missing } => new(published, Verdict.InputMissing, missing),
            _ => new(published, Verdict.Differs, $"{row.Same}; ours lies outside the printed range"),
        };
    }

    private static Judgement Decide(
        double ours,
        Func<Printed, bool> agrees,
        string evidence,
        Published published,
        bool contradicts,
        RowEvidence row)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(row);
        var printed = Printed.Parse(published.Text);
        if (agrees(printed))
        {
            return new(published, Verdict.Reproduced, evidence);
        }

        if (published.CodeText is { } code && agrees(Printed.Parse(code)))
        {
            return new(published, Verdict.ReproducedCode, $"{evidence}: as the authors' code prints, not the paper");
        }

        if (contradicts || row.Contradiction is not null)
        {
            return new(published, Verdict.Misprint, row.Contradiction ?? "the published interval does not hold its own estimate");
        }

        if (row.Tolerance is { } tolerance && tolerance.Holds(ours, printed.Value))
        {
            return new(published, Verdict.WithinTolerance, $"ours lies {Distance(ours, printed.Value)} off; allowed is {tolerance.Text}");
        }

        if (row.OtherData)
        {
            return new(published, Verdict.OtherDataVersion, row.Text);
        }

        return row.MissingInput is { } missing
            ? new(published, Verdict.InputMissing, missing)
            : new(published, Verdict.Differs, $"{row.Same}; {DifferenceOf(evidence)}");
    }

    private static string Distance(double ours, double published) =>
        published == 0 ? NumberText.Significant(ours, 2) : NumberText.Percent(Math.Round(Math.Abs(ours - published) / Math.Abs(published), 3));

    private static string DifferenceOf(string evidence) =>
        evidence.StartsWith("ours", StringComparison.Ordinal) ? "the printed digits are not ours" : evidence;
}

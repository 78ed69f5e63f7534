using Forecast.Fitting.Numerics;

namespace Forecast.Studies;

/// <summary>The facts about a row that bear on the verdict of each of its numbers.</summary>
/// <param name="PublishedN">The n that the paper prints.</param>
/// <param name="OurN">The n of the same selection in the data at hand.</param>
/// <param name="OtherReading">Another reading of the method under which the printed row does come out; null where none was found.</param>
public sealed record RowEvidence(int PublishedN, int OurN, string? OtherReading = null)
{
    /// <summary>Whether the paper's row cannot have been computed on the data at hand.</summary>
    public bool OtherData => PublishedN != OurN;

    /// <summary>The counts in words.</summary>
    public string Text => $"the paper's row has {PublishedN} systems, the data at hand {OurN}{(OtherReading is null ? "" : $"; {OtherReading}")}";
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
    public static (Verdict Verdict, string Evidence) OfValue(double ours, Published published, RowEvidence row) =>
        Decide(printed => printed.Agrees(ours), "ours, rounded alike, has the printed digits", published, contradicts: false, row);

    /// <summary>The verdict of a bootstrap quantile: it must agree within Monte Carlo error and the rounding printed.</summary>
    /// <param name="sorted">Our draws, in ascending order.</param>
    /// <param name="probability">Which quantile.</param>
    /// <param name="publishedDraws">Draws behind the published quantile.</param>
    /// <param name="published">The digits of the paper, and of the authors' code where they differ.</param>
    /// <param name="contradicts">Whether the published interval contradicts itself.</param>
    /// <param name="row">The row's counts.</param>
    public static (Verdict Verdict, string Evidence) OfQuantile(
        double[] sorted,
        double probability,
        int publishedDraws,
        Published published,
        bool contradicts,
        RowEvidence row)
    {
        (double low, double high) = Quantiles.MonteCarloRange(sorted, probability, publishedDraws, StandardErrors);
        string range = $"{publishedDraws} resamples of the data at hand put it from {NumberText.Significant(low, 3)} to {NumberText.Significant(high, 3)}";
        return Decide(printed => printed.Agrees((low, high)), range, published, contradicts, row);
    }

    private static (Verdict Verdict, string Evidence) Decide(
        Func<Printed, bool> agrees,
        string evidence,
        Published published,
        bool contradicts,
        RowEvidence row)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(row);
        if (agrees(Printed.Parse(published.Text)))
        {
            return (Verdict.Reproduced, evidence);
        }

        if (published.CodeText is { } code && agrees(Printed.Parse(code)))
        {
            return (Verdict.ReproducedCode, $"{evidence}: as the authors' code prints, not the paper");
        }

        if (contradicts)
        {
            return (Verdict.Misprint, "the published interval does not hold its own estimate");
        }

        return row.OtherData ? (Verdict.OtherDataVersion, row.Text) : (Verdict.Differs, $"same n; {DifferenceOf(evidence)}");
    }

    private static string DifferenceOf(string evidence) =>
        evidence.StartsWith("ours", StringComparison.Ordinal) ? "the printed digits are not ours" : evidence;
}

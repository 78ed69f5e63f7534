using Forecast.Fitting.Numerics;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The published ends of the stocks of 2022 beside the authors' way of getting at them, and beside their parts.</summary>
internal static class Stock2022Ends
{
    /// <summary>A published end beside the authors' program; how far it is from the formula itself goes into the evidence.</summary>
    /// <param name="direct">The end by the formula itself.</param>
    /// <param name="published">The published end, log10.</param>
    /// <param name="theirs">Where their program puts it: mean and range, log10.</param>
    /// <param name="component">The stock.</param>
    public static Finding ByTheirWay(
        Finding direct, double published, (double Mean, double Low, double High) theirs, Stock2022Component component)
    {
        double value = Elementary.Exp10(theirs.Mean);
        var printed = new Published(NumberText.FromLog10(published, 3), $"{Stock2022Components.Source}, 2022");
        Judgement judgement = Comparison.OfRange(
            value,
            (Elementary.Exp10(theirs.Low), Elementary.Exp10(theirs.High)),
            Stock2022Program.Words(component),
            printed,
            RowEvidence.Formula);
        return direct with
        {
            Id = $"{direct.Id}/program",
            Label = $"{direct.Label}, as the authors' program makes it",
            Value = value,
            Text = NumberText.FromLog10(theirs.Mean, 3),
            Published = printed,
            Verdict = judgement.Verdict,
            Evidence = $"{judgement.Evidence}; the formula itself has {direct.Text}, "
                + $"{Stock2022Components.Signed(Elementary.Log10(direct.Value) - published)} dex from the published",
        };
    }

    /// <summary>Both ends by the authors' program, as printed; a dash where it is not followed.</summary>
    /// <param name="findings">The findings of all stocks.</param>
    /// <param name="component">The stock.</param>
    public static string Shown(IReadOnlyList<Finding> findings, Stock2022Component component)
    {
        string[] ends = [.. findings.Where(finding => finding.Id.Contains($"/{component.Series}/2022/", StringComparison.Ordinal)
            && finding.Id.EndsWith("/program", StringComparison.Ordinal)).Select(finding => finding.Text)];
        return ends is [var low, var high] ? $"[{low}; {high}]" : "–";
    }

    /// <summary>A percentile of the mixture with weights 1, 2, 2 and 1 of the parts as they were published, in 2022: in words.</summary>
    /// <param name="published">The published percentiles.</param>
    /// <param name="probability">Which percentile.</param>
    public static string OfPublishedParts(PublishedPercentiles published, double probability)
    {
        (Stock2022Component Part, int Weight)[] parts =
        [
            (Stock2022Component.Users, 1), (Stock2022Component.Platforms, 2), (Stock2022Component.Crawl, 2), (Stock2022Component.Speech, 1),
        ];
        double[] points =
            [.. parts.SelectMany(part => PublishedPercentiles.Points(published.At(part.Part.Series, 2022), 4_000 * part.Weight))];
        Array.Sort(points);
        return NumberText.FromLog10(Quantiles.OfSorted(points, probability), 3);
    }

    /// <summary>Why a published percentile of indexed websites contradicts its formula.</summary>
    /// <param name="probability">Which percentile.</param>
    /// <remarks>A product of two log-normals is log-normal: its percentiles need no draws.</remarks>
    public static string Contradiction(double probability)
    {
        double exact = IndexedWebsites2022.Log10Quantile(probability);
        return $"the published table does not have the {NumberText.Percent(probability)} of its own formula, which is "
            + $"{NumberText.FromLog10(exact, 3)} in closed form; the program summed it over a grid";
    }
}

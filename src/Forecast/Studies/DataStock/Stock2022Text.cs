namespace Forecast.Studies.DataStock;

/// <summary>What the model of 2022 says, in sentences: the summary, what to doubt, and what could not be verified.</summary>
internal static class Stock2022Text
{
    /// <summary>The result in a few sentences.</summary>
    public static IEnumerable<string> Summary(
        IReadOnlyList<Finding> numbers, Stock2022Exhaustion exhaustion, Stock2022Components components, Stock2022Tornado tornado,
            Stock2022Inputs inputs)
    {
        yield return $"Model of 2022: {new VerdictTally(numbers)}.";
        IEnumerable<string> dates = Stock2022Crossings.Stocks.Select(stock => Dated(stock, Stock2022Crossings.ByHistory));
        yield return $"With datasets growing as before, one path of use first overtakes one path of the stock in: "
            + $"{string.Join("; ", dates)}; median and 90 %. "
            + "The paper's method is later because it leaves out how fast use gains on the stock, looks its tables up by whole "
            + "years, and smooths with a mean of past years: a table takes it apart.";
        IEnumerable<string> byCompute = Stock2022Crossings.Stocks.Select(stock => Dated(stock, Stock2022Crossings.ByCompute));
        yield return $"With datasets that follow the published projection of compute: {string.Join("; ", byCompute)}. The draws "
            + "behind that projection are in no public copy.";
        double largest = Stock2022Component.All.Where(one => one != Stock2022Component.Websites
            && one != Stock2022Component.LowQuality).Max(one => components.Largest(one, 1));
        yield return $"In every year from 1951 to 2100 our medians of the components lie within {NumberText.Fixed(largest, 3)} "
            + "orders of magnitude of the published ones, save for indexed websites, whose published table lies "
            + $"{NumberText.Fixed(components.Largest(Stock2022Component.Websites, 1), 2)} above its own formula; the mixture's "
            + $"median lies within {NumberText.Fixed(components.Largest(Stock2022Component.LowQuality, 1), 3)}.";
        yield return OtherMixture(numbers);
        yield return $"Of the variance of the date for low-quality text {NumberText.Percent(Math.Round(tornado.Leading.First, 2))} "
            + $"comes from which estimate of the stock is right ({tornado.Leading.Name} in the scenario file).";
        yield return inputs.Sentence;

        string Dated(Stock2022Component stock, string route)
        {
            PublishedEstimate printed = Stock2022Published.Date(stock, route == Stock2022Crossings.ByCompute);
            string ours = Stock2022Dates.Text(exhaustion.Crossings[stock, route]);
            return $"{stock.Label.ToLowerInvariant()} {ours} (printed {printed.Value})";
        }
    }

    /// <summary>What a reader should doubt.</summary>
    public static IEnumerable<string> Warnings(string largestRun, double flop, IndexedGrid grid, string notNumbers)
    {
        yield return $"Before 2025 the published projection of compute has no quantiles. We let it start on 1 January 2022 at the "
            + $"largest run then known, {largestRun} with {NumberText.Scientific(flop, 3)} FLOP, and go straight to 2025: an "
            + "assumption of ours, chosen with the printed date of high-quality text in view, which it comes close to.";
        yield return "Within a year the projection of compute is two half normals through its 2.5, 50 and 97.5 %. On a coherent "
            + "path one normal number holds in all years; how the missing draws hang together from year to year is not known.";
        yield return "That the program looks its tables up by whole years (high quality: by tenths) is our reading of its index, "
            + "which the language cuts off. It was known to us, when we chose it, that the printed dates come out so.";
        yield return "The mixture of the code's comment was tried because the exported one misses the printed range; that its range "
            + "and, to one step of the program's grid (0.2 years), its dates are the printed ones was seen afterwards.";
        yield return $"Indexed websites: a density held at even points of the number, not of its logarithm, loses its lower half. "
            + $"With 100 points a factor and the outer 0.1 % left off, the median would be {NumberText.FromLog10(grid.Narrow, 2)}, "
            + $"with the outer 0.01 % {NumberText.FromLog10(grid.Wide, 2)}; published is {NumberText.FromLog10(grid.Published, 3)}, "
            + $"the formula gives {NumberText.FromLog10(grid.Exact, 3)}. That the authors' grid was of this kind is our guess.";
        yield return "The published 5 % and 95 % of the stocks are compared with what the authors' program makes of the formulas (1,000 "
            + "draws, smoothed, and tables of 101 points), not with the formulas: looked for after the ends were seen to differ, in the code and "
            + "in the version of its language. The ends of the formulas themselves stand beside them without a verdict.";
        yield return "Popular platforms: the code counts the blog posts of one day as those of the year; we follow it.";
        yield return notNumbers;
        yield return "The published percentiles are five a distribution; between and beyond them we go straight in the standard "
            + "normal quantile. Densities of the paper's method are widened by 0.02 orders of magnitude.";
    }

    /// <summary>What could not be found or verified.</summary>
    public static IEnumerable<string> NotVerified()
    {
        yield return "data/compute_projection.csv, the draws of compute that the code of both models reads, is in no public copy: "
            + "the dates by compute cannot be regenerated.";
        yield return "The table of stocks by model in the first version of the paper could not be read word for word; the "
            + "components are compared with the authors' published distributions.";
        yield return "Of the printed growth of datasets by domain one stored copy has language and vision the other way round; the "
            + "order here is that of the other copies, and of the data.";
        yield return "That high-quality text grows by 4 to 5 % a year is known from a secondary source only; the code's growth is 2 "
            + "to 6 %, its median 4.0 %.";
    }

    private static string OtherMixture(IReadOnlyList<Finding> numbers)
    {
        Finding Of(string id) => numbers.First(finding => finding.Id.EndsWith(id, StringComparison.Ordinal));
        return $"The printed range of low-quality text, 7e13 to 7e16 words, is not that of the mixture that the code exports "
            + $"({Of("/range/low").Text} to {Of("/range/high").Text}) but that of one which stands in it as a comment "
            + $"({Of("/range/other-mixture-low").Text} to {Of("/range/other-mixture-high").Text}); with it the paper's method gives "
            + $"{Of("other-mixture/median").Text} [{Of("other-mixture/low").Text}; {Of("other-mixture/high").Text}], "
            + "printed 2032.4 [2028.4; 2039.2].";
    }
}

/// <summary>
/// Medians of the words on indexed websites, log10: where their densities are held at even points, and where they are not.
/// </summary>
/// <param name="Exact">In closed form.</param>
/// <param name="Published">As published.</param>
/// <param name="Narrow">With 100 points and the outer 0.1 % left off.</param>
/// <param name="Wide">With 100 points and the outer 0.01 % left off.</param>
internal sealed record IndexedGrid(double Exact, double Published, double Narrow, double Wide);

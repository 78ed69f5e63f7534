using Forecast.Data;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>Pages in a search engine's index, and what the table of Common Crawl's largest domains tells.</summary>
internal sealed class Stock2024Index
{
    private const string WordsFile = "stock/google-pivot-words.csv";
    private const string DomainsFile = "stock/common-crawl-domains.csv";
    private const string Source = Stock2024Numbers.Paper + ", appendix B";
    private readonly PivotWords _words;
    private readonly Finding[] _numbers;
    private readonly Finding[] _crawl;

    public Stock2024Index(DataFolder data)
    {
        _words = PivotWords.Read(Path.Combine(data.Path, WordsFile));
        _numbers =
        [
            Estimate("mean", "mean", _words.Mean, "3.3e11"),
            Estimate("median", "median", _words.Quantile(0.5), "2.5e11"),
            Estimate("low", "2.5 % quantile", _words.Quantile(0.025), "1e11"),
            Estimate("high", "97.5 % quantile", _words.Quantile(0.975), "1.2e12"),
        ];
        UserTable domains = UserTable.Read(Path.Combine(data.Path, DomainsFile), "pages", "urls", "page_percent", "url_percent");
        _crawl =
        [
            Crawl("pages", "Pages of one crawl of Common Crawl", domains, "pages", "page_percent"),
            Crawl("urls", "Different addresses of one crawl of Common Crawl", domains, "urls", "url_percent"),
        ];
    }

    public StudySection Section => new()
    {
        Numbers = [.. _numbers, .. _crawl],
        Tables =
        [
            new(
                "index-2024",
                "Pages in Google's index, from words of known frequency",
                Stock2024Numbers.Columns("Pages"),
                [.. _numbers.Select(finding => Stock2024Numbers.Row(finding.Label, finding))],
                $"{_words.Count} words by ten years of frequencies: {_words.Estimates.Count} estimates, which are not independent. The "
                + $"paper speaks of 100 words, the authors' table has {_words.Count}. "
                + "The published numbers come out with all of them."),
        ],
        NotVerified =
        [
            "Common Crawl's 75 billion different pages among 250 billion (2024 paper, appendix B) are over all its crawls. The table of "
            + "its 500 largest domains covers one crawl of "
            + $"{_crawl[0].Text} pages; the sum over crawls cannot be had from it.",
        ],
        DataFiles = [WordsFile, DomainsFile],
    };

    private Finding Estimate(string id, string what, double value, string printed) =>
        (Stock2024Numbers.Formula(
            $"google-index/{id}",
            $"Pages in Google's index, {what}",
            value,
            "pages",
            3,
            $"results over 0.45 times a word's share of pages; {_words.Count} words, ten years") with
        {
            N = _words.Estimates.Count,
            Vintage = WordsFile,
        }).Beside(new Published(printed, Source), new RowEvidence(100, _words.Count) { Noun = "words" });

    private static Finding Crawl(string id, string label, UserTable table, string count, string percent) =>
        Stock2024Numbers.Formula(
            $"common-crawl/{id}",
            label,
            100 * table.Numbers(count).Sum() / table.Numbers(percent).Sum(),
            "pages",
            3,
            "the 500 largest domains: their number over their share") with
        {
            N = table.Count,
            Vintage = DomainsFile,
        };
}

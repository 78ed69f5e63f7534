using Forecast.Data;
using Forecast.Fitting.Numerics;

namespace Forecast.Models.DataStock;

/// <summary>Estimates of the size of a search engine's index: results reported for a word over the share of pages that hold
/// it.</summary>
/// <remarks>
/// n = results / (0.45 f): f is the word's share of English pages in a Common Crawl sample of one of ten years, 0.45 the share of pages
/// in English by the code. One estimate for each word and year. Villalobos et al. (2024), arXiv 2211.04325v2, appendix B; code
/// src/google_index_size_estimate.py.
/// </remarks>
public sealed class PivotWords
{
    /// <summary>Share of pages in English that the code divides by.</summary>
    public const double EnglishShare = 0.45;

    private const int FirstYear = 2013;
    private const int LastYear = 2022;

    private PivotWords(int words, double[] estimates) => (Count, Estimates) = (words, estimates);

    /// <summary>Number of words.</summary>
    public int Count { get; }

    /// <summary>Estimates of the number of pages, ascending: words times years.</summary>
    public IReadOnlyList<double> Estimates { get; }

    /// <summary>Mean of the estimates.</summary>
    public double Mean => Estimates.Sum() / Estimates.Count;

    /// <summary>A quantile of the estimates.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public double Quantile(double probability) => Quantiles.OfSorted([.. Estimates], probability);

    /// <summary>Reads the table of words.</summary>
    /// <param name="path">A CSV file with the columns <c>results</c> and <c>share_2013</c> to <c>share_2022</c>.</param>
    /// <exception cref="InputException">The file cannot be read or lacks a column.</exception>
    public static PivotWords Read(string path)
    {
        string[] shares = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(year => $"share_{year}")];
        UserTable table = UserTable.Read(path, ["results", .. shares]);
        double[] results = table.Positives("results", "a number of pages above 0");
        var estimates = new List<double>();
        foreach (string share in shares)
        {
            double[] ofPages = table.Positives(share, "a share above 0");
            estimates.AddRange(results.Select((count, word) => count / (EnglishShare * ofPages[word])));
        }

        return new PivotWords(results.Length, Quantiles.Sorted([.. estimates]));
    }
}

using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>Text of the web that search engines index, in tokens, as an uncertain quantity over the years.</summary>
/// <remarks>
/// S_IW(t) = n s / b · (g_s g_n)^(t - 2024): n pages, s bytes a page, b bytes a token, growth of a page's size g_s and of the number of
/// pages g_n. Villalobos, Ho, Sevilla, Besiroglu, Heim and Hobbhahn (2024), "Will we run out of data?", arXiv 2211.04325v2, and its code
/// (epoch-research/data-stock, src/indexed_web.py). One draw is one path: the growth is drawn once for all years.
/// </remarks>
public sealed class IndexedWeb
{
    /// <summary>The year that the stock is counted in, from which it grows.</summary>
    public const double BaseYear = 2024;

    /// <summary>What b is held above, in bytes: one byte writes one letter, so fewer than half a byte a token is no text.</summary>
    public const double LeastBytesPerToken = 0.5;

    /// <summary>Unique pages of Common Crawl up to 2024 (paper, appendix B).</summary>
    public const double CommonCrawlPages = 75e9;

    private const double Level = 0.95;

    private IndexedWeb(Quantity pages, string stream)
    {
        Pages = pages;
        BytesPerPage = Draw.FromInterval(6100, 8200, Level, name: $"{stream}/bytes-per-page");
        RawBytesPerToken = 6 - Draw.FromInterval(1, 4, Level, name: $"{stream}/bytes-per-token");
        BytesPerToken = Quantity.Max(RawBytesPerToken, LeastBytesPerToken);
        Growth = Draw.FromInterval(1.02, 1.04, Level, name: $"{stream}/page-growth")
            * Draw.FromInterval(1, 1.1, Level, name: $"{stream}/number-growth");
    }

    /// <summary>Unique pages in <see cref="BaseYear"/>.</summary>
    public Quantity Pages { get; }

    /// <summary>Bytes of plain text a page: 6100 to 8200 (95 %).</summary>
    public Quantity BytesPerPage { get; }

    /// <summary>Bytes a token as the code draws it, 6 less a log-normal: negative in about one draw of a thousand.</summary>
    public Quantity RawBytesPerToken { get; }

    /// <summary>Bytes a token, held above <see cref="LeastBytesPerToken"/>.</summary>
    public Quantity BytesPerToken { get; }

    /// <summary>Factor by which the stock grows in one year.</summary>
    public Quantity Growth { get; }

    /// <summary>Tokens in <see cref="BaseYear"/>.</summary>
    public Quantity Tokens => Pages * BytesPerPage / BytesPerToken;

    /// <summary>Tokens in <see cref="BaseYear"/> as the code computes them, where a negative b gives a negative stock.</summary>
    public Quantity RawTokens => Pages * BytesPerPage / RawBytesPerToken;

    /// <summary>The web with the pages of the authors' code: 75e9 to 1e12 (95 %).</summary>
    /// <param name="stream">Begins the names of its random numbers; two webs of one name are one and the same.</param>
    public static IndexedWeb OfCode(string stream) => new(Draw.FromInterval(75e9, 1e12, Level, name: $"{stream}/pages"), stream);

    /// <summary>The web with the pages of the paper's text, 100e9 to 1200e9 (95 %), taken as log-normal.</summary>
    /// <param name="stream">Begins the names of its random numbers.</param>
    public static IndexedWeb OfText(string stream) => new(Draw.FromInterval(100e9, 1200e9, Level, name: $"{stream}/pages"), stream);

    /// <summary>The part that Common Crawl holds.</summary>
    /// <param name="stream">Begins the names of its random numbers.</param>
    public static IndexedWeb OfCommonCrawl(string stream) => new(CommonCrawlPages, stream);

    /// <summary>Tokens in a year.</summary>
    /// <param name="year">Decimal year.</param>
    public Quantity In(double year) => Tokens * Quantity.Pow(Growth, year - BaseYear);
}

using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>What the users of one platform write in a year, and its share of all traffic, from which all writing is scaled up.</summary>
/// <remarks>Villalobos et al. (2024), arXiv 2211.04325v2, Table 2 and appendix; numbers of the code, src/internet_users.py.</remarks>
/// <param name="Name">The platform.</param>
/// <param name="Tokens">Tokens a year in 2024.</param>
/// <param name="TrafficShare">Its share of web traffic.</param>
public sealed record PlatformText(string Name, Quantity Tokens, double TrafficShare)
{
    private const double Days = 365;
    private const double Months = 12;

    /// <summary>Tokens a year of all platforms, if all were as this one.</summary>
    public Quantity Extrapolated => Tokens / TrafficShare;

    /// <summary>Twitter: 300 million users, 1.3 posts a day, 2 to 25 tokens a post (95 %).</summary>
    public static PlatformText Twitter { get; } =
        new("Twitter", 3e8 * 1.3 * Days * Draw.FromInterval(2, 25, 0.95, name: "writing/twitter-post"), 0.013);

    /// <summary>Instagram: 66,000 posts a minute of 10 to 40 tokens (90 %).</summary>
    public static PlatformText Instagram { get; } =
        new("Instagram", 66e3 * 60 * 24 * Days * Draw.FromInterval(10, 40, name: "writing/instagram-post"), 0.015);

    /// <summary>
    /// Facebook: 3 billion users, a month a post of 40 to 90 and 5 comments of 17 to 40 tokens (90 %): a month's tokens, as the code has
    /// it.
    /// </summary>
    public static PlatformText FacebookOfOneMonth { get; } = new(
        "Facebook",
        3e9 * (Draw.FromInterval(40, 90, name: "writing/facebook-post") + 5 * Draw.FromInterval(17, 40, name: "writing/facebook-comment")),
        0.036);

    /// <summary>Facebook over the twelve months of a year.</summary>
    public static PlatformText Facebook { get; } = FacebookOfOneMonth with { Tokens = Months * FacebookOfOneMonth.Tokens };

    /// <summary>Reddit by the code: 600,000 posts of 32 to 72 and 5 million comments of 14 to 31 tokens a day (90 %).</summary>
    public static PlatformText Reddit { get; } = RedditOf(6e5, 5e6, "reddit");

    /// <summary>Reddit by the paper's text: a tenth of the posts and comments of the code.</summary>
    public static PlatformText RedditOfText { get; } = RedditOf(6e4, 5e5, "reddit-of-text");

    private static PlatformText RedditOf(double posts, double comments, string stream) => new(
        "Reddit",
        Days * (
            posts * Draw.FromInterval(32, 72, name: $"writing/{stream}-post") + comments * Draw.FromInterval(
                14,
                31,
                name: $"writing/{stream}-comment")),
        0.0044);
}

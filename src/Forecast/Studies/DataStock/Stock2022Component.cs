namespace Forecast.Studies.DataStock;

/// <summary>A stock of the model of 2022, as the published tables name it.</summary>
/// <param name="Series">Its name in the table of published percentiles.</param>
/// <param name="Label">What it is, for a reader.</param>
/// <param name="Unit">Words or images.</param>
/// <param name="Formula">Its formula, in words, with the letter of docs/data-stock.md.</param>
internal sealed record Stock2022Component(string Series, string Label, string Unit, string Formula)
{
    public const string Words = "words", Images = "images";

    public static Stock2022Component Speech { get; } = new("recorded-speech", "Recorded speech", Words, "(a) recorded speech");

    public static Stock2022Component Users { get; } = new("internet-users", "Internet users", Words, "(b) text of Internet users");

    public static Stock2022Component Platforms { get; } = new("popular-platforms", "Popular platforms", Words, "(c) popular platforms");

    public static Stock2022Component Crawl { get; } = new("common-crawl", "Common Crawl", Words, "(d) Common Crawl");

    public static Stock2022Component Websites { get; } = new("indexed-websites", "Indexed websites", Words, "(e) indexed websites");

    public static Stock2022Component LowQuality { get; } = new("low-quality", "Low-quality language", Words,
        "(f) mixture of (b), (c), (d), (a) with weights 1, 2, 2, 1");

    public static Stock2022Component HighQuality { get; } = new("high-quality", "High-quality language", Words,
        "(g) code, papers and books");

    public static Stock2022Component PopularImages { get; } = new("popular-images", "Images, popular platforms", Images,
        "(h) popular platforms");

    public static Stock2022Component ExternalImages { get; } = new("external-images", "Images, external estimate", Images,
        "(h) external estimate");

    public static Stock2022Component AllImages { get; } = new("images", "Images", Images, "(h) normal with the 5 % and 95 % of a "
        + "mixture, weights 0.7 and 0.3");

    public static IReadOnlyList<Stock2022Component> All { get; } =
        [Speech, Users, Platforms, Crawl, Websites, LowQuality, HighQuality, PopularImages, ExternalImages, AllImages];

    /// <summary>Whether the published table holds tenths of the years 2022 to 2030, not all years to 2100.</summary>
    public bool ByTenths => Series == "high-quality";

    /// <summary>The times that the published table holds.</summary>
    public IEnumerable<double> Years => ByTenths
        ? Enumerable.Range(0, 81).Select(tenth => Math.Round(2022 + 0.1 * tenth, 1))
        : Enumerable.Range(1951, 150).Select(year => (double)year);
}

namespace Forecast.Studies.DataStock;

/// <summary>What was published of the model of 2022, by place.</summary>
internal static class Stock2022Published
{
    public const string Page = "Epoch AI, page of the publication (Oct 2022)";

    public const string Citation =
        "Villalobos, Sevilla, Heim, Besiroglu, Hobbhahn and Ho (2022), Will we run out of data? An analysis of the limits of "
            + "scaling datasets in Machine Learning, arXiv 2211.04325v1.";

    /// <summary>Dates of exhaustion: median, 5 % and 95 %.</summary>
    public static PublishedEstimate Date(Stock2022Component stock, bool byCompute) =>
        PublishedEstimate.Parse((stock.Series, byCompute) switch
        {
            ("low-quality", false) => "2032.4 [2028.4; 2032.4; 2039.2]",
            ("low-quality", true) => "2040.5 [2034.6; 2040.5; 2048.9]",
            ("high-quality", false) => "2024.5 [2023.5; 2024.5; 2025.7]",
            ("high-quality", true) => "2024.1 [2023.2; 2024.1; 2025.3]",
            ("images", false) => "2046 [2037; 2046; 2062.8]",
            ("images", true) => "2038.8 [2032; 2038.8; 2049.8]",
            _ => throw new ArgumentOutOfRangeException(nameof(stock), stock.Series, "The paper dates three stocks."),
        });

    /// <summary>
    /// How far a date from the published percentiles may lie from the printed one: fixed with the list of published numbers.
    /// </summary>
    public static Tolerance ToleranceOf(Stock2022Component stock)
    {
        const string Reason = "the published percentiles are a summary of the distributions behind the dates";
        return stock.Series switch
        {
            "high-quality" => new Tolerance(0.1, false, Reason),
            "images" => new Tolerance(0.5, false, Reason),
            _ => new Tolerance(1, false, Reason),
        };
    }
}

namespace Forecast.Studies.DataStock;

/// <summary>From the paper's method to the first crossing, one difference at a time: medians.</summary>
internal static class Stock2022Steps
{
    public static Table Table(Stock2022Exhaustion exhaustion) => new(
        "stock-2022-steps",
        "2022 model: from the paper's method to the first crossing, medians on our draws, datasets growing as before",
        [
            new Column("Stock"),
            new Column("Paper's method", Alignment.Right),
            new Column("without the trailing mean", Alignment.Right),
            new Column("and with datasets of the very date", Alignment.Right),
            new Column("First crossing", Alignment.Right),
        ],
        [.. Stock2022Crossings.Stocks.Select(stock => (IReadOnlyList<string>)
        [
            stock.Label,
            NumberText.Fixed(exhaustion.OfDraws[stock].Quantile(0.5), 2),
            NumberText.Fixed(exhaustion.OfDraws[stock].Unsmoothed.Quantile(0.5), 2),
            NumberText.Fixed(exhaustion.Densities.AtVeryDates(stock).Quantile(0.5), 2),
            NumberText.Fixed(exhaustion.Crossings[stock, Stock2022Crossings.ByHistory].Quantile(0.5).Value, 2),
        ])],
        "The first three are read off a grid of dates (0.2 years, high quality 0.05). What is left between the last two is mostly "
            + "the speed at which use gains on the stock, which a density of the ratio leaves out.");
}

using Forecast.Fitting.Numerics;

namespace Forecast.Studies.DataStock;

/// <summary>Growth of the medians of the stocks from 2022 to 2023, beside that of the published distributions.</summary>
/// <param name="stocks">The stocks drawn.</param>
/// <param name="make">Makes the findings.</param>
internal sealed class Stock2022Growths(Stock2022Samples stocks, Stock2022Findings make)
{
    private static readonly (Stock2022Component Component, string Text)[] _published =
    [
        (Stock2022Component.Speech, "5.1"), (Stock2022Component.Users, "8.06"), (Stock2022Component.Crawl, "16.7"),
        (Stock2022Component.LowQuality, "8.4"), (Stock2022Component.AllImages, "8.1"),
    ];

    public IEnumerable<Finding> Findings => _published.Select(row => Beside(row.Component, row.Text));

    private Finding Beside(Stock2022Component component, string text)
    {
        double dex = stocks.Percentiles(component, 2023)[1] - stocks.Percentiles(component, 2022)[1];
        Finding finding = make.Drawn(
            $"{component.Series}/growth-2022-2023",
            $"{component.Label}: growth of the median from 2022 to 2023",
            Percent(dex),
            NumberText.Like(Percent(dex), text),
            "%/year",
            component.Formula);
        return Stock2022Findings.Within(
            finding,
            (Percent(dex - 2 * Stock2022Program.Rounding), Percent(dex + 2 * Stock2022Program.Rounding)),
            "the rounding of both published medians to five digits",
            new Published(text, "growth of the median of the published pointsets"));
    }

    private static double Percent(double dex) => 100 * (Elementary.Exp10(dex) - 1);
}

using Forecast.Gpu;

namespace Forecast.Models.DataStock;

/// <summary>The stock of language data of high quality in the model of 2022, as log10 of words.</summary>
/// <remarks>
/// HQ(2022) = (GitHub + papers + books) / [0.3 to 0.5]; HQ(t) = HQ(2022) g^(t - 2022.01), g = [1.02 to 1.06]. GitHub = [21 to 65 TB] ×
/// [0.05 to 0.5] × 2e11; papers = [1e8 to 1.7e8] × 6,000; books = ([1e7 to 3e7] + [1e6 to 3e6] × [0.02 to 0.2] / ln g) / 2 × 100,000.
/// Villalobos et al. (2022), arXiv 2211.04325v1, code v1/src/stocks/lang/high_quality.squiggle.
/// </remarks>
public sealed class HighQualityStock2022
{
    private const double WordsPerTerabyte = 200e9, WordsPerPaper = 30 * 200, WordsPerBook = 100_000;

    private readonly Quantity _logStock;

    /// <summary>The stock, drawn once.</summary>
    public HighQualityStock2022()
    {
        Quantity growth = Draw.FromInterval(1.02, 1.06, name: "economic growth");
        Quantity code = Draw.FromInterval(21, 65, name: "terabytes of code") * Draw.FromInterval(0.05, 0.5,
            name: "source share") * WordsPerTerabyte;
        Quantity papers = Draw.FromInterval(100e6, 170e6, name: "papers") * WordsPerPaper;
        Quantity published = Draw.FromInterval(1e6, 3e6, name: "books a year") * Draw.FromInterval(0.02, 0.2, name: "digital share");
        Quantity books = (Draw.FromInterval(10e6, 30e6, name: "digital books") + published / Quantity.Log(growth)) / 2 * WordsPerBook;
        _logStock = Quantity.Log10((code + papers + books) / Draw.FromInterval(0.3, 0.5, name: "share represented"));
        LogGrowth = Quantity.Log10(growth);
    }

    /// <summary>log10 of the growth a year.</summary>
    public Quantity LogGrowth { get; }

    /// <summary>The stock over time. It is no number on the few paths in which g is below 1 and the books come out negative.</summary>
    public QuantityPath Stock(Timeline years)
    {
        ArgumentNullException.ThrowIfNull(years);
        return new QuantityPath(years, [.. years.Years.Select(year => Quantity.MultiplyAdd(LogGrowth, year - 2022.01, _logStock))]);
    }
}

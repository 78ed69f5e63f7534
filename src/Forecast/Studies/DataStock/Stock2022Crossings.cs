using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>
/// The dates at which one path of the largest dataset first overtakes one path of the stock: the coherent answer, and others beside it.
/// </summary>
internal sealed class Stock2022Crossings
{
    public const int LastYear = 2100;

    private readonly Samples _dates;

    public Stock2022Crossings(PersonYears personYears, Stock2022Samples stocks, ComputePath compute, CancellationToken cancellation)
    {
        Timeline history = Timeline.Of(2022, LastYear), projected = Timeline.Of(2022, (int)compute.Last);
        var language = new LanguageStock2022(personYears);
        var high = new HighQualityStock2022();
        var images = new ImageAggregate2022(personYears, stocks.ImageLow, stocks.ImageHigh);
        QuantityPath words = DatasetGrowth2022.Language.Path(history), pictures = DatasetGrowth2022.Vision.Path(history);
        QuantityPath coherent = compute.Coherent(projected), incoherent = compute.Incoherent(projected);
        Quantity gap = ComputeDataset2022.VisionGap();
        QuantityPath Stock(Stock2022Component stock, Timeline years) =>
            stock == Stock2022Component.LowQuality ? language.Aggregate(years) : stock == Stock2022Component.HighQuality
                ? high.Stock(years) : images.Stock(years);
        QuantityPath Used(Stock2022Component stock, QuantityPath path) =>
            stock == Stock2022Component.AllImages ? ComputeDataset2022.Vision(path, gap) : ComputeDataset2022.Language(path);

        var outputs = new List<(string, Quantity)>();
        foreach (Stock2022Component stock in Stocks)
        {
            QuantityPath ofHistory = Stock(stock, history), ofCompute = Stock(stock, projected);
            QuantityPath used = stock == Stock2022Component.AllImages ? pictures : words;
            outputs.Add((Name(stock, ByHistory), Crossing.First(used, ofHistory).Time));
            outputs.Add((Name(stock, ByCompute), Crossing.First(Used(stock, coherent), ofCompute).Time));
            outputs.Add((Name(stock, ByComputeAnew), Crossing.First(Used(stock, incoherent), ofCompute).Time));
        }

        QuantityPath intended = DatasetGrowth2022.VisionIntended.Path(history);
        outputs.Add((Name(Stock2022Component.AllImages, AsIntended), Crossing.First(intended, images.Stock(history)).Time));
        _dates = MonteCarlo.Run(Gpu.Program.Compile([.. outputs]), stocks.Plan, null, cancellation);
    }

    /// <summary>Growth of datasets as before.</summary>
    public const string ByHistory = "history";

    /// <summary>Datasets that follow compute, one path of it for all years.</summary>
    public const string ByCompute = "compute";

    /// <summary>Datasets that follow compute drawn anew each year.</summary>
    public const string ByComputeAnew = "compute-anew";

    /// <summary>Growth of datasets as before, with the 95 % that the code meant to take.</summary>
    public const string AsIntended = "history-intended";

    /// <summary>The stocks that the paper dates.</summary>
    public static IReadOnlyList<Stock2022Component> Stocks { get; } =
        [Stock2022Component.LowQuality, Stock2022Component.HighQuality, Stock2022Component.AllImages];

    /// <summary>The dates of a stock by a route; infinite where it lasts beyond the last year.</summary>
    public Sample this[Stock2022Component stock, string route] => _dates[Name(stock, route)];

    private static string Name(Stock2022Component stock, string route) => $"{stock.Series}/{route}";
}

using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Distributions;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The figures of the model of 2022.</summary>
internal sealed class Stock2022Figures(Stock2022Samples stocks, Stock2022Components components, Stock2022Exhaustion exhaustion)
{
    private const string Credit = "Model: Villalobos et al. (2022), arXiv 2211.04325v1 (Epoch AI, CC BY 4.0); population: United Nations";
    private const string PublishedGroup = "Published", Ours = "Ours";

    private static readonly double[] _fan = [0.05, 0.25, 0.5, 0.75, 0.95];

    private string Source => string.Create(CultureInfo.InvariantCulture, $"{Credit}. {stocks.Plan.Draws:#,0} Sobol draws, seed "
        + $"{stocks.Plan.Seed}");

    /// <summary>Stocks of text and the largest dataset, with the dates at which one path crosses.</summary>
    public NamedFigure Language()
    {
        const string Low = "Low-quality stock", High = "High-quality stock", Dataset = "Largest dataset, growing as before";
        double[] years = Years(2022, 2045), tenths = [.. Enumerable.Range(0, 9).Select(i => 2022.0 + i)];
        string low = Stock2022Dates.Text(Dates(Stock2022Component.LowQuality)),
            high = Stock2022Dates.Text(Dates(Stock2022Component.HighQuality));
        return new NamedFigure("stock-2022-language", new Figure
        {
            Title = "Stocks of text and the largest training dataset, model of 2022",
            Subtitle = $"Bands hold 50 % and 90 %. First crossing, median and 90 %: high quality {high}, low quality {low}",
            Source = Source,
            AltText = $"Two slowly rising fans of stocks of words and a steep fan of the largest dataset, which crosses the "
                + $"high-quality stock in {high} and the low-quality stock in {low}.",
            X = new Axis("1 January of", Scale.Time),
            Y = new Axis("Words", Scale.Log10, null, 19),
            Groups = [new Group(Low), new Group(High), new Group(Dataset)],
            Layers =
            [
                .. FanChart.Layers(Low, years, Fan(Stock2022Component.LowQuality, years)),
                .. FanChart.Layers(High, tenths, Fan(Stock2022Component.HighQuality, tenths)),
                .. FanChart.Layers(Dataset, years, Fan(DatasetGrowth2022.Language, years), LineStyle.Dashed),
                new VerticalRule(Dates(Stock2022Component.HighQuality).Quantile(0.5).Value, "high quality used"),
                new VerticalRule(Dates(Stock2022Component.LowQuality).Quantile(0.5).Value, "low quality used"),
            ],
            Width = 860,
            Height = 520,
        });
    }

    /// <summary>The stock of images and the largest dataset of images.</summary>
    public NamedFigure Images()
    {
        const string Stock = "Stock of images", Dataset = "Largest dataset, growing as before";
        double[] years = Years(2022, 2070);
        string date = Stock2022Dates.Text(Dates(Stock2022Component.AllImages));
        return new NamedFigure("stock-2022-images", new Figure
        {
            Title = "Stock of images and the largest training dataset, model of 2022",
            Subtitle = $"Bands hold 50 % and 90 %. First crossing, median and 90 %: {date}",
            Source = Source,
            AltText = $"A slowly rising fan of the stock of images and a steep, widening fan of the largest dataset, which cross "
                + $"in {date}.",
            X = new Axis("1 January of", Scale.Time),
            Y = new Axis("Images", Scale.Log10, null, 16),
            Groups = [new Group(Stock), new Group(Dataset)],
            Layers =
            [
                .. FanChart.Layers(Stock, years, Fan(Stock2022Component.AllImages, years)),
                .. FanChart.Layers(Dataset, years, Fan(DatasetGrowth2022.Vision, years), LineStyle.Dashed),
                new VerticalRule(Dates(Stock2022Component.AllImages).Quantile(0.5).Value, "used in full"),
            ],
            Width = 860,
            Height = 480,
        });
    }

    /// <summary>Dates of exhaustion: the paper's method beside the first crossings.</summary>
    public NamedFigure DatesFigure()
    {
        const string Paper = "Paper's method", First = "First crossing of one path";
        Panel Of(Stock2022Component stock, double bin)
        {
            CrossingDensity paper = exhaustion.OfDraws[stock];
            double top = paper.Density.Max();
            (double X, double Y)[] crossing = [.. Histogram(stock, bin)];
            string printed = Stock2022Published.Date(stock, false).Value;
            return new Panel(
                stock.Label,
                [
                    new Line(Paper, [.. paper.Years.Zip(paper.Density, (year, density) => (year, density / top))], LineStyle.Dashed),
                    new Line(First, crossing),
                    new VerticalRule(Printed.Parse(printed).Value, $"printed median {printed}"),
                ]);
        }

        string[] texts =
            [.. Stock2022Crossings.Stocks.Select(stock => $"{stock.Label.ToLowerInvariant()} {Stock2022Dates.Text(Dates(stock))}")];
        return new NamedFigure("stock-2022-dates", new Figure
        {
            Title = "When the stocks are used in full, datasets growing as before (model of 2022)",
            Subtitle = $"First crossing, median and 90 %: {string.Join("; ", texts)}",
            Source = Source,
            AltText = $"Three panels of densities of dates. First crossings come before the dates of the paper's method: "
                + $"{string.Join("; ", texts)}.",
            X = new Axis("Date", Scale.Time, 2022, 2065),
            Y = new Axis("Density, share of its peak", Scale.Linear, 0, 1.05),
            Groups = [new Group(Paper), new Group(First)],
            Layers = [],
            Panels = [.. Stock2022Crossings.Stocks.Zip([0.5, 0.25, 1], Of)],
            Columns = 1,
            Width = 760,
            Height = 640,
        });
    }

    /// <summary>The stocks of 2022, published and ours.</summary>
    public NamedFigure Components()
    {
        IReadOnlyList<Stock2022Component> all = Stock2022Component.All;
        Point Of(double[] log10, int place, double beside) =>
            new(log10[1], place + beside, Stock2022Components.Range(log10), XLow: log10[0], XHigh: log10[2]);
        return new NamedFigure("stock-2022-components", new Figure
        {
            Title = "Stocks in 2022, published and ours",
            Subtitle = "Median and 5 % to 95 %; words, and images in the last three rows",
            Source = Source,
            AltText = "Medians with intervals of ten stocks, published and ours: alike to 0.03 orders of magnitude save for indexed "
                + "websites, whose published median is 2.4 times ours.",
            X = new Axis("Words or images", Scale.Log10),
            Y = new Axis("", Scale.Category) { Categories = [.. all.Select(component => component.Label)] },
            Groups = [new Group(PublishedGroup), new Group(Ours)],
            Layers =
            [
                new Points(PublishedGroup, [.. all.Select((component, i) => Of(components.Published(component, 2022), i, -0.14))]),
                new Points(Ours, [.. all.Select((component, i) => Of(stocks.Percentiles(component, 2022), i, 0.14))]),
            ],
            Width = 760,
            Height = 480,
        });
    }

    private static double[] Years(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(year => (double)year)];

    private static IReadOnlyList<IReadOnlyList<double>> Fan(DatasetGrowth2022 growth, double[] years)
    {
        double[] z = [.. _fan.Select(new Normal(0, 1).Quantile)];
        return [.. years.Select(growth.At).Select(at => (IReadOnlyList<double>)[.. z.Select(place => Quantile(at, place))])];

        static double Quantile(TwoPieceNormal at, double z) => at.Median + z * (z < 0 ? at.Below : at.Above);
    }

    private IReadOnlyList<IReadOnlyList<double>> Fan(Stock2022Component component, double[] years) =>
        [.. years.Select(year => (IReadOnlyList<double>)[.. stocks[component, year].Quantiles(_fan).Select(quantile => quantile.Value)])];

    private Sample Dates(Stock2022Component stock) => exhaustion.Crossings[stock, Stock2022Crossings.ByHistory];

    private IEnumerable<(double X, double Y)> Histogram(Stock2022Component stock, double bin)
    {
        Sample dates = Dates(stock);
        int bins = (int)((2070 - 2022) / bin);
        double[] before = [.. Enumerable.Range(0, bins + 1).Select(i => dates.ProbabilityBelow(2022 + i * bin).Value)];
        double[] shares = [.. Enumerable.Range(0, bins).Select(i => before[i + 1] - before[i])];
        double top = shares.Max();
        return shares.Select((share, i) => (2022 + (i + 0.5) * bin, share / top)).Where(vertex => vertex.Item1 <= 2065);
    }
}

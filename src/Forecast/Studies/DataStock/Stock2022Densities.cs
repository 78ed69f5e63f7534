using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The paper's dates of exhaustion by its own method, from our draws and from the percentiles that it published.</summary>
/// <remarks>
/// The program tabulates stocks and datasets by whole years (high quality: by tenths) and looks them up by a number that it cuts off, so
/// that
/// p(t) is the same for all dates of a year.
/// </remarks>
internal sealed class Stock2022Densities
{
    private const int Points = 1000;

    private readonly Stock2022Samples _stocks;
    private readonly PublishedPercentiles _published;
    private readonly ComputePath _compute;

    public Stock2022Densities(Stock2022Samples stocks, PublishedPercentiles published, ComputePath compute)
    {
        (_stocks, _published, _compute) = (stocks, published, compute);
    }

    /// <summary>By historical growth, from our draws.</summary>
    public CrossingDensity FromDraws(Stock2022Component stock) =>
        Of(stock, false, year => CrossingDensity.RatioAtOne(_stocks[stock, year].Draws.Span, GrowthOf(stock).At(year)));

    /// <summary>By historical growth, from our draws, with the largest dataset of the very date in place of that of its year.</summary>
    public CrossingDensity AtVeryDates(Stock2022Component stock)
    {
        double[] dates = Stock2022Reading.Of(stock, false).Dates;
        double[] values = [.. dates.Select(date => CrossingDensity.RatioAtOne(_stocks[stock, Tabled(stock, date)].Draws.Span,
            GrowthOf(stock).At(date)))];
        return new CrossingDensity(dates, values, 1);
    }

    /// <summary>By historical growth, from the published percentiles of both.</summary>
    public CrossingDensity FromPublished(Stock2022Component stock)
    {
        string datasets = stock.Unit == Stock2022Component.Images ? "vision-datasets" : stock.ByTenths ? "language-datasets-by-tenths"
            : "language-datasets";
        return Of(stock, false, year => CrossingDensity.RatioAtOne(
            PublishedPercentiles.Points(_published.At(stock.Series, year), Points),
                PublishedPercentiles.ThreePoints(_published.At(datasets, year))));
    }

    /// <summary>By compute, from our draws of the stock; compute is looked up by whole years.</summary>
    public CrossingDensity ByCompute(Stock2022Component stock) => Of(stock, true, year =>
    {
        TwoPieceNormal compute = _compute.At(Math.Floor(year));
        ReadOnlySpan<double> draws = _stocks[stock, year].Draws.Span;
        return stock.Unit == Stock2022Component.Images
            ? CrossingDensity.RatioAtOne(draws, _stocks.VisionGaps.Span, ComputeDataset2022.VisionBeforeGap(compute))
            : CrossingDensity.RatioAtOne(draws, ComputeDataset2022.Language(compute));
    });

    /// <summary>By historical growth, from points of equal weight in each whole year.</summary>
    public static CrossingDensity FromPoints(Stock2022Component stock, Func<int, double[]> points) =>
        Of(stock, false, year => CrossingDensity.RatioAtOne(points((int)year), DatasetGrowth2022.Language.At(year)));

    private static DatasetGrowth2022 GrowthOf(Stock2022Component stock) =>
        stock.Unit == Stock2022Component.Images ? DatasetGrowth2022.Vision : DatasetGrowth2022.Language;

    // The year, or the tenth of one, whose table a date is looked up in.
    private static double Tabled(Stock2022Component stock, double date) =>
        stock.ByTenths ? Math.Round(Math.Floor(10 * date + 1e-6) / 10, 1) : Math.Floor(date);

    private static CrossingDensity Of(Stock2022Component stock, bool byCompute, Func<double, double> at)
    {
        var reading = Stock2022Reading.Of(stock, byCompute);
        double[] dates = reading.Dates, values = new double[dates.Length];
        double last = double.NaN;
        for (int i = 0; i < dates.Length; i++)
        {
            double year = Tabled(stock, dates[i]);
            values[i] = year == last ? values[i - 1] : at(year);
            last = year;
        }

        return new CrossingDensity(dates, values, reading.Window);
    }
}

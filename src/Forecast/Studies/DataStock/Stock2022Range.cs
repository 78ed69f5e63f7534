using Forecast.Fitting.Numerics;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>
/// The printed range and growth of low-quality language, under the mixture that the code exports and the one that it has as a comment.
/// </summary>
internal sealed class Stock2022Range
{
    private const int Years = 8;

    private readonly Stock2022Samples _stocks;
    private readonly Stock2022Findings _make;
    private readonly Dictionary<int, double[]> _points = [];
    private readonly Stock2022OtherMixture _other;

    public Stock2022Range(Stock2022Samples stocks, Stock2022Findings make)
    {
        (_stocks, _make, _other) = (stocks, make, new Stock2022OtherMixture(stocks));
        Density = Stock2022Densities.FromPoints(Stock2022Component.LowQuality, Points);
        Findings = [.. Ranges(), .. Growths(), .. Dates()];
    }

    /// <summary>Dates by the paper's method under the other mixture.</summary>
    public CrossingDensity Density { get; }

    public IReadOnlyList<Finding> Findings { get; }

    private double[] Points(int year)
    {
        if (!_points.TryGetValue(year, out double[]? points))
        {
            _points[year] = points = _other.Points(year);
        }

        return points;
    }

    private IEnumerable<Finding> Ranges()
    {
        double[] exported = _stocks.Percentiles(Stock2022Component.LowQuality, 2022);
        (string Id, string Label, double Log, string Text)[] all =
        [
            ("low", "5 %", exported[0], "7e13"), ("high", "95 %", exported[2], "7e16"),
            ("other-mixture-low", "5 %, mixture of the code's comment", Quantiles.OfSorted(Points(2022), 0.05), "7e13"),
            ("other-mixture-high", "95 %, mixture of the code's comment", Quantiles.OfSorted(Points(2022), 0.95), "7e16"),
        ];
        foreach ((string id, string label, double log, string text) in all)
        {
            Finding finding = _make.Drawn(
                $"low-quality/range/{id}", $"Low-quality language in 2022, {label}", Elementary.Exp10(log), NumberText.FromLog10(log, 2),
                    "words", Rule(id));
            yield return finding.Beside(new Published(text, Stock2022Published.Page), RowEvidence.Formula);
        }
    }

    private IEnumerable<Finding> Growths()
    {
        foreach ((int year, string text) in new[] { (2022, "7"), (2099, "1") })
        {
            double exported = Percent(Median(year + 1) - Median(year));
            double other = Percent(Quantiles.OfSorted(Points(year + 1), 0.5) - Quantiles.OfSorted(Points(year), 0.5));
            foreach ((string id, double value) in new[] { ("growth", exported), ("other-mixture-growth", other) })
            {
                Finding finding = _make.Drawn(
                    $"low-quality/{id}/{year}",
                    $"Low-quality language: growth of the median from {year} to {year + 1}"
                        + (id == "growth" ? "" : ", mixture of the code's comment"),
                    value,
                    NumberText.Fixed(value, 1),
                    "%/year",
                    Rule(id));
                Finding beside = finding.Beside(new Published(text, $"{Stock2022Published.Page}, 'around'"), RowEvidence.Formula);
                yield return id == "growth"
                    ? beside.Explained(() => $"over the {Years} years from {year} it is {NumberText.Fixed(Mean(year), 1)} % a year")
                    : beside;
            }
        }
    }

    private IEnumerable<Finding> Dates()
    {
        foreach ((string id, double probability) in new[] { ("median", 0.5), ("low", 0.05), ("high", 0.95) })
        {
            PublishedEstimate printed = Stock2022Published.Date(Stock2022Component.LowQuality, false);
            string digits = id == "median" ? printed.Value : id == "low" ? printed.Low! : printed.High!;
            double date = Density.Quantile(probability);
            Finding finding = _make.Drawn(
                $"exhaustion/low-quality/history/other-mixture/{id}",
                $"Low-quality language used in full, datasets growing as before: the paper's method with the mixture of the code's "
                    + $"comment, {(id == "median" ? id : NumberText.Percent(probability))}",
                date,
                NumberText.Fixed(date, 1),
                "year",
                Rule("other-mixture"));
            yield return Stock2022Findings.DateBeside(finding, new Published(digits, Stock2022Published.Page), RowEvidence.Formula);
        }
    }

    // Growth of the median a year, over the years to 2030 that the tables for high-quality text have.
    private double Mean(int year) => Percent((Median(year + Years) - Median(year)) / Years);

    private double Median(int year) => _stocks.Percentiles(Stock2022Component.LowQuality, year)[1];

    private static string Rule(string id) => id.StartsWith("other", StringComparison.Ordinal)
        ? "weights 1, 2, 2 and 5 for an even density between Common Crawl and recorded speech"
        : Stock2022Component.LowQuality.Formula;

    private static double Percent(double dex) => 100 * (Elementary.Exp10(dex) - 1);
}

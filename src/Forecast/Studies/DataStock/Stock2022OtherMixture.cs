using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>
/// The other mixture of low-quality language that stands in the paper's code as a comment: half of it even between two components.
/// </summary>
/// <remarks>
/// Weights: Internet users 1, platforms 2, Common Crawl 2, and 5 for a density ∝ P(Common Crawl ≤ x) P(recorded speech > x), from the 1 %
/// of
/// the one to the 99 % of the other in steps of 0.01. Code of arXiv 2211.04325v1, v1/src/stocks/lang/aggregation.squiggle, <c>unifmix</c>.
/// </remarks>
internal sealed class Stock2022OtherMixture(Stock2022Samples stocks)
{
    // Points of one unit of weight.
    private const int Unit = 400;
    private const double Step = 0.01;

    /// <summary>Points of equal weight of a whole year, log10 of words, ascending.</summary>
    public double[] Points(int year)
    {
        double[] crawl = Sorted(Stock2022Component.Crawl, year), speech = Sorted(Stock2022Component.Speech, year);
        double[] points =
        [
            .. Spread(Sorted(Stock2022Component.Users, year), Unit),
            .. Spread(Sorted(Stock2022Component.Platforms, year), 2 * Unit),
            .. Spread(crawl, 2 * Unit),
            .. Between(crawl, speech, 5 * Unit),
        ];
        Array.Sort(points);
        return points;
    }

    private static double[] Spread(double[] sorted, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Fitting.Numerics.Quantiles.OfSorted(sorted, (i + 0.5) / count))];

    private static double[] Between(double[] crawl, double[] speech, int count)
    {
        double from = Fitting.Numerics.Quantiles.OfSorted(crawl, 0.01), to = Fitting.Numerics.Quantiles.OfSorted(speech, 0.99);
        int steps = (int)((to - from) / Step);
        var share = new double[steps + 1];
        for (int i = 1; i <= steps; i++)
        {
            share[i] = share[i - 1] + Height(from + (i - 0.5) * Step);
        }

        var points = new double[count];
        int cell = 1;
        for (int i = 0; i < count; i++)
        {
            double wanted = (i + 0.5) / count * share[^1];
            while (share[cell] < wanted)
            {
                cell++;
            }

            points[i] = from + (cell - 1 + (wanted - share[cell - 1]) / (share[cell] - share[cell - 1])) * Step;
        }

        return points;

        double Height(double x) => Below(crawl, x) * (1 - Below(speech, x));
    }

    private static double Below(double[] sorted, double x)
    {
        int place = Array.BinarySearch(sorted, x);
        return (place >= 0 ? place : ~place) / (double)sorted.Length;
    }

    private double[] Sorted(Stock2022Component component, int year) =>
        Fitting.Numerics.Quantiles.Sorted(stocks[component, year].Draws.Span);
}

using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>
/// The ends of the stocks of 2022 as the authors' program makes them: tables of points, and 1,000 draws where a sum has no formula.
/// </summary>
/// <remarks>
/// v1/src/utils.squiggle and Squiggle 0.3.0, the version of v1/yarn.lock. A number of the published files has five digits, which puts a
/// log10 of 14 within 0.0005.
/// </remarks>
internal sealed class Stock2022Program
{
    /// <summary>Times the draws are made anew.</summary>
    public const int Runs = 400;

    /// <summary>Draws of each: the <c>1000</c> in the names of the published files.</summary>
    public const int Draws = 1000;

    /// <summary>Probability that the program cuts off at either end of a logarithm.</summary>
    public const double Tail = 0.001;

    /// <summary>How far the five digits of a published place leave its log10 open.</summary>
    public const double Rounding = 5e-4;

    private const int Steps = 100;
    private const double TailOfTable = 1e-4, PopularShare = ImageStock2022.PopularWeight;

    private static readonly (double Low, double High) _ofUsers = (1e4, 1e5), _ofExternal = (5e10, 2e11);

    private readonly Stock2022Samples _stocks;
    private readonly double _users, _usersOf2022;

    public Stock2022Program(Stock2022Samples stocks, PersonYears personYears)
    {
        _stocks = stocks;
        _users = Elementary.Log10(personYears.Internet(2022));
        _usersOf2022 = Elementary.Log10(personYears.InternetInUsersOf2022(2022));
    }

    /// <summary>
    /// Where the program puts a quantile of a stock in 2022: the mean of its runs and four standard deviations to both sides, log10; null
    /// where it is not followed.
    /// </summary>
    /// <param name="component">The stock.</param>
    /// <param name="probability">Which quantile.</param>
    public (double Mean, double Low, double High)? Log10Quantile(Stock2022Component component, double probability) =>
        component.Series switch
        {
            "internet-users" => Around(_users + OfTable(_ofUsers, probability)),
            "external-images" => Around(_usersOf2022 + OfTable(_ofExternal, probability)),
            "images" => OfImages(probability),
            "indexed-websites" or "low-quality" => null,
            _ => OfRuns(component, probability),
        };

    /// <summary>What the program does with a stock, to stand before "puts it from … to …".</summary>
    /// <param name="component">The stock.</param>
    public static string Words(Stock2022Component component) => component.Series switch
    {
        "internet-users" or "external-images" => "the authors' table of 101 points from the 0.1 % to the 99.9 %, to five digits,",
        "images" => $"the authors' normal at 100 points of even probability, its 95 % from 1,000 draws, run {Runs} times, within 4 s.d.,",
        _ => $"the authors' way (1,000 draws smoothed, then cut at 0.1 % and 99.9 %), run {Runs} times, within 4 s.d.,",
    };

    private static (double, double, double) Around(double log10) => (log10, log10 - Rounding, log10 + Rounding);

    private static double OfTable((double Low, double High) belief, double probability) => TabulatedNormal.AtEvenPlaces(
        Normal.FromInterval(Elementary.Log10(belief.Low), Elementary.Log10(belief.High), 0.9), Steps, Tail, probability);

    // The external estimate lies below the platforms: the mixture's 5 % is within the one, its 95 % within the other.
    private (double, double, double) OfImages(double probability)
    {
        double low = _usersOf2022 + OfTable(_ofExternal, 0.05 / (1 - PopularShare));
        double[] ends =
        [
            .. Quantile(Stock2022Component.PopularImages, (PopularShare - 0.05) / PopularShare).Select(high =>
                TabulatedNormal.AtEvenProbabilities(Normal.FromInterval(low, high, 0.9), Steps, TailOfTable, probability)),
        ];
        return Range(ends);
    }

    private (double, double, double) OfRuns(Stock2022Component component, double probability) => Range(Quantile(component, probability));

    // The same width as for the quantiles of any bootstrap.
    private static (double, double, double) Range(double[] runs)
    {
        (double mean, double squares) = (0, 0);
        foreach (double run in runs)
        {
            mean += run / runs.Length;
        }

        foreach (double run in runs)
        {
            squares += (run - mean) * (run - mean);
        }

        double reach = Comparison.StandardErrors * Math.Sqrt(squares / (runs.Length - 1)) + Rounding;
        return (mean, mean - reach, mean + reach);
    }

    private double[] Quantile(Stock2022Component component, double probability)
    {
        ReadOnlySpan<double> all = _stocks[component, 2022].Draws.Span;
        var random = new RandomSequence(new StreamKey(_stocks.Plan.Seed).Child("stock-2022-program").Child(component.Series));
        var runs = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            var few = new double[Draws];
            for (int i = 0; i < Draws; i++)
            {
                // A draw that is no number is drawn again.
                do
                {
                    few[i] = all[random.NextIndex(all.Length)];
                }
                while (double.IsNaN(few[i]));
            }

            runs[run] = new SmoothedDraws(few).Log10Quantile(Tail + (1 - 2 * Tail) * probability);
        }

        return runs;
    }
}

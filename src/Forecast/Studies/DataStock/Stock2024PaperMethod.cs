using Forecast.Fitting.Numerics;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>
/// The year of full use by the paper's method: stock and dataset drawn anew in each year, independent of all other years.
/// </summary>
/// <remarks>
/// In a year t the stock's percentiles q_1 to q_100 are taken from 10,000 draws, and P(t) is the mean over them of the share of
/// projected datasets D that are at least q_i (the code clips D at q_i and counts the clipped). The date is where P reaches ½. Two
/// projections of D, one half each. Code src/projections.py, whose grid of years (2015 to 2039 in 99 steps) is taken over from 2024 on.
/// </remarks>
internal sealed class Stock2024PaperMethod
{
    private const int Percentiles = 100;

    // np.isclose, by which the code finds the clipped draws.
    private const double Close = 1 - 1e-5;

    private readonly double[][] _stock;
    private readonly double[][] _history;
    private readonly double[][] _compute;

    public Stock2024PaperMethod(StudyPlan plan, Stock2024Growth growth, CancellationToken cancellation)
    {
        Years = [.. Enumerable.Range(0, 100).Select(k => 2015 + k * 24.0 / 99).Where(year => year >= IndexedWeb.BaseYear)];
        var outputs = new List<(string, Quantity)>();
        for (int i = 0; i < Years.Count; i++)
        {
            string stream = $"paper/{i}";
            outputs.Add(($"stock {i}", new EffectiveStock(IndexedWeb.OfCode(stream), stream).In(Years[i])));
            outputs.Add(($"history {i}", new DatasetProjection(growth.Slowest, growth.Fastest, stream).In(Years[i])));
            outputs.Add(
                ($"compute {i}", ComputeOptimalData.Tokens(LargestRun.Log10Flop(Draw.Normal(0, 1, $"{stream}/compute"), Years[i]))));
        }

        Samples samples = MonteCarlo.Run(
            Gpu.Program.Compile([.. outputs]),
            new DrawPlan(plan.Draws, plan.Seed),
            cancellation: cancellation);
        _stock = Sorted("stock");
        _history = Sorted("history");
        _compute = Sorted("compute");

        double[][] Sorted(string name) => [.. Years.Select((_, i) => Quantiles.Sorted(samples[$"{name} {i}"].Draws.Span))];
    }

    /// <summary>The grid, in decimal years.</summary>
    public IReadOnlyList<double> Years { get; }

    /// <summary>P of each year where datasets go on as before.</summary>
    public double[] History => [.. Years.Select((_, i) => Share(i, _history, stock => stock))];

    /// <summary>P of each year where datasets follow compute.</summary>
    public double[] Compute => [.. Years.Select((_, i) => Share(i, _compute, stock => stock))];

    /// <summary>P of each year for the equal mixture of both.</summary>
    /// <param name="needed">The projected dataset that comes to a given use of the stock: increasing.</param>
    public double[] Mixture(Func<double, double> needed) =>
        [.. Years.Select((_, i) => (Share(i, _history, needed) + Share(i, _compute, needed)) / 2)];

    /// <summary>P in a year, straight between the years of the grid.</summary>
    public double At(double[] probabilities, double year)
    {
        int i = Years.TakeWhile(grid => grid <= year).Count();
        return i == 0 ? 0
            : i == Years.Count ? probabilities[^1]
            : probabilities[i - 1] + (probabilities[i] - probabilities[i - 1]) * (year - Years[i - 1]) / (Years[i] - Years[i - 1]);
    }

    /// <summary>The date at which P reaches a probability, straight between the years of the grid.</summary>
    public double DateOf(double[] probabilities, double probability)
    {
        int i = Array.FindIndex(probabilities, p => p >= probability);
        return i switch
        {
            < 0 => double.PositiveInfinity,
            0 => Years[0],
            _ => Years[i - 1]
                + (Years[i] - Years[i - 1]) * (probability - probabilities[i - 1]) / (probabilities[i] - probabilities[i - 1]),
        };
    }

    /// <summary>The year that the code reads off: the last of the grid before P reaches a probability.</summary>
    public double GridYear(double[] probabilities, double probability) =>
        Years[Math.Max(0, Array.FindIndex(probabilities, p => p >= probability) - 1)];

    // The mean over the stock's percentiles of the share of datasets that reach them.
    private double Share(int year, double[][] datasets, Func<double, double> needed)
    {
        double[] sorted = datasets[year];
        double sum = 0;
        for (int i = 1; i <= Percentiles; i++)
        {
            double reached = needed(Quantiles.OfSorted(_stock[year], i / (double)Percentiles) * Close);
            int below = Array.BinarySearch(sorted, reached);
            sum += sorted.Length - (below < 0 ? ~below : below);
        }

        return sum / ((double)Percentiles * sorted.Length);
    }
}

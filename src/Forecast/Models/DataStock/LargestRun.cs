using Forecast.Fitting.Distributions;
using Forecast.Gpu;
using Forecast.Models.Compute;

namespace Forecast.Models.DataStock;

/// <summary>log10 FLOP of the largest training run: the printed quantiles of the compute projection, put on paths.</summary>
/// <remarks>
/// One standard normal z a path. In a year of the table log10 C = median + z (high - median) / 1.96 for z ≥ 0, and with (median - low)
/// below, so that the three printed quantiles come out; in 2024 log10 C is normal with 90 % from 25 to 26, the largest run of that year
/// by Villalobos et al. (2024). Between the years it runs straight. The shape between the quantiles and the single z are this toolkit's
/// choices: the file of draws that the paper's code reads is in no public copy.
/// </remarks>
public static class LargestRun
{
    private static readonly double _z95 = new Normal(0, 1).Quantile(0.975);
    private static readonly double _z90 = new Normal(0, 1).Quantile(0.95);

    /// <summary>Years between which the path runs straight: 2024 and those of the table.</summary>
    public static IReadOnlyList<ProjectedCompute> Knots { get; } =
    [
        new(2024, 25.5 - 0.5 * _z95 / _z90, 25.5, 25.5 + 0.5 * _z95 / _z90),
        .. PublishedComputeProjection.Table,
    ];

    /// <summary>log10 FLOP in a year, on the path of z.</summary>
    /// <param name="z">A standard normal: the same for all years of a path.</param>
    /// <param name="year">Decimal year, from 2024 to the table's last.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside.</exception>
    public static Quantity Log10Flop(Quantity z, double year)
    {
        ArgumentNullException.ThrowIfNull(z);
        (double low, double median, double high) = Between(year);
        return median + z * Quantity.Select(z >= 0, (high - median) / _z95, (median - low) / _z95);
    }

    /// <summary>Median of log10 FLOP in a year.</summary>
    /// <param name="year">Decimal year, from 2024 to the table's last.</param>
    public static double MedianLog10Flop(double year) => Between(year).Median;

    /// <summary>The year in which the median path reaches a budget.</summary>
    /// <param name="log10Flop">log10 of the budget in FLOP, within the path.</param>
    /// <exception cref="ArgumentOutOfRangeException">The median path does not reach it.</exception>
    public static double YearOfMedian(double log10Flop)
    {
        for (int i = 1; i < Knots.Count; i++)
        {
            (ProjectedCompute a, ProjectedCompute b) = (Knots[i - 1], Knots[i]);
            if (log10Flop >= a.Median && log10Flop <= b.Median)
            {
                return a.Year + (b.Year - a.Year) * (log10Flop - a.Median) / (b.Median - a.Median);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(log10Flop), log10Flop, "The median path does not hold this budget.");
    }

    private static (double Low, double Median, double High) Between(double year)
    {
        for (int i = 1; i < Knots.Count; i++)
        {
            (ProjectedCompute a, ProjectedCompute b) = (Knots[i - 1], Knots[i]);
            if (year >= a.Year && year <= b.Year)
            {
                double share = (year - a.Year) / (b.Year - a.Year);
                return (a.Low + share * (b.Low - a.Low), a.Median + share * (b.Median - a.Median), a.High + share * (b.High - a.High));
            }
        }

        throw new ArgumentOutOfRangeException(nameof(year), year, $"The projection runs from {Knots[0].Year} to {Knots[^1].Year}.");
    }
}

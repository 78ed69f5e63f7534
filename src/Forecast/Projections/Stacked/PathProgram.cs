using Forecast.Fitting.Bayes.Curves;
using Forecast.Gpu;

namespace Forecast.Projections.Stacked;

/// <summary>Joint draws of a trend as a path of the Monte Carlo engine: a draw is one row, carried through all years.</summary>
internal static class PathProgram
{
    /// <summary>The trend, and the deviation of an observation about it.</summary>
    /// <param name="paths">The draws.</param>
    /// <param name="timeline">The years.</param>
    /// <param name="name">Name that fixes the stream of the row's number.</param>
    public static (QuantityPath Trend, Quantity Deviation) Of(TrendPaths paths, Timeline timeline, string name)
    {
        Quantity[] row = Draw.EmpiricalRows(paths.Columns(), name);
        (Quantity level, Quantity slope, Quantity decay, Quantity curvature) = (row[0], row[1], row[2], row[3]);
        Quantity fades = decay > 0, rate = Quantity.Max(decay, 1e-9);
        Quantity[] trend = [.. timeline.Years.Select(year =>
        {
            double ahead = year - paths.Origin;
            Quantity reach = Quantity.Select(fades, (1 - Quantity.Exp(-ahead * rate)) / rate, ahead);
            return Quantity.MultiplyAdd(curvature, 0.5 * ahead * ahead, Quantity.MultiplyAdd(slope, reach, level));
        })];
        return (new QuantityPath(timeline, trend), row[4]);
    }

    /// <summary>
    /// A path whose distance from a line, one value a year, is multiplied by a factor of the year: one that was too narrow, widened.
    /// </summary>
    public static QuantityPath Widen(QuantityPath path, IReadOnlyList<double> centre, IReadOnlyList<double> factors) =>
        new(path.Timeline, [.. path.Quantities.Select((quantity, i) =>
            factors[i] == 1 ? quantity : Quantity.MultiplyAdd(factors[i], quantity - centre[i], centre[i]))]);
}

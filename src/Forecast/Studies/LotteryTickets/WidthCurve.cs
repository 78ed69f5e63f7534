using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>Losses of networks of growing width under one plan.</summary>
/// <param name="widths">Neurons of each setting.</param>
/// <param name="networks">The networks, one row a width.</param>
internal sealed class WidthCurve(IReadOnlyList<int> widths, IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks)
{
    /// <summary>Neurons of each setting.</summary>
    public IReadOnlyList<int> Widths { get; } = widths;

    /// <summary>Losses, one row a width.</summary>
    public SeedGroups Losses { get; } = SeedGroups.Of(networks, n => n.Losses[0]);

    /// <summary>Lowest loss of each width.</summary>
    public double Least(int row) => Losses.Rows[row].Min();

    /// <summary>Slope of log median loss against log width, between two widths.</summary>
    public Estimate Slope(ToyReport report, string name, int from, int to)
    {
        int[] rows = [.. Enumerable.Range(0, Widths.Count).Where(i => Widths[i] >= from && Widths[i] <= to)];
        double[] x = [.. rows.Select(i => (double)Widths[i])];
        return report.Estimate(
            $"{name}/{from}-{to}", [.. rows.Select(i => Losses.Counts[i])],
                drawn => SeedGroups.LogSlope(x, [.. rows.Select((row, i) => Losses.Median(row, drawn[i]))]));
    }

    /// <summary>Slope between a width and the one before it.</summary>
    public double Step(int row) =>
        Elementary.Log10(Losses.Median(row) / Losses.Median(row - 1)) / Elementary.Log10((double)Widths[row] / Widths[row - 1]);
}

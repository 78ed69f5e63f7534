using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.Networks;

/// <summary>Numbers of trained networks, one row a setting and one number a network, and what is asked of resampled rows.</summary>
/// <param name="rows">The numbers.</param>
public sealed class SeedGroups(IReadOnlyList<double[]> rows)
{
    /// <summary>The numbers, one row a setting.</summary>
    public IReadOnlyList<double[]> Rows { get; } = rows;

    /// <summary>One number of each network.</summary>
    /// <param name="networks">The networks, one row a setting.</param>
    /// <param name="number">The number of a network.</param>
    public static SeedGroups Of(IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks, Func<TrainedNetwork, double> number) =>
        new([.. networks.Select(group => group.Select(number).ToArray())]);

    /// <summary>Networks of each setting.</summary>
    public IReadOnlyList<int> Counts => [.. Rows.Select(row => row.Length)];

    /// <summary>The mean of a setting.</summary>
    public double Mean(int setting) => Rows[setting].Average();

    /// <summary>The median of a setting.</summary>
    public double Median(int setting) => Median(setting, [.. Enumerable.Range(0, Rows[setting].Length)]);

    /// <summary>The mean of some networks of a setting.</summary>
    public double Mean(int setting, int[] networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        double sum = 0;
        foreach (int network in networks)
        {
            sum += Rows[setting][network];
        }

        return sum / networks.Length;
    }

    /// <summary>The median of some networks of a setting.</summary>
    public double Median(int setting, int[] networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        double[] values = [.. networks.Select(network => Rows[setting][network])];
        Array.Sort(values);
        return Quantiles.OfSorted(values, 0.5);
    }

    /// <summary>Slope of a line by least squares through the logarithms of two columns.</summary>
    public static double LogSlope(IReadOnlyList<double> x, IReadOnlyList<double> y) => LogLine(x, y).Slope;

    /// <summary>A line by least squares through the logarithms, to base ten, of two columns of positive numbers.</summary>
    public static LinearTrend LogLine(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        LinearTrend.Fit([.. x.Select(Elementary.Log10)], [.. y.Select(Elementary.Log10)]);
}

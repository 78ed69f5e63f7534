using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Models.Networks;

namespace Forecast.Studies.ToyNetworks;

/// <summary>What figures of trained networks have in common.</summary>
internal static class ToyFigure
{
    /// <summary>Where the data is from.</summary>
    public const string Source = "Networks trained here; settings are ours";

    /// <summary>The median of a setting's losses on logarithmic axes, with bars that hold half the seeds.</summary>
    /// <param name="x">Size of the networks, not its logarithm.</param>
    /// <param name="losses">The losses.</param>
    /// <param name="setting">Which row of them.</param>
    /// <param name="tooltip">Shown on pointing.</param>
    /// <param name="label">Written beside.</param>
    public static Point Median(double x, SeedGroups losses, int setting, string? tooltip = null, string? label = null)
    {
        double[] sorted = Quantiles.Sorted(losses.Rows[setting]);
        return new Point(
            Elementary.Log10(x),
            Elementary.Log10(losses.Median(setting)),
            tooltip,
            label,
            Low: Elementary.Log10(Quantiles.OfSorted(sorted, 0.25)),
            High: Elementary.Log10(Quantiles.OfSorted(sorted, 0.75)));
    }
}

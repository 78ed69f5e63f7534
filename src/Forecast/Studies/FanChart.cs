using Forecast.Figures;

namespace Forecast.Studies;

/// <summary>The layers of a fan chart: a median with nested bands.</summary>
public static class FanChart
{
    /// <summary>The layers of one group.</summary>
    /// <param name="group">The group whose colour they share.</param>
    /// <param name="years">Decimal years, ascending.</param>
    /// <param name="quantiles">For each year its quantiles in the axis's values, ascending and an odd number: the middle one is the line.</param>
    /// <param name="style">How the median's stroke is broken.</param>
    public static IEnumerable<Layer> Layers(
        string group, IReadOnlyList<double> years, IReadOnlyList<IReadOnlyList<double>> quantiles, LineStyle style = LineStyle.Solid)
    {
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(quantiles);
        int count = quantiles[0].Count;
        if (count % 2 == 0 || quantiles.Any(row => row.Count != count))
        {
            throw new ArgumentException($"{count} quantiles were given; a fan has the same odd number each year.", nameof(quantiles));
        }

        return Draw();

        IEnumerable<Layer> Draw()
        {
            for (int band = 0; band < count / 2; band++)
            {
                yield return new Band(group, [.. years.Select((year, i) => new BandSlice(year, quantiles[i][band], quantiles[i][count - 1 - band]))]);
            }

            yield return new Line(group, [.. years.Select((year, i) => (year, quantiles[i][count / 2]))], style);
        }
    }
}

using Forecast.Data;
using Forecast.Fitting.Distributions;

namespace Forecast.Models.DataStock;

/// <summary>The percentiles that the authors published of each distribution of the model of 2022: log10 of words or images.</summary>
/// <remarks>epoch-research/data-stock, v1/projections (Epoch AI, CC BY 4.0): 5, 25, 50, 75 and 95 %.</remarks>
public sealed class PublishedPercentiles
{
    /// <summary>The table, in the data folder.</summary>
    public const string File = "stock/published-2022.csv";

    private static readonly double[] _z = [.. new[] { 0.05, 0.25, 0.5, 0.75, 0.95 }.Select(new Normal(0, 1).Quantile)];

    private readonly Dictionary<(string Series, int Tenths), double[]> _rows = [];

    private PublishedPercentiles()
    {
    }

    /// <summary>Reads the table.</summary>
    /// <param name="path">The table.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static PublishedPercentiles Read(string path)
    {
        UserTable table = UserTable.Read(path, "series", "year", "p05", "p25", "p50", "p75", "p95");
        string[] series = table.Texts("series");
        double[] years = table.Numbers("year");
        double[][] columns = [.. new[] { "p05", "p25", "p50", "p75", "p95" }.Select(table.Numbers)];
        var read = new PublishedPercentiles();
        for (int i = 0; i < series.Length; i++)
        {
            read._rows[(series[i], Tenths(years[i]))] = [.. columns.Select(column => column[i])];
        }

        return read;
    }

    /// <summary>
    /// The 5, 25, 50, 75 and 95 % of a year: of the tenth of a year before, where the table has tenths, else of the whole year.
    /// </summary>
    /// <param name="series">Name of the distribution.</param>
    /// <param name="year">The time.</param>
    public IReadOnlyList<double> At(string series, double year) =>
        _rows.TryGetValue((series, Tenths(year)), out double[]? row) || _rows.TryGetValue((series, 10 * (int)Math.Floor(year)), out row)
            ? row
            : throw new InputException($"The published percentiles of '{series}' do not hold {year}.");

    /// <summary>
    /// Points of equal weight that have these percentiles: straight in the standard normal quantile between them and beyond.
    /// </summary>
    /// <param name="percentiles">The 5, 25, 50, 75 and 95 %.</param>
    /// <param name="count">How many points.</param>
    public static double[] Points(IReadOnlyList<double> percentiles, int count)
    {
        ArgumentNullException.ThrowIfNull(percentiles);
        var standard = new Normal(0, 1);
        var points = new double[count];
        int k = 1;
        for (int i = 0; i < count; i++)
        {
            double z = standard.Quantile((i + 0.5) / count);
            while (k < _z.Length - 1 && z > _z[k])
            {
                k++;
            }

            points[i] = percentiles[k - 1] + (z - _z[k - 1]) / (_z[k] - _z[k - 1]) * (percentiles[k] - percentiles[k - 1]);
        }

        return points;
    }

    /// <summary>A distribution with the 5, 50 and 95 % of these percentiles.</summary>
    public static TwoPieceNormal ThreePoints(IReadOnlyList<double> percentiles)
    {
        ArgumentNullException.ThrowIfNull(percentiles);
        return TwoPieceNormal.Of(percentiles[0], percentiles[2], percentiles[4], 0.9);
    }

    private static int Tenths(double year) => (int)Math.Floor(10 * year + 1e-6);
}

using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Models.DataStock;

/// <summary>
/// Words on indexed websites in closed form: [3e9 to 1e11] websites × [500 to 50,000] words, a product of two log-normals.
/// </summary>
/// <remarks>
/// log10 is normal: its mean is the sum of both means, its variance the sum of both variances. The distribution published beside the code
/// of
/// arXiv 2211.04325v1 is another one; see <see cref="OnLinearGrid"/>.
/// </remarks>
public static class IndexedWebsites2022
{
    private const double Level = 0.9;

    private static readonly Normal _websites = Normal.FromInterval(Elementary.Log10(3e9), Elementary.Log10(100e9), Level);
    private static readonly Normal _words = Normal.FromInterval(Elementary.Log10(500), Elementary.Log10(50_000), Level);

    /// <summary>A quantile of log10 of the words.</summary>
    /// <param name="probability">Its probability.</param>
    public static double Log10Quantile(double probability)
    {
        (double a, double b) = (_websites.StandardDeviation, _words.StandardDeviation);
        return new Normal(_websites.Mean + _words.Mean, Math.Sqrt(a * a + b * b)).Quantile(probability);
    }

    /// <summary>
    /// A quantile of log10 of the words where each factor's density is held at evenly spaced points of the factor itself, not of its
    /// logarithm.
    /// </summary>
    /// <param name="probability">Its probability.</param>
    /// <param name="points">Number of points of each factor.</param>
    /// <param name="tail">Probability left off at either end.</param>
    /// <remarks>
    /// Both densities are straight between the points, and the distribution of the product is summed over a fine grid of logarithms. Even
    /// points of a log-normal leave its lower half to a few of them: with 100 points the median of the product rises by a factor of 1.6 to
    /// 8,
    /// depending on the tail. It shows how such a grid moves the result; it is not the authors' program.
    /// </remarks>
    public static double OnLinearGrid(double probability, int points, double tail)
    {
        const int Cells = 600;
        (double[] x, double[] a) = Mass(_websites, points, tail, Cells);
        (double[] y, double[] b) = Mass(_words, points, tail, Cells);
        double step = Math.Min(x[1] - x[0], y[1] - y[0]);
        double first = x[0] + y[0];
        var sum = new double[(int)((x[^1] + y[^1] - first) / step) + 2];
        double all = 0;
        for (int i = 0; i < Cells; i++)
        {
            for (int j = 0; j < Cells; j++)
            {
                sum[(int)((x[i] + y[j] - first) / step)] += a[i] * b[j];
                all += a[i] * b[j];
            }
        }

        double wanted = probability * all;
        int cell = 0;
        for (; cell < sum.Length - 1 && wanted > sum[cell]; cell++)
        {
            wanted -= sum[cell];
        }

        return first + (cell + 0.5) * step;
    }

    // Mass by cells of the logarithm, of a density that is straight between even points of the number itself.
    private static (double[] Places, double[] Mass) Mass(Normal log10, int points, double tail, int cells)
    {
        double low = log10.Quantile(tail), high = log10.Quantile(1 - tail);
        double from = Elementary.Exp10(low), step = (Elementary.Exp10(high) - from) / (points - 1);
        var heights = new double[points];
        for (int i = 0; i < points; i++)
        {
            double x = from + i * step;
            heights[i] = log10.Density(Elementary.Log10(x)) / x;
        }

        (double[] places, double[] mass) = (new double[cells], new double[cells]);
        for (int i = 0; i < cells; i++)
        {
            places[i] = low + (high - low) * (i + 0.5) / cells;
            double x = Elementary.Exp10(places[i]), place = (x - from) / step;
            int k = Math.Min(points - 2, (int)place);
            mass[i] = (heights[k] + (place - k) * (heights[k + 1] - heights[k])) * x;
        }

        return (places, mass);
    }
}

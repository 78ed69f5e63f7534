using Forecast.Fitting.Numerics;
using Forecast.Gpu;

namespace Forecast.Models.Compute;

/// <summary>Growth of compute that reverts from the rate of the deep-learning era to a long-run rate.</summary>
/// <remarks>
/// g*(t) = g_DL^w(t) g_M^(1-w(t)), w(t) = 1 / exp((t - 2022)² / (2 (rev - 2022)²)), g_M = √(ĝ_M g_20month). Besiroglu, Heim and Sevilla
/// (2022), "Projecting compute trends in machine learning". The post does not print whether a g is a rate in orders of magnitude a year or
/// the factor of a year; <see cref="GrowthMean"/> names both readings.
/// </remarks>
public static class GrowthReversion
{
    private const double Log10OfE = 0.4342944819032518;

    /// <summary>The year from which growth reverts.</summary>
    public const int Origin = 2022;

    /// <summary>Years from <see cref="Origin"/> to the reversion date: bearish, middling, bullish.</summary>
    public static IReadOnlyList<double> Years { get; } = [8, 12, 18];

    /// <summary>Weights of the three in the linear pool.</summary>
    public static IReadOnlyList<double> Pool { get; } = [0.75, 0.20, 0.05];

    /// <summary>
    /// Years in which spending grows by an order of magnitude, bearish and bullish; that of the middling scenario is not printed.
    /// </summary>
    public static (double Bearish, double Bullish) YearsAnOrderOfSpending { get; } = (12, 4);

    /// <summary>The weight of the deep-learning era's rate, w(t).</summary>
    /// <param name="year">Decimal year.</param>
    /// <param name="reversion">Years from <see cref="Origin"/> to the reversion date, above 0.</param>
    public static double Weight(double year, double reversion)
    {
        double share = (year - Origin) / reversion;
        return Elementary.Exp10(-0.5 * Log10OfE * share * share);
    }

    /// <summary>The path of log10 compute, the rate taken as straight between two years.</summary>
    /// <param name="years">The years; the first is the start.</param>
    /// <param name="start">log10 FLOP in the first year.</param>
    /// <param name="deepLearning">g_DL in orders of magnitude a year, above 0.</param>
    /// <param name="longRun">g_M in orders of magnitude a year, above 0.</param>
    /// <param name="reversion">Years from <see cref="Origin"/> to the reversion date, above 0.</param>
    /// <param name="mean">What is averaged.</param>
    public static QuantityPath Log10Compute(
        Timeline years, Quantity start, Quantity deepLearning, Quantity longRun, Quantity reversion, GrowthMean mean)
    {
        ArgumentNullException.ThrowIfNull(years);
        var path = new Quantity[years.Count];
        path[0] = start;
        Quantity before = Rate(0);
        for (int i = 1; i < path.Length; i++)
        {
            Quantity rate = Rate(i);
            path[i] = Quantity.MultiplyAdd(0.5 * (years[i] - years[i - 1]), before + rate, path[i - 1]);
            before = rate;
        }

        return new QuantityPath(years, path);

        Quantity Rate(int i)
        {
            Quantity share = (years[i] - Origin) / reversion;
            Quantity w = Quantity.Exp(-0.5 * share * share);
            return mean == GrowthMean.Rates
                ? longRun * Quantity.Pow(deepLearning / longRun, w)
                : Quantity.MultiplyAdd(w, deepLearning - longRun, longRun);
        }
    }
}

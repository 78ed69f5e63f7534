using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The trapezoidal rule for averages over a standard normal distribution: equal steps from -6 to 6.</summary>
internal static class NormalNodes
{
    public const int Count = 49;

    public static readonly double[] At = [.. Enumerable.Range(0, Count).Select(j => -6 + 12.0 * j / (Count - 1))];

    public static readonly double[] Weight = Weights();

    private static double[] Weights()
    {
        double[] weights = [.. At.Select(NormalFunctions.Density)];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}

using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>Sums of numbers given by their logarithms, in the order given.</summary>
internal static class LogSum
{
    /// <summary>ln Σ exp(a).</summary>
    public static double Of(ReadOnlySpan<double> logs)
    {
        double largest = double.NegativeInfinity;
        foreach (double log in logs)
        {
            largest = Math.Max(largest, log);
        }

        if (!double.IsFinite(largest))
        {
            return largest;
        }

        double sum = 0;
        foreach (double log in logs)
        {
            sum += Natural.Exp(log - largest);
        }

        return largest + Natural.Log(sum);
    }
}

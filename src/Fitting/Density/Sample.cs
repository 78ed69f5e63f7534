using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Density;

/// <summary>What every density asks of its sample.</summary>
internal static class Sample
{
    /// <summary>The values in ascending order.</summary>
    /// <exception cref="ArgumentException">Fewer than two values, or one that is not finite.</exception>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            throw new ArgumentException($"A density needs at least two values; {values.Length} were given.", nameof(values));
        }

        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"A density needs finite values; {value} was given.", nameof(values));
            }
        }

        return Quantiles.Sorted(values);
    }

    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length, rest = 0;
        foreach (double value in values)
        {
            rest += value - mean;
        }

        return mean + rest / values.Length;
    }

    /// <summary>The standard deviation with n - 1 below.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), sum = 0;
        foreach (double value in values)
        {
            sum = Math.FusedMultiplyAdd(value - mean, value - mean, sum);
        }

        return Math.Sqrt(sum / (values.Length - 1));
    }

    public static double InterquartileRange(ReadOnlySpan<double> sorted) =>
        Quantiles.OfSorted(sorted, 0.75) - Quantiles.OfSorted(sorted, 0.25);

    /// <summary>Values that equal the one before them.</summary>
    public static int Repeated(ReadOnlySpan<double> sorted)
    {
        int repeated = 0;
        for (int i = 1; i < sorted.Length; i++)
        {
            repeated += sorted[i] == sorted[i - 1] ? 1 : 0;
        }

        return repeated;
    }
}

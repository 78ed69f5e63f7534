using Forecast.Fitting.Numerics;

namespace Forecast.Models.ScalingLaws;

/// <summary>Natural logarithms of a column, less their mean.</summary>
internal static class CentredLogs
{
    /// <summary>The centred logarithms and their mean.</summary>
    /// <exception cref="ArgumentException">A value that is not positive and finite.</exception>
    public static (double[] Logs, double Mean) Of(ReadOnlySpan<double> values)
    {
        var logs = new double[values.Length];
        double sum = 0;
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = values[i] > 0 && double.IsFinite(values[i])
                ? Elementary.Log(values[i])
                : throw new ArgumentException($"Point {i}: {values[i]} has no logarithm; a positive number is wanted.", nameof(values));
            sum += logs[i];
        }

        double mean = sum / logs.Length;
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] -= mean;
        }

        return (logs, mean);
    }

    /// <summary>The mean of the logarithms.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Of(values).Mean;
}

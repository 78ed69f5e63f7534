namespace Forecast.Fitting.Bayes.Diagnostics;

/// <summary>Mean and variance in two passes.</summary>
internal static class Moments
{
    /// <summary>The mean, and the variance with n - 1 below; a variance of exactly 0 for values that are all the same.</summary>
    public static (double Mean, double Variance) Of(ReadOnlySpan<double> values)
    {
        double first = values[0], sum = 0;
        foreach (double value in values)
        {
            sum += value - first;
        }

        double mean = first + sum / values.Length, squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares / (values.Length - 1));
    }
}

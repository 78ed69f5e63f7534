using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>A fit without each row in turn, or without each block of rows: how much hangs on one.</summary>
public sealed class Jackknife
{
    private readonly double[][] _values;

    private Jackknife(double[] estimates, double[][] values)
    {
        Estimates = estimates;
        _values = values;
    }

    /// <summary>The statistics of all the data.</summary>
    public IReadOnlyList<double> Estimates { get; }

    /// <summary>Fits without each block.</summary>
    /// <param name="recipe">The fit.</param>
    /// <param name="columns">The predictors.</param>
    /// <param name="y">The observations, at least three.</param>
    /// <param name="statistic">What is asked of each fit; null for the values of its terms.</param>
    /// <param name="blockLength">Consecutive rows left out together; 1 where rows are independent.</param>
    /// <param name="threads">Threads at most, 0 for all; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">Too few rows, lengths that differ, or a part of the data that cannot be fitted.</exception>
    public static Jackknife Run(
        FitRecipe recipe,
        IReadOnlyList<double[]> columns,
        ReadOnlySpan<double> y,
        Func<IFit, IReadOnlyList<double>>? statistic = null,
        int blockLength = 1,
        int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockLength, 1);
        return Run(new Refit(recipe, columns, y.ToArray(), statistic), blockLength, threads);
    }

    internal static Jackknife Run(Refit refit, int blockLength, int threads)
    {
        int n = refit.Y.Length, blocks = (n + blockLength - 1) / blockLength;
        var values = new double[blocks][];
        var failures = new ArgumentException?[blocks];
        Parallel.For(0, blocks, Parallelism.Of(threads), block =>
        {
            try
            {
                values[block] = refit.OnRows([.. Enumerable.Range(0, n).Where(i => i / blockLength != block)]);
            }
            catch (ArgumentException failure)
            {
                failures[block] = failure;
            }
        });
        int failed = Array.FindIndex(failures, failure => failure is not null);
        return failed < 0
            ? new Jackknife(refit.Statistic(refit.Fit()), values)
            : throw new ArgumentException($"Without rows {failed * blockLength + 1} to {Math.Min(n, (failed + 1) * blockLength)} there is no fit: {failures[failed]!.Message}", failures[failed]);
    }

    /// <summary>A statistic without each block.</summary>
    /// <param name="statistic">Index of the statistic.</param>
    public IReadOnlyList<double> Values(int statistic) => [.. _values.Select(row => row[statistic])];

    /// <summary>Bias, (m - 1) (θ̄ - θ) over m blocks.</summary>
    /// <param name="statistic">Index of the statistic.</param>
    public double Bias(int statistic) => (_values.Length - 1) * (Values(statistic).Average() - Estimates[statistic]);

    /// <summary>Standard error, √[(m - 1) / m Σ (θᵢ - θ̄)²] over m blocks.</summary>
    /// <param name="statistic">Index of the statistic.</param>
    public double StandardError(int statistic)
    {
        IReadOnlyList<double> values = Values(statistic);
        double mean = values.Average();
        return Math.Sqrt((values.Count - 1.0) / values.Count * values.Sum(v => (v - mean) * (v - mean)));
    }

    /// <summary>Estimate ± t · standard error, with m - 1 degrees of freedom over m blocks (Tukey 1958): for smooth statistics, not for quantiles.</summary>
    /// <param name="statistic">Index of the statistic.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public Interval Interval(int statistic, double level)
    {
        CoefficientTable.CheckLevel(level);
        double half = new StudentT(_values.Length - 1).Quantile(0.5 + level / 2) * StandardError(statistic);
        return new Interval(Estimates[statistic] - half, Estimates[statistic] + half, level);
    }
}

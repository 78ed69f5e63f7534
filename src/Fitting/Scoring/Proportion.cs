using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Scoring;

/// <summary>A share of some trials, with its exact interval.</summary>
/// <param name="Successes">k.</param>
/// <param name="Trials">n.</param>
/// <param name="Interval">Where the probability behind the share lies.</param>
public readonly record struct Proportion(int Successes, int Trials, Interval Interval)
{
    /// <summary>k / n.</summary>
    public double Share => (double)Successes / Trials;

    /// <summary>A share with the interval of Clopper and Pearson (1934), which covers at least as often as it says.</summary>
    /// <param name="successes">k, from 0 to n.</param>
    /// <param name="trials">n, at least 1; independent of one another.</param>
    /// <param name="level">Coverage of the interval, between 0 and 1.</param>
    public static Proportion Of(int successes, int trials, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        double outside = (1 - Allowed.Inside(level)) / 2;
        double low = successes == 0 ? 0 : new Beta(successes, trials - successes + 1).Quantile(outside);
        double high = successes == trials ? 1 : new Beta(successes + 1, trials - successes).Quantile(1 - outside);
        return new Proportion(successes, trials, new Interval(low, high, level));
    }
}

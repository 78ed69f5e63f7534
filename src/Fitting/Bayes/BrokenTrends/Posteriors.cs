using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>What is read off sorted draws.</summary>
internal static class Posteriors
{
    public static Interval Interval(double[] sorted, double level) => level is > 0 and < 1
        ? new Interval(Quantiles.OfSorted(sorted, 0.5 - level / 2), Quantiles.OfSorted(sorted, 0.5 + level / 2), level)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
}

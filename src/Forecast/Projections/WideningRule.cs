namespace Forecast.Projections;

/// <summary>How the widening of intervals is found from backtested forecasts.</summary>
/// <remarks>
/// The stretch of a forecast is the distance of the outcome from the median over that of the interval's end on the same side: at most 1
/// where the interval held it. A horizon whose intervals held less than <see cref="LeastCoverage"/> gets the smallest factor with which
/// they would have held their level: the stretch of rank ⌈level n⌉. A longer horizon has no smaller factor than a shorter one, and one
/// with fewer than <see cref="Fewest"/> forecasts has that of the one before.
/// </remarks>
public static class WideningRule
{
    /// <summary>Probability that the intervals claim.</summary>
    public const double Level = 0.9;

    /// <summary>Coverage below which intervals are widened.</summary>
    public const double LeastCoverage = 0.8;

    /// <summary>Fewest forecasts of a horizon that can ask for a widening of their own.</summary>
    public const int Fewest = 10;

    /// <summary>The widening that some forecasts ask for.</summary>
    /// <param name="horizons">Horizons in years, ascending, each with the stretch of every forecast scored; a horizon may have
    /// none.</param>
    public static IntervalInflation Of(IReadOnlyList<(double Years, IReadOnlyList<double> Stretches)> horizons)
    {
        ArgumentNullException.ThrowIfNull(horizons);
        var steps = new (double Years, double Factor)[horizons.Count];
        double factor = 1;
        for (int h = 0; h < steps.Length; h++)
        {
            factor = Math.Max(factor, Factor(horizons[h].Stretches));
            steps[h] = (horizons[h].Years, factor);
        }

        return new IntervalInflation(steps);
    }

    /// <summary>The stretch of one forecast.</summary>
    /// <param name="low">Lower end of the interval.</param>
    /// <param name="median">The median, inside it.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="outcome">What came.</param>
    public static double Stretch(double low, double median, double high, double outcome) =>
        outcome >= median ? (outcome - median) / (high - median) : (median - outcome) / (median - low);

    private static double Factor(IReadOnlyList<double> stretches)
    {
        if (stretches.Count < Fewest || (double)stretches.Count(stretch => stretch <= 1) / stretches.Count >= LeastCoverage)
        {
            return 1;
        }

        double[] sorted = [.. stretches.Order()];
        return Math.Max(1, sorted[Math.Min(sorted.Length, (int)Math.Ceiling(Level * sorted.Length - 1e-9)) - 1]);
    }
}

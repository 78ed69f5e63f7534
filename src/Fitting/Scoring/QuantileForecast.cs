using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Scoring;

/// <summary>What quantiles of one forecast must fulfil.</summary>
internal static class QuantileForecast
{
    public static void Check(ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles)
    {
        if (levels.IsEmpty || levels.Length != quantiles.Length)
        {
            throw new ArgumentException(
                $"A forecast has a quantile at each level, and one at least; {levels.Length} levels and {quantiles.Length} quantiles "
                    + $"were given.",
                nameof(quantiles));
        }

        for (int k = 0; k < levels.Length; k++)
        {
            Allowed.Inside(levels[k], nameof(levels));
            Allowed.Finite(quantiles[k], nameof(quantiles));
            if (k > 0 && !(levels[k] > levels[k - 1]))
            {
                throw new ArgumentException($"Levels ascend; {levels[k]} follows {levels[k - 1]}.", nameof(levels));
            }

            if (k > 0 && quantiles[k] < quantiles[k - 1])
            {
                throw new ArgumentException(
                    $"Quantiles ascend with their levels; at {levels[k]} there is {quantiles[k]}, below {quantiles[k - 1]} at "
                        + $"{levels[k - 1]}.",
                    nameof(quantiles));
            }
        }
    }
}

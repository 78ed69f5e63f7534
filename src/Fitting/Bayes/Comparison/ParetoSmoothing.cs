using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>Pareto smoothed importance sampling: the largest weights are replaced by the quantiles of a fitted tail.</summary>
public static class ParetoSmoothing
{
    /// <summary>The shape from which no sample of a usual size makes the estimate reliable.</summary>
    public const double HighestShape = 0.7;

    private const int FewestInTail = 5;
    private const double SameWeights = 2.220446049250313e-18;

    /// <summary>
    /// The shape up to which an estimate from so many draws can be relied on: min(1 - 1 / log₁₀ S, 0.7) (Vehtari et al. 2024).
    /// </summary>
    /// <param name="draws">S, at least 2.</param>
    public static double Threshold(int draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 2);
        return Math.Min(1 - 2.302585092994046 / Natural.Log(draws), HighestShape);
    }

    /// <summary>Draws in the tail: min(S / 5, 3 √(S / r)), rounded up.</summary>
    /// <param name="draws">S.</param>
    /// <param name="relativeEfficiency">r: independent draws that one draw is worth.</param>
    public static int TailLength(int draws, double relativeEfficiency) =>
        (int)Math.Ceiling(Math.Min(0.2 * draws, 3 * Math.Sqrt(draws / relativeEfficiency)));

    /// <summary>Smooths log weights in place, and norms them so that the weights sum to one.</summary>
    /// <param name="logWeights">Log importance ratios, up to a constant; log weights afterwards.</param>
    /// <param name="relativeEfficiency">r: independent draws that one draw is worth; 1 for independent draws.</param>
    /// <returns>Pareto k; infinite where the tail is too short (below 25 draws) or all its weights are equal.</returns>
    /// <remarks>
    /// Order statistic z of M in the tail becomes F⁻¹((z - 1/2) / M), cut at the largest raw weight (Vehtari et al. 2024).
    /// </remarks>
    /// <exception cref="ArgumentException">No draws, a ratio that is not finite, or an efficiency that is not positive.</exception>
    public static double Smooth(Span<double> logWeights, double relativeEfficiency = 1)
    {
        Allowed.Positive(relativeEfficiency);
        double largest = Largest(logWeights), shape = double.PositiveInfinity;
        int count = logWeights.Length, tail = Math.Min(TailLength(count, relativeEfficiency), count - 1);
        for (int s = 0; s < count; s++)
        {
            logWeights[s] -= largest;
        }

        if (tail >= FewestInTail)
        {
            var order = new int[count];
            for (int s = 0; s < count; s++)
            {
                order[s] = s;
            }

            double[] sorted = logWeights.ToArray();
            Array.Sort(sorted, order);
            shape = SmoothTail(logWeights, sorted, order, tail);
        }

        Norm(logWeights);
        return shape;
    }

    private static double SmoothTail(Span<double> logWeights, double[] sorted, int[] order, int tail)
    {
        int first = sorted.Length - tail;
        if (sorted[^1] - sorted[first] < SameWeights)
        {
            return double.PositiveInfinity;
        }

        double cut = Natural.Exp(sorted[first - 1]);
        var excesses = new double[tail];
        for (int z = 0; z < tail; z++)
        {
            excesses[z] = Natural.Exp(sorted[first + z]) - cut;
        }

        var pareto = ParetoTail.Fit(excesses);
        for (int z = 0; z < tail && double.IsFinite(pareto.Shape); z++)
        {
            logWeights[order[first + z]] = Math.Min(0, Natural.Log(pareto.Quantile((z + 0.5) / tail) + cut));
        }

        return pareto.Shape;
    }

    private static double Largest(ReadOnlySpan<double> logWeights)
    {
        double largest = double.NegativeInfinity;
        foreach (double weight in logWeights)
        {
            largest = double.IsFinite(weight)
                ? Math.Max(largest, weight)
                : throw new ArgumentException($"A log importance ratio is a finite number; {weight} was given.", nameof(logWeights));
        }

        return double.IsFinite(largest)
            ? largest
            : throw new ArgumentException("Importance sampling needs at least one draw.", nameof(logWeights));
    }

    private static void Norm(Span<double> logWeights)
    {
        double sum = LogSum.Of(logWeights);
        for (int s = 0; s < logWeights.Length; s++)
        {
            logWeights[s] -= sum;
        }
    }
}

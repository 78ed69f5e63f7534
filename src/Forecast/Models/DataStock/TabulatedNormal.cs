using Forecast.Fitting.Distributions;

namespace Forecast.Models.DataStock;

/// <summary>Quantiles of a normal distribution that a program keeps as a table of points, its density straight between them.</summary>
/// <remarks>
/// The program behind the published distributions of arXiv 2211.04325v1 (Squiggle 0.3.0 and v1/src/utils.squiggle) keeps logarithms in two
/// such tables. Both leave the tails off or draw them out, and so move the 5 % and the 95 %.
/// </remarks>
public static class TabulatedNormal
{
    /// <summary>Where the points are evenly spaced between opposite quantiles: <c>psLog</c> of the code, 100 steps from 0.1 %.</summary>
    /// <param name="law">The distribution.</param>
    /// <param name="steps">Steps between the points.</param>
    /// <param name="tail">Probability left off at either end.</param>
    /// <param name="probability">Which quantile.</param>
    public static double AtEvenPlaces(Normal law, int steps, double tail, double probability)
    {
        ArgumentNullException.ThrowIfNull(law);
        (double low, double high) = (law.Quantile(tail), law.Quantile(1 - tail));
        return Quantile(law, [.. Enumerable.Range(0, steps + 1).Select(i => low + (high - low) * i / steps)], probability);
    }

    /// <summary>Where the points have even probabilities: <c>PointSet.fromDist</c> of Squiggle, here 100 points from 0.01 %.</summary>
    /// <param name="law">The distribution.</param>
    /// <param name="points">Number of points.</param>
    /// <param name="tail">Probability below the first point.</param>
    /// <param name="probability">Which quantile.</param>
    /// <remarks>Straight lines over the wide outer steps hold more than the tails' own mass, which widens the distribution.</remarks>
    public static double AtEvenProbabilities(Normal law, int points, double tail, double probability)
    {
        ArgumentNullException.ThrowIfNull(law);
        double step = (1 - 2 * tail) / (points - 1);
        return Quantile(law, [.. Enumerable.Range(0, points).Select(i => law.Quantile(tail + i * step))], probability);
    }

    // The mass between points is that of the trapezoid, and the cumulated mass is straight between them.
    private static double Quantile(Normal law, double[] places, double probability)
    {
        double[] height = [.. places.Select(law.Density)];
        var below = new double[places.Length];
        for (int i = 1; i < places.Length; i++)
        {
            below[i] = below[i - 1] + (height[i] + height[i - 1]) / 2 * (places[i] - places[i - 1]);
        }

        double wanted = probability * below[^1];
        int k = 1;
        while (k < places.Length - 1 && below[k] < wanted)
        {
            k++;
        }

        return places[k - 1] + (wanted - below[k - 1]) / (below[k] - below[k - 1]) * (places[k] - places[k - 1]);
    }
}

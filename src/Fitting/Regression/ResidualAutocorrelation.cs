using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>The correlation of each residual with the next in time: far from zero where the errors are not independent.</summary>
public static class ResidualAutocorrelation
{
    /// <summary>The correlation at lag one, Σ rᵢ rᵢ₋₁ / Σ rᵢ², of residuals in the order of time.</summary>
    /// <param name="points">The points of a fit.</param>
    /// <param name="times">Their times, in the same order.</param>
    /// <exception cref="ArgumentException">Another number of times than of points.</exception>
    public static double Of(IReadOnlyList<FittedPoint> points, ReadOnlySpan<double> times)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (times.Length != points.Count)
        {
            throw new ArgumentException($"{times.Length} times were given for {points.Count} points.", nameof(times));
        }

        double[] residuals = [.. points.Select(point => point.Residual)];
        Array.Sort(times.ToArray(), residuals);
        double products = 0, squares = 0;
        for (int i = 0; i < residuals.Length; i++)
        {
            squares += residuals[i] * residuals[i];
            products += i > 0 ? residuals[i] * residuals[i - 1] : 0;
        }

        return squares > 0 ? products / squares : 0;
    }
}

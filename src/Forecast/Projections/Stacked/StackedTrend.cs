using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.Curves;

namespace Forecast.Projections.Stacked;

/// <summary>A forecast by several shapes of a trend, weighted by how well each foretold rows that it had not seen.</summary>
public sealed class StackedTrend
{
    /// <summary>Orders of magnitude between the shapes' medians from which they are said to disagree.</summary>
    public const double Disagreement = 1;

    internal StackedTrend(ShapeForecasts shapes, ModelWeights weights, int foretold, int draws)
    {
        (Shapes, Weights, Foretold) = (shapes, weights, foretold);
        Paths = TrendPaths.Stack(shapes.Paths, weights.Weights, draws);
    }

    /// <summary>The shapes.</summary>
    public ShapeForecasts Shapes { get; }

    /// <summary>Their weights, in the order of <see cref="ShapeForecasts.Shapes"/>.</summary>
    public ModelWeights Weights { get; }

    /// <summary>Rows that the shapes had foretold and were weighted by; below the plan's fewest the weights are equal.</summary>
    public int Foretold { get; }

    /// <summary>Joint draws of all shapes, as many of each as its weight asks for.</summary>
    public TrendPaths Paths { get; }

    /// <summary>The medians of the shapes' trends at a time.</summary>
    /// <param name="time">The time.</param>
    public IReadOnlyList<double> Medians(double time) => [.. Shapes.Paths.Select(paths => Median(paths.Means(time)))];

    /// <summary>
    /// The first of some times at which the medians of two shapes are an order of magnitude apart or more; null for none.
    /// </summary>
    /// <param name="times">The times, ascending.</param>
    public double? DisagreesFrom(IEnumerable<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        foreach (double time in times)
        {
            IReadOnlyList<double> medians = Medians(time);
            if (medians.Max() - medians.Min() >= Disagreement)
            {
                return time;
            }
        }

        return null;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return Fitting.Numerics.Quantiles.OfSorted(values, 0.5);
    }
}

using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Bayes.Curves;
using Forecast.Fitting.Random;

namespace Forecast.Projections.Stacked;

/// <summary>The shapes of a trend, each fitted to the same rows: joint draws of each from the last row on.</summary>
public sealed class ShapeForecasts
{
    private readonly TrendPaths[] _paths;

    private ShapeForecasts(TrendPaths[] paths, BrokenTrendPosterior broken, FadingCurve fading) =>
        (_paths, Broken, Fading) = (paths, broken, fading);

    /// <summary>The shapes, in the order of their weights.</summary>
    public static IReadOnlyList<TrendShape> Shapes { get; } = Enum.GetValues<TrendShape>();

    /// <summary>The posterior of the broken trend.</summary>
    public BrokenTrendPosterior Broken { get; }

    /// <summary>The posterior of the growth that fades.</summary>
    public FadingCurve Fading { get; }

    /// <summary>The draws of every shape, in the order of <see cref="Shapes"/>.</summary>
    public IReadOnlyList<TrendPaths> Paths => _paths;

    /// <summary>The draws of a shape.</summary>
    public TrendPaths this[TrendShape shape] => _paths[(int)shape];

    /// <summary>Fits the shapes.</summary>
    /// <param name="times">Times in years.</param>
    /// <param name="values">log10 values.</param>
    /// <param name="plan">How.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="threads">Threads at most for the chains, 0 for all; the draws do not depend on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">Too few rows for some shape.</exception>
    public static ShapeForecasts Fit(
        ReadOnlySpan<double> times, ReadOnlySpan<double> values, ShapePlan plan, StreamKey key, int threads = 0,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var chains = new BrokenTrendPlan
        {
            Chains = plan.Chains,
            Draws = Math.Max(2, plan.Draws / plan.Chains),
            WarmUp = plan.WarmUp,
            Moves = plan.Moves,
            Threads = threads,
        };
        BrokenTrendPosterior broken = BayesianBrokenTrend.Sample(times, values, plan.Breaks, chains, key.Child("broken"), cancellation);
        FadingCurve fading = BayesianCurve.Fading(
            times, values, plan.HalfLife.Shortest, plan.HalfLife.Longest, plan.Draws, key.Child("saturating"));
        TrendPaths line = BayesianCurve.Line(times, values, plan.Draws, key.Child("line"));
        TrendPaths parabola = BayesianCurve.Parabola(times, values, plan.Draws, key.Child("quadratic"));
        return new ShapeForecasts([line, Ahead(broken, line.Origin), parabola, fading.Paths], broken, fading);
    }

    // Beyond the last row a broken trend goes on straight.
    private static TrendPaths Ahead(BrokenTrendPosterior broken, double end)
    {
        double[] levels = broken.Posterior.Column("level at end");
        return new TrendPaths(
            end,
            levels,
            broken.Posterior.Column("slope at end"),
            new double[levels.Length],
            new double[levels.Length],
            broken.Posterior.Column("sigma"));
    }
}

using Forecast.Fitting.Bayes;
using Forecast.Fitting.Random;

namespace Forecast.Projections.Stacked;

/// <summary>
/// Shapes of a trend fitted at one cut in time after another, each to the rows known by then, and weighted at each cut by what they had
/// foretold.
/// </summary>
/// <remarks>
/// Weights at a cut are stacking weights (Yao et al. 2018) by leave-future-out scores (Bürkner, Gabry and Vehtari 2020): the log
/// predictive density, by fits at earlier cuts, of every row published after such a cut and known at this one, no further ahead than
/// <see cref="ShapePlan.Reach"/>. A row foretold from several cuts counts once for each. Nothing later than a cut bears on its forecast.
/// </remarks>
public sealed class RollingForecasts
{
    private readonly ShapePlan _plan;
    private readonly double[] _times, _cuts;
    private readonly ShapeForecasts[] _forecasts;

    // Of each cut, from its first row foretold on: a row of log densities, one a shape.
    private readonly int[] _known;
    private readonly double[][][] _densities;

    private RollingForecasts(ShapePlan plan, double[] times, double[] cuts, ShapeForecasts[] forecasts, int[] known,
        double[][][] densities) =>
        (_plan, _times, _cuts, _forecasts, _known, _densities) = (plan, times, cuts, forecasts, known, densities);

    /// <summary>The cuts, ascending.</summary>
    public IReadOnlyList<double> Cuts => _cuts;

    /// <summary>Fits the shapes at every cut.</summary>
    /// <param name="times">Times of the rows in years, ascending.</param>
    /// <param name="values">log10 values.</param>
    /// <param name="cuts">The cuts, ascending; a row of a cut's own time is known at it.</param>
    /// <param name="plan">How.</param>
    /// <param name="key">The stream of random numbers; that of a fit is named by its number of rows, so equal rows give equal fits.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">Rows out of order, or too few before the first cut.</exception>
    public static RollingForecasts Run(
        double[] times,
        double[] values,
        IReadOnlyList<double> cuts,
        ShapePlan plan,
        StreamKey key,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(plan);
        for (int i = 1; i < times.Length; i++)
        {
            if (!(times[i] >= times[i - 1]))
            {
                throw new ArgumentException($"Rows come in the order of time; row {i} does not.", nameof(times));
            }
        }

        var forecasts = new ShapeForecasts[cuts.Count];
        var known = new int[cuts.Count];
        var densities = new double[cuts.Count][][];
        Parallel.For(0, cuts.Count, new ParallelOptions { CancellationToken = cancellation }, c =>
        {
            int rows = Known(times, cuts[c]), end = Known(times, cuts[c] + plan.Reach);
            known[c] = rows;
            forecasts[c] = ShapeForecasts.Fit(
                times.AsSpan(0, rows), values.AsSpan(0, rows), plan, key.Child((ulong)rows), threads: 1, cancellation);
            densities[c] = new double[end - rows][];
            for (int row = rows; row < end; row++)
            {
                var own = new double[ShapeForecasts.Shapes.Count];
                for (int shape = 0; shape < own.Length; shape++)
                {
                    own[shape] = forecasts[c].Paths[shape].LogDensity(times[row], values[row]);
                }

                densities[c][row - rows] = own;
            }
        });
        return new RollingForecasts(plan, times, [.. cuts], forecasts, known, densities);
    }

    /// <summary>The stacked forecast made at a cut.</summary>
    /// <param name="cut">Index of the cut.</param>
    public StackedTrend At(int cut)
    {
        int shapes = ShapeForecasts.Shapes.Count, rows = Known(_times, _cuts[cut]), foretold = cut == 0 ? 0 : rows - _known[0];
        var scores = new List<double[]>();
        for (int c = 0; c < cut; c++)
        {
            scores.AddRange(_densities[c].Take(Math.Max(0, rows - _known[c])));
        }

        ModelWeights weights = foretold < _plan.FewestForetold
            ? new ModelWeights([.. Enumerable.Repeat(1.0 / shapes, shapes)], 0)
            : ModelWeights.Stack([.. Enumerable.Range(0, shapes).Select(shape => scores.Select(row => row[shape]).ToArray())]);
        return new StackedTrend(_forecasts[cut], weights, foretold, _plan.Draws);
    }

    private static int Known(double[] times, double cut)
    {
        int rows = 0;
        while (rows < times.Length && times[rows] <= cut)
        {
            rows++;
        }

        return rows;
    }
}

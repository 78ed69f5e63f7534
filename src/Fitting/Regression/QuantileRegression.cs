using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>Quantile regression: the linear combination of columns below which a share τ of the observations lies.</summary>
/// <remarks>
/// Minimises Σ r (τ - [r &lt; 0]) exactly (Koenker and Bassett 1978). Standard errors are the sandwich τ (1 - τ) H⁻¹ X'X H⁻¹ with
/// H = X' diag(f) X and the density f of each error at zero from the fits at τ ± h (Hendricks and Koenker 1992) with the bandwidth of Hall
/// and Sheather (1988): errors need not be alike. <see cref="WithBootstrap"/> does without that density. Quality holds the share of the
/// check loss explained (Koenker and Machado 1999) as R² and the log-likelihood of asymmetric Laplace errors.
/// </remarks>
public sealed class QuantileRegression : IFit
{
    private readonly CoefficientTable _table;
    private readonly double[] _sortedResiduals;
    private readonly QuantileVertices _vertices;

    private QuantileRegression(QuantileVertices vertices, double tau, CoefficientTable table, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, double loss, IReadOnlyList<string> warnings)
    {
        _vertices = vertices;
        Tau = tau;
        _table = table;
        Quality = quality;
        Points = points;
        Loss = loss;
        Warnings = warnings;
        _sortedResiduals = Quantiles.Sorted([.. points.Select(point => point.Residual)]);
    }

    /// <summary>The share of observations below the line, between 0 and 1.</summary>
    public double Tau { get; }

    /// <summary>The smallest sum of check losses, in the unit of y.</summary>
    public double Loss { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms => _table.Terms;

    /// <inheritdoc/>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => _table.Interval(term, level);

    /// <inheritdoc/>
    /// <remarks>
    /// The new observation is taken to scatter about the line as the residuals do: errors alike, a dozen of them or more. The distances of
    /// its ends from the middle of the residuals, and those of the line's ends from the line, are added in quadrature.
    /// </remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        Prediction line = _table.Predict(at, 0, level);
        return line with { Predictive = Observation(line.Mean, line.Confidence) };
    }

    /// <summary>The same line with intervals from resamples of the rows, which take no bandwidth and no shape of the errors.</summary>
    /// <param name="plan">How many resamples; of rows, or of blocks of rows where neighbours depend on one another.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A plan out of range or of residuals, or rows nearly none of whose resamples determine the line.</exception>
    public QuantileBootstrap WithBootstrap(BootstrapPlan plan, StreamKey key, CancellationToken cancellation = default) =>
        QuantileBootstrap.Run(this, _vertices, plan, key, cancellation);

    internal Interval Observation(double mean, Interval line)
    {
        double middle = Scatter(0.5), low = middle - Scatter((1 - line.Level) / 2), high = Scatter((1 + line.Level) / 2) - middle;
        double below = mean - line.Low, above = line.High - mean;
        return new Interval(mean + middle - Math.Sqrt(low * low + below * below), mean + middle + Math.Sqrt(high * high + above * above), line.Level);
    }

    /// <summary>Fits a quantile of y as a linear combination of columns.</summary>
    /// <param name="terms">Names of the columns.</param>
    /// <param name="columns">One array a term, each as long as <paramref name="y"/>. An intercept is a column of ones.</param>
    /// <param name="y">The observations; at least as many as terms.</param>
    /// <param name="tau">The share below the line, between 0 and 1; 0.5 for the median.</param>
    /// <exception cref="ArgumentException">Lengths that do not match, too few points, a value that is not finite, a share outside 0 to 1, or columns that depend on one another.</exception>
    public static QuantileRegression Fit(IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, double tau)
    {
        Design.Check(terms, columns, y);
        if (!(tau > 0 && tau < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tau), tau, "A quantile lies between 0 and 1.");
        }

        double[] response = y.ToArray();
        var vertices = new QuantileVertices(terms, columns, response);
        double[] value = vertices.Minimise(tau);
        FittedPoint[] points = [.. response.Select((v, i) => new FittedPoint(v, columns.Select((column, j) => column[i] * value[j]).Sum()))];
        double loss = points.Sum(point => Check(point.Residual, tau));
        int n = response.Length, p = value.Length;
        double centre = Quantiles.OfSorted(Quantiles.Sorted(response), tau);
        double total = response.Sum(v => Check(v - centre, tau));
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(n, p, points.Sum(point => point.Residual * point.Residual), 1) with
        {
            RSquared = total > 0 ? 1 - loss / total : double.NaN,
            LogLikelihood = n * (Elementary.Log(tau * (1 - tau)) - 1 - Elementary.Log(loss / n)),
        };
        (Matrix<double> factor, List<string> doubts) = Factor(vertices, columns, tau, n - p);
        bool hasErrors = factor.Enumerate().All(double.IsFinite);
        doubts.AddRange([.. Doubt.Constant(points), .. Doubt.Few(n), .. Doubt.Leverage(vertices.Design.Leverages), .. Doubt.Collinear(vertices.Design, columns, terms)]);
        return new QuantileRegression(vertices, tau, new CoefficientTable(terms, value, factor, hasErrors ? n - p : 0), quality, points, loss, doubts);
    }

    // Position (n + 1) p among the residuals: a new one falls into each of the n + 1 gaps between the old ones alike.
    private double Scatter(double probability)
    {
        int n = _sortedResiduals.Length;
        return Quantiles.OfSorted(_sortedResiduals, n > 1 ? Math.Clamp(((n + 1) * probability - 1) / (n - 1), 0, 1) : 0.5);
    }

    private static double Check(double residual, double tau) => residual * (residual < 0 ? tau - 1 : tau);

    private static (Matrix<double> Factor, List<string> Doubts) Factor(QuantileVertices vertices, IReadOnlyList<double[]> columns, double tau, int degrees)
    {
        int n = columns[0].Length, p = columns.Count;
        var doubts = new List<string>();
        double h = Bandwidth(tau, n);
        while (tau - h < 0 || tau + h > 1)
        {
            h /= 2;
        }

        double[] high = vertices.Minimise(tau + h), low = vertices.Minimise(tau - h);
        double[] rise = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, p).Sum(j => columns[j][i] * (high[j] - low[j])))];
        int crossed = rise.Count(v => v <= 0);
        if (crossed > 0)
        {
            doubts.Add($"The lines at neighbouring quantiles cross at {crossed} of {n} points, so the standard errors are uncertain.");
        }

        // quantreg's guard against a division by zero.
        Vector<double> density = Vector<double>.Build.Dense(n, i => Math.Max(0, 2 * h / (rise[i] - 1.4901161193847656e-8)));
        Matrix<double> q = vertices.Design.Q;
        Matrix<double> curvature = q.TransposeThisAndMultiply(Matrix<double>.Build.Dense(n, p, (i, j) => density[i] * q[i, j]));
        Matrix<double> factor = vertices.Design.Inverse * curvature.Inverse() * Math.Sqrt(tau * (1 - tau));
        if (degrees <= 0 || !factor.Enumerate().All(double.IsFinite))
        {
            doubts.Add("There are too few points about this quantile for standard errors.");
        }

        return (factor, doubts);
    }

    // Hall and Sheather's, at the level of a 95 % interval.
    private static double Bandwidth(double tau, int n)
    {
        double x = NormalFunctions.Quantile(tau, 1 - tau), f = NormalFunctions.Density(x), z = NormalFunctions.Quantile(0.975, 0.025);
        return Elementary.Cbrt(z * z * 1.5 * f * f / (2 * x * x + 1) / n);
    }
}

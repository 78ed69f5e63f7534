using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>Huber's regression: least squares for small residuals, least absolute deviations for large ones.</summary>
/// <remarks>
/// Solves Σ ψ(r / s) x = 0 with ψ(u) = max(-k, min(k, u)) by reweighting, and s the median absolute residual over 0.6745. Standard
/// errors are Huber's (1981, eq. 7.6.1): κ² s² Σψ² / (n - p) over the squared mean of ψ', times (X'X)⁻¹, with t of n - p degrees. An
/// observation far out in the predictors still draws the line. The numbers are those of rlm in R's MASS.
/// </remarks>
public sealed class HuberRegression : IFit
{
    private const int MostSteps = 1000;
    private readonly CoefficientTable _table;

    private HuberRegression(CoefficientTable table, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, double scale, IReadOnlyList<double> weights, IReadOnlyList<string> warnings)
    {
        _table = table;
        Quality = quality;
        Points = points;
        Scale = scale;
        Weights = weights;
        Warnings = warnings;
    }

    /// <summary>Robust standard deviation of the residuals, in the unit of y.</summary>
    public double Scale { get; }

    /// <summary>Weight of each observation, from 0 to 1: below one where the residual is large.</summary>
    public IReadOnlyList<double> Weights { get; }

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
    /// <remarks>The new observation is taken to be a regular one, normal with the robust scale.</remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level) => _table.Predict(at, Scale, level);

    /// <summary>Fits y as a linear combination of columns.</summary>
    /// <param name="terms">Names of the columns.</param>
    /// <param name="columns">One array a term, each as long as <paramref name="y"/>. An intercept is a column of ones.</param>
    /// <param name="y">The observations; more than there are terms.</param>
    /// <param name="tuning">k: residuals beyond so many scales are held back; 1.345 is 95 % efficient for normal errors.</param>
    /// <exception cref="ArgumentException">Lengths that do not match, too few points, a value that is not finite, or columns that depend on one another.</exception>
    public static HuberRegression Fit(IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, double tuning = 1.345)
    {
        Design.Check(terms, columns, y);
        if (!(tuning > 0) || y.Length <= columns.Count)
        {
            throw new ArgumentException($"A robust fit needs a tuning constant above zero and more points than terms; {tuning}, {y.Length} points and {columns.Count} terms were given.", nameof(y));
        }

        double[] response = y.ToArray();
        Design design = Design.Of(columns, terms);
        (double[] value, double[] residual) = design.Solve(response);
        double[] weights = [.. response.Select(_ => 1.0)];
        double scale = 0;
        bool converged = false;
        for (int step = 0; step < MostSteps && !converged; step++)
        {
            scale = Quantiles.OfSorted(Quantiles.Sorted([.. residual.Select(Math.Abs)]), 0.5) / 0.6745;
            if (scale <= 1e-10 * Math.Sqrt(Design.SumOfSquares(residual) / residual.Length))
            {
                scale = 0;
                break;
            }

            weights = [.. residual.Select(r => Math.Min(1, tuning * scale / Math.Abs(r)))];
            double[] next = Reweighted.Solve(columns, response, weights);
            double[] after = Reweighted.Residuals(columns, response, next);
            converged = Reweighted.Distance(after, residual) <= 1e-13 * Math.Sqrt(Design.SumOfSquares(residual));
            (value, residual) = (next, after);
        }

        int n = response.Length, p = value.Length;
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(n, p, Design.SumOfSquares(residual), Design.Scatter(response));
        double inside = residual.Count(r => Math.Abs(r) <= tuning * scale) / (double)n;
        double held = residual.Select(r => Math.Clamp(r, -tuning * scale, tuning * scale)).Sum(r => r * r);
        double kappa = 1 + p * inside * (1 - inside) / (n - 1) / (inside * inside);
        var table = new CoefficientTable(terms, value, design.Inverse * (Math.Sqrt(held / (n - p)) * kappa / inside), scale > 0 ? n - p : 0);
        var doubts = new List<string>();
        if (scale == 0)
        {
            doubts.Add("More than half of the points lie on the line exactly, so there is no scale to judge the others by.");
        }
        else if (!converged)
        {
            doubts.Add("The reweighting did not converge, so the coefficients are where it stopped.");
        }

        FittedPoint[] points = [.. response.Select((v, i) => new FittedPoint(v, v - residual[i]))];
        doubts.AddRange([.. Doubt.Constant(points), .. Doubt.Few(n), .. Doubt.Leverage(design.Leverages), .. Doubt.Collinear(design, columns, terms)]);
        return new HuberRegression(table, quality, points, scale, weights, doubts);
    }
}

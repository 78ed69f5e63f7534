using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>Least squares, ordinary or weighted: the linear combination of columns with the smallest sum of squared residuals.</summary>
/// <remarks>
/// Columns are scaled to unit length and factored by Householder QR; Björck's refinement with residuals in twice the working precision
/// then removes what the factorisation lost. Checked against NIST's eleven certified linear sets. Observations that are all equal are
/// fitted like any others: slopes of zero, an R² that is not a number, and a warning.
/// </remarks>
public sealed class LeastSquares : IFit
{
    private readonly CoefficientTable _table;
    private readonly Lazy<IReadOnlyList<string>> _doubts;

    private LeastSquares(CoefficientTable table, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, IReadOnlyList<double> leverages, Func<IReadOnlyList<string>> doubts)
    {
        _table = table;
        Quality = quality;
        Points = points;
        Leverages = leverages;
        _doubts = new Lazy<IReadOnlyList<string>>(doubts);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms => _table.Terms;

    /// <inheritdoc/>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <summary>Share of each observation in its own fitted value, from 0 to 1; they add up to the number of terms.</summary>
    public IReadOnlyList<double> Leverages { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _doubts.Value;

    /// <summary>Covariance of two coefficients under the error model of the fit, in the product of their units; NaN without degrees of freedom.</summary>
    /// <param name="first">Index of a term.</param>
    /// <param name="second">Index of a term.</param>
    public double Covariance(int first, int second) => _table.Covariance(first, second);

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => _table.Interval(term, level);

    /// <inheritdoc/>
    /// <remarks>The new observation is taken to have weight one and, whatever the error model, the residual standard deviation.</remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level) => _table.Predict(at, Quality.ResidualStandardDeviation, level);

    /// <summary>Fits y as a linear combination of columns.</summary>
    /// <param name="terms">Names of the columns.</param>
    /// <param name="columns">One array a term, each as long as <paramref name="y"/>. An intercept is a column of ones.</param>
    /// <param name="y">The observations; at least as many as terms.</param>
    /// <param name="options">Weights and error model; null for equal weights and classical errors.</param>
    /// <exception cref="ArgumentException">Lengths that do not match, too few points, a value that is not finite, a weight not above zero, columns that depend on one another, or clusters missing.</exception>
    public static LeastSquares Fit(IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, LeastSquaresOptions? options = null)
    {
        Design.Check(terms, columns, y);
        options ??= new LeastSquaresOptions();
        int n = y.Length, p = columns.Count;
        LeastSquaresOptions.Check(options, n);
        double[] response = y.ToArray();
        double[]? weights = options.Weights?.ToArray();
        double[] roots = options.Roots(n);
        Design design = Design.Of(weights is null ? columns : [.. columns.Select(column => column.Select((v, i) => v * roots[i]).ToArray())], terms);
        (double[] value, double[] residual) = design.Solve(weights is null ? response : [.. response.Select((v, i) => v * roots[i])]);

        GoodnessOfFit quality = QualityOf(columns, response, weights, residual);
        double[] leverages = design.Leverages;
        (Matrix<double> factor, double degrees) = Sandwich.Factor(design, residual, leverages, quality.ResidualStandardDeviation, options);
        var points = new FittedPoint[n];
        for (int i = 0; i < n; i++)
        {
            points[i] = new FittedPoint(response[i], response[i] - (weights is null ? residual[i] : residual[i] / roots[i]));
        }

        // Doubts are looked for when they are asked for: most fits are one of thousands in a resampling, and nobody reads theirs.
        string[] names = [.. terms];
        double[][] own = [.. columns];
        return new LeastSquares(new CoefficientTable(terms, value, factor, degrees), quality, points, leverages, () => Doubts(names, own, points, design, options));
    }

    private static GoodnessOfFit QualityOf(IReadOnlyList<double[]> columns, double[] response, double[]? weights, double[] residual)
    {
        bool hasIntercept = columns.Any(column => column.All(v => v == column[0]));
        double weight = weights?.Sum() ?? response.Length;
        double mean = hasIntercept ? response.Select((v, i) => v * (weights?[i] ?? 1)).Sum() / weight : 0;
        double total = hasIntercept && response.All(v => v == response[0]) ? 0 : Design.SumOfSquares([.. response.Select((v, i) => (v - mean) * Math.Sqrt(weights?[i] ?? 1))]);
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(response.Length, columns.Count, Design.SumOfSquares(residual), total);
        return weights is null ? quality : quality with { LogLikelihood = quality.LogLikelihood + 0.5 * weights.Sum(Elementary.Log) };
    }

    private static List<string> Doubts(string[] terms, double[][] columns, FittedPoint[] points, Design design, LeastSquaresOptions options)
    {
        if (points.Length <= terms.Length)
        {
            return ["As many terms as points: the fit passes through every point and there are no intervals."];
        }

        List<string> doubts = [.. Doubt.Constant(points), .. Doubt.Few(points.Length), .. Doubt.Leverage(design.Leverages), .. Doubt.Collinear(design, columns, terms)];
        if (options is { Errors: ErrorModel.Classical, Weights: null } && columns.Any(column => column.All(v => v == column[0])))
        {
            doubts.AddRange(Doubt.Uneven(design, [.. points.Select(point => point.Residual)]));
        }

        int groups = options.Clusters?.Distinct().Count() ?? 0;
        if (groups is > 0 and < 30)
        {
            doubts.Add($"Standard errors clustered in {groups} groups tend to be too small below about thirty.");
        }

        return doubts;
    }
}

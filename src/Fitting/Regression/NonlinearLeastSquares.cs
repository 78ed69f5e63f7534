using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>Nonlinear least squares: the parameters of a model with the smallest sum of squared residuals.</summary>
/// <remarks>
/// Levenberg–Marquardt with exact derivatives. Standard errors are s √diag (J'J)⁻¹ with the derivatives J at the minimum, and
/// intervals follow by the delta method with n - p degrees of freedom (Seber and Wild 1989, ch. 5): exact for a linear model, close where
/// the model is nearly linear over the intervals. HC3 and clustered errors put J in the place of X. Checked against NIST's 27 certified problems.
/// </remarks>
public sealed class NonlinearLeastSquares : IFit
{
    private const int MostIterations = 10_000;
    private readonly DifferentiatedModel _model;
    private readonly int _predictors;
    private readonly CoefficientTable _table;

    private NonlinearLeastSquares(DifferentiatedModel model, int predictors, CoefficientTable table, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, LeastSquaresMinimum minimum, IReadOnlyList<string> warnings)
    {
        _model = model;
        _predictors = predictors;
        _table = table;
        Quality = quality;
        Points = points;
        Converged = minimum.Converged;
        Iterations = minimum.Iterations;
        Warnings = warnings;
    }

    /// <summary>Whether the search stopped because nothing was left to gain.</summary>
    public bool Converged { get; }

    /// <summary>Steps that the search took.</summary>
    public int Iterations { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms => _table.Terms;

    /// <inheritdoc/>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Covariance of two parameters, in the product of their units; NaN without degrees of freedom.</summary>
    /// <param name="first">Index of a term.</param>
    /// <param name="second">Index of a term.</param>
    public double Covariance(int first, int second) => _table.Covariance(first, second);

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => _table.Interval(term, level);

    /// <inheritdoc/>
    /// <remarks>The new observation is taken to have weight one and, whatever the error model, the residual standard deviation.</remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        if (at.Length != _predictors)
        {
            throw new ArgumentException($"A value for each of {_predictors} predictors is needed; {at.Length} were given.", nameof(at));
        }

        double[] gradient = new double[Terms.Count];
        double mean = _model([.. Terms.Select(term => term.Value)], at, gradient);
        return _table.Predict(at[0], mean, gradient, Quality.ResidualStandardDeviation, level);
    }

    /// <summary>Fits a model whose derivatives come by themselves.</summary>
    /// <param name="model">The model.</param>
    /// <param name="terms">Names of its parameters.</param>
    /// <param name="columns">The predictors: one array each, as long as <paramref name="y"/>.</param>
    /// <param name="y">The observations; at least as many as parameters.</param>
    /// <param name="start">Where the search starts: a value for each parameter.</param>
    /// <param name="mostIterations">Steps tried at most.</param>
    /// <exception cref="ArgumentException">Lengths that do not match, too few points, or a value that is not finite, the model's at the start included.</exception>
    public static NonlinearLeastSquares Fit(
        NonlinearModel model,
        IReadOnlyList<string> terms,
        IReadOnlyList<double[]> columns,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> start,
        int mostIterations = MostIterations) => Fit(model, terms, columns, y, start, new LeastSquaresOptions(), mostIterations);

    /// <summary>Fits a model whose derivatives come by themselves, with weights or robust errors.</summary>
    /// <param name="model">The model.</param>
    /// <param name="terms">Names of its parameters.</param>
    /// <param name="columns">The predictors: one array each, as long as <paramref name="y"/>.</param>
    /// <param name="y">The observations; at least as many as parameters.</param>
    /// <param name="start">Where the search starts: a value for each parameter.</param>
    /// <param name="options">Weights and error model.</param>
    /// <param name="mostIterations">Steps tried at most.</param>
    /// <exception cref="ArgumentException">As above, or options that do not fit the rows.</exception>
    public static NonlinearLeastSquares Fit(
        NonlinearModel model,
        IReadOnlyList<string> terms,
        IReadOnlyList<double[]> columns,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> start,
        LeastSquaresOptions options,
        int mostIterations = MostIterations)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Fit(AutomaticDerivative.Of(model), terms, columns, y, start, options, mostIterations);
    }

    /// <summary>Fits a model whose derivatives were worked out by hand.</summary>
    /// <param name="model">The model.</param>
    /// <param name="terms">Names of its parameters.</param>
    /// <param name="columns">The predictors: one array each, as long as <paramref name="y"/>.</param>
    /// <param name="y">The observations; at least as many as parameters.</param>
    /// <param name="start">Where the search starts: a value for each parameter.</param>
    /// <param name="options">Weights and error model; null for equal weights and classical errors.</param>
    /// <param name="mostIterations">Steps tried at most.</param>
    /// <exception cref="ArgumentException">As above, or options that do not fit the rows.</exception>
    public static NonlinearLeastSquares Fit(
        DifferentiatedModel model,
        IReadOnlyList<string> terms,
        IReadOnlyList<double[]> columns,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> start,
        LeastSquaresOptions? options = null,
        int mostIterations = MostIterations)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new LeastSquaresOptions();
        double[][] rows = Rows(terms, columns, y, start);
        int n = y.Length, p = start.Length;
        LeastSquaresOptions.Check(options, n);
        double[] response = y.ToArray(), roots = options.Roots(n);
        var search = new LevenbergMarquardt(parameters => Residuals(model, parameters, rows, response, roots), parameters => Jacobian(model, parameters, rows, roots), mostIterations);
        if (!double.IsFinite(Design.SumOfSquares(Residuals(model, start.ToArray(), rows, response, roots))))
        {
            throw new ArgumentException("At the start the model has a value that is not finite.", nameof(start));
        }

        LeastSquaresMinimum minimum = search.From(start.ToArray());
        double[] residual = Residuals(model, minimum.Parameters, rows, response, roots);
        double mean = response.Select((v, i) => v * roots[i] * roots[i]).Sum() / Design.SumOfSquares(roots);
        double total = Design.Scatter(response) == 0 ? 0 : Design.SumOfSquares([.. response.Select((v, i) => (v - mean) * roots[i])]);
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(n, p, Design.SumOfSquares(residual), total);
        quality = options.Weights is null ? quality : quality with { LogLikelihood = quality.LogLikelihood + roots.Sum(Elementary.Log) };
        Design? tangent = Tangent(Jacobian(model, minimum.Parameters, rows, roots));
        double[] leverages = tangent?.Leverages ?? [];
        (Matrix<double> factor, double degrees) = tangent is null
            ? (Matrix<double>.Build.Dense(p, p, double.NaN), 0)
            : Sandwich.Factor(tangent, residual, leverages, quality.ResidualStandardDeviation, options);
        var table = new CoefficientTable(terms, minimum.Parameters, factor, degrees);
        FittedPoint[] points = [.. response.Select((v, i) => new FittedPoint(v, v - residual[i] / roots[i]))];
        List<string> doubts = [.. Doubts(minimum, tangent is not null, n, p), .. n > p ? Doubt.Few(n) : [], .. n > p && tangent is not null ? Doubt.Leverage(leverages) : []];
        return new NonlinearLeastSquares(model, columns.Count, table, quality, points, minimum, doubts);
    }

    private static double[][] Rows(IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, ReadOnlySpan<double> start)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(columns);
        int n = y.Length;
        if (terms.Count != start.Length || terms.Count == 0)
        {
            throw new ArgumentException($"Each parameter needs a name and a start: {terms.Count} names and {start.Length} starts were given.", nameof(start));
        }

        if (n < terms.Count)
        {
            throw new ArgumentException($"A fit of {terms.Count} parameters needs at least {terms.Count} points; {n} were given.", nameof(y));
        }

        if (columns.Count == 0 || columns.Any(column => column.Length != n))
        {
            throw new ArgumentException($"Each predictor needs as many values as y, which has {n}.", nameof(columns));
        }

        if (columns.Any(column => column.Any(v => !double.IsFinite(v))) || !double.IsFinite(Design.SumOfSquares(y)))
        {
            throw new ArgumentException("Predictors and y must be finite numbers.", nameof(y));
        }

        return [.. Enumerable.Range(0, n).Select(i => columns.Select(column => column[i]).ToArray())];
    }

    private static double[] Residuals(DifferentiatedModel model, double[] parameters, double[][] rows, double[] y, double[] roots) =>
        [.. rows.Select((row, i) => roots[i] * (y[i] - model(parameters, row, [])))];

    private static Matrix<double> Jacobian(DifferentiatedModel model, double[] parameters, double[][] rows, double[] roots)
    {
        var jacobian = Matrix<double>.Build.Dense(rows.Length, parameters.Length);
        double[] gradient = new double[parameters.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            model(parameters, rows[i], gradient);
            for (int j = 0; j < gradient.Length; j++)
            {
                jacobian[i, j] = roots[i] * gradient[j];
            }
        }

        return jacobian;
    }

    // The tangent plane at the minimum; null where the derivatives do not determine every parameter.
    private static Design? Tangent(Matrix<double> jacobian)
    {
        if (!jacobian.EnumerateColumns().All(column => double.IsFinite(column.L2Norm()) && column.L2Norm() > 0))
        {
            return null;
        }

        try
        {
            return Design.Of([.. jacobian.EnumerateColumns().Select(column => column.ToArray())]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static List<string> Doubts(LeastSquaresMinimum minimum, bool determined, int n, int p)
    {
        var doubts = new List<string>();
        if (!minimum.Converged)
        {
            doubts.Add("The search for the smallest sum of squares did not converge, so the parameters are where it stopped.");
        }

        if (!determined)
        {
            doubts.Add("The data do not determine every parameter near the minimum, so there are no standard errors.");
        }
        else if (n == p)
        {
            doubts.Add("As many parameters as points leave nothing to judge the scatter by: there are no intervals.");
        }

        return doubts;
    }
}

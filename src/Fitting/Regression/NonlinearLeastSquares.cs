using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>Nonlinear least squares: the parameters of a model with the smallest sum of squared residuals.</summary>
/// <remarks>
/// Levenberg–Marquardt with exact derivatives. Standard errors are s √diag (J'J)⁻¹ with the derivatives J at the minimum, and
/// intervals follow by the delta method with n - p degrees of freedom (Seber and Wild 1989, ch. 5): exact for a linear model, close where
/// the model is nearly linear over the intervals. Checked against NIST's 27 certified problems.
/// </remarks>
public sealed class NonlinearLeastSquares : IFit
{
    private readonly NonlinearModel _model;
    private readonly int _predictors;
    private readonly CoefficientTable _table;

    private NonlinearLeastSquares(NonlinearModel model, int predictors, CoefficientTable table, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, LeastSquaresMinimum minimum, IReadOnlyList<string> warnings)
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
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        if (at.Length != _predictors)
        {
            throw new ArgumentException($"A value for each of {_predictors} predictors is needed; {at.Length} were given.", nameof(at));
        }

        double[] gradient = new double[Terms.Count];
        double mean = Gradient(_model, [.. Terms.Select(term => term.Value)], at, gradient);
        return _table.Predict(at[0], mean, gradient, Quality.ResidualStandardDeviation, level);
    }

    /// <summary>Fits a model.</summary>
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
        int mostIterations = 2000)
    {
        ArgumentNullException.ThrowIfNull(model);
        double[][] rows = Rows(terms, columns, y, start);
        double[] response = y.ToArray();
        var search = new LevenbergMarquardt(parameters => Residuals(model, parameters, rows, response), parameters => Jacobian(model, parameters, rows), mostIterations);
        if (!double.IsFinite(Design.SumOfSquares(Residuals(model, start.ToArray(), rows, response))))
        {
            throw new ArgumentException("At the start the model has a value that is not finite.", nameof(start));
        }

        LeastSquaresMinimum minimum = search.From(start.ToArray());
        double[] residual = Residuals(model, minimum.Parameters, rows, response);
        int n = response.Length, p = start.Length;
        double mean = response.Average();
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(n, p, Design.SumOfSquares(residual), Design.SumOfSquares([.. response.Select(v => v - mean)]));
        (Matrix<double> factor, bool determined) = Factor(Jacobian(model, minimum.Parameters, rows));
        var table = new CoefficientTable(terms, minimum.Parameters, factor * quality.ResidualStandardDeviation, determined ? n - p : 0);
        FittedPoint[] points = [.. response.Select((v, i) => new FittedPoint(v, v - residual[i]))];
        return new NonlinearLeastSquares(model, columns.Count, table, quality, points, minimum, Doubts(minimum, determined, n, p));
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

    private static double[] Residuals(NonlinearModel model, double[] parameters, double[][] rows, double[] y)
    {
        Dual[] duals = [.. parameters.Select(v => new Dual(v, 0))];
        return [.. rows.Select((row, i) => y[i] - model(duals, row).Value)];
    }

    private static Matrix<double> Jacobian(NonlinearModel model, double[] parameters, double[][] rows)
    {
        var jacobian = Matrix<double>.Build.Dense(rows.Length, parameters.Length);
        double[] gradient = new double[parameters.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            Gradient(model, parameters, rows[i], gradient);
            jacobian.SetRow(i, gradient);
        }

        return jacobian;
    }

    private static double Gradient(NonlinearModel model, double[] parameters, ReadOnlySpan<double> at, double[] gradient)
    {
        Dual[] duals = [.. parameters.Select(v => new Dual(v, 0))];
        double value = 0;
        for (int j = 0; j < parameters.Length; j++)
        {
            duals[j] = new Dual(parameters[j], 1);
            (value, gradient[j]) = model(duals, at);
            duals[j] = new Dual(parameters[j], 0);
        }

        return value;
    }

    // R⁻¹ of the derivatives, and whether they determine every parameter.
    private static (Matrix<double> Factor, bool Determined) Factor(Matrix<double> jacobian)
    {
        double[] scale = [.. jacobian.EnumerateColumns().Select(column => column.L2Norm())];
        if (scale.All(s => double.IsFinite(s) && s > 0))
        {
            try
            {
                return (Design.Of([.. jacobian.EnumerateColumns().Select(column => column.ToArray())]).Inverse, true);
            }
            catch (ArgumentException)
            {
                // Reported below as a warning.
            }
        }

        return (Matrix<double>.Build.Dense(scale.Length, scale.Length, double.NaN), false);
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

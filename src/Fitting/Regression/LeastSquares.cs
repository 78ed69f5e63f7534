using Forecast.Fitting.Results;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Forecast.Fitting.Regression;

/// <summary>Ordinary least squares: the linear combination of columns with the smallest sum of squared residuals.</summary>
/// <remarks>
/// Columns are scaled to unit length and factored by Householder QR; two steps of refinement on residuals taken in twice the working
/// precision then remove what the factorisation lost. Checked against NIST's eleven certified linear sets.
/// </remarks>
public sealed class LeastSquares : IFit
{
    private const int Refinements = 2;

    // The inverse of R with its columns scaled back: the covariance of the coefficients is its product with its transpose, times the variance.
    private readonly Matrix<double> _inverse;

    private LeastSquares(IReadOnlyList<Coefficient> terms, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, Matrix<double> inverse)
    {
        Terms = terms;
        Quality = quality;
        Points = points;
        _inverse = inverse;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <inheritdoc/>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => Quality.DegreesOfFreedom > 0 ? [] : ["As many terms as points: the fit passes through every point and there are no intervals."];

    /// <inheritdoc/>
    public Interval Interval(int term, double level)
    {
        double half = Critical(level) * Terms[term].StandardError;
        return new Interval(Terms[term].Value - half, Terms[term].Value + half, level);
    }

    /// <inheritdoc/>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        if (at.Length != Terms.Count)
        {
            throw new ArgumentException($"A value for each of {Terms.Count} columns is needed; {at.Length} were given.", nameof(at));
        }

        double mean = 0;
        for (int j = 0; j < at.Length; j++)
        {
            mean += at[j] * Terms[j].Value;
        }

        double leverage = _inverse.TransposeThisAndMultiply(Vector<double>.Build.Dense(at.ToArray())).L2Norm();
        double critical = Critical(level) * Quality.ResidualStandardDeviation;
        double line = critical * leverage, observation = critical * Math.Sqrt(1 + leverage * leverage);
        return new Prediction(at[0], mean, new Interval(mean - line, mean + line, level), new Interval(mean - observation, mean + observation, level));
    }

    /// <summary>Fits y as a linear combination of columns.</summary>
    /// <param name="terms">Names of the columns.</param>
    /// <param name="columns">One array a term, each as long as <paramref name="y"/>. An intercept is a column of ones.</param>
    /// <param name="y">The observations; at least as many as terms.</param>
    /// <exception cref="ArgumentException">Lengths that do not match, too few points, a value that is not finite, or columns that depend on one another.</exception>
    public static LeastSquares Fit(IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(columns);
        int n = y.Length, p = columns.Count;
        if (terms.Count != p || p == 0)
        {
            throw new ArgumentException($"Each column needs one name: {terms.Count} names were given for {p} columns.", nameof(terms));
        }

        if (n < p)
        {
            throw new ArgumentException($"A fit of {p} terms needs at least {p} points; {n} were given.", nameof(y));
        }

        double[] response = y.ToArray();
        double[] scale = new double[p];
        for (int j = 0; j < p; j++)
        {
            if (columns[j].Length != n)
            {
                throw new ArgumentException($"Column '{terms[j]}' has {columns[j].Length} values where y has {n}.", nameof(columns));
            }

            scale[j] = Math.Sqrt(SumOfSquares(columns[j]));
            if (!double.IsFinite(scale[j]) || scale[j] == 0)
            {
                throw new ArgumentException($"Column '{terms[j]}' is zero throughout or holds a value that is not finite.", nameof(columns));
            }
        }

        if (!double.IsFinite(SumOfSquares(response)))
        {
            throw new ArgumentException("y holds a value that is not finite.", nameof(y));
        }

        QR<double> factored = Matrix<double>.Build.Dense(n, p, (i, j) => columns[j][i] / scale[j]).QR(QRMethod.Thin);
        double largest = factored.R.Diagonal().AbsoluteMaximum();
        if (factored.R.Diagonal().AbsoluteMinimum() <= largest * p * 1e-16)
        {
            throw new ArgumentException("One column is a linear combination of the others, so the coefficients are not determined.", nameof(columns));
        }

        double[] value = new double[p];
        double[] residual = response;
        for (int step = 0; step <= Refinements; step++)
        {
            Vector<double> correction = factored.Solve(Vector<double>.Build.Dense(residual));
            for (int j = 0; j < p; j++)
            {
                value[j] += correction[j] / scale[j];
            }

            residual = Residuals(columns, value, response);
        }

        return Summarise(terms, columns, response, value, residual, scale, factored.R.Inverse());
    }

    private static LeastSquares Summarise(
        IReadOnlyList<string> terms,
        IReadOnlyList<double[]> columns,
        double[] response,
        double[] value,
        double[] residual,
        double[] scale,
        Matrix<double> inverse)
    {
        int n = response.Length, p = value.Length;
        bool hasIntercept = columns.Any(column => column.All(v => v == column[0]));
        double mean = hasIntercept ? response.Sum() / n : 0;
        double total = SumOfSquares([.. response.Select(v => v - mean)]);
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(n, p, SumOfSquares(residual), total);
        var coefficients = new Coefficient[p];
        for (int j = 0; j < p; j++)
        {
            double error = n > p ? quality.ResidualStandardDeviation * inverse.Row(j).L2Norm() / scale[j] : double.NaN;
            double statistic = value[j] / error;
            double tail = n > p && double.IsFinite(statistic) ? StudentT.CDF(0, 1, n - p, -Math.Abs(statistic)) : double.NaN;
            coefficients[j] = new Coefficient(terms[j], value[j], error, statistic, 2 * tail);
        }

        var points = new FittedPoint[n];
        for (int i = 0; i < n; i++)
        {
            points[i] = new FittedPoint(response[i], response[i] - residual[i]);
        }

        for (int j = 0; j < p; j++)
        {
            inverse.SetRow(j, inverse.Row(j) / scale[j]);
        }

        return new LeastSquares(coefficients, quality, points, inverse);
    }

    private double Critical(double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        return Quality.DegreesOfFreedom > 0 ? StudentT.InvCDF(0, 1, Quality.DegreesOfFreedom, 0.5 + level / 2) : double.NaN;
    }

    // y - X b with the products and sums carried to twice the precision of a double.
    private static double[] Residuals(IReadOnlyList<double[]> columns, double[] value, double[] y)
    {
        var residual = new double[y.Length];
        for (int i = 0; i < y.Length; i++)
        {
            double high = y[i], low = 0;
            for (int j = 0; j < value.Length; j++)
            {
                double product = -columns[j][i] * value[j];
                double productError = Math.FusedMultiplyAdd(-columns[j][i], value[j], -product);
                double sum = high + product;
                double part = sum - high;
                low += (high - (sum - part)) + (product - part) + productError;
                high = sum;
            }

            residual[i] = high + low;
        }

        return residual;
    }

    private static double SumOfSquares(double[] values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum = Math.FusedMultiplyAdd(v, v, sum);
        }

        return sum;
    }
}

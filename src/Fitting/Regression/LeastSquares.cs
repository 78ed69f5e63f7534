using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>Least squares, ordinary or weighted: the linear combination of columns with the smallest sum of squared residuals.</summary>
/// <remarks>
/// Columns are scaled to unit length and factored by Householder QR; Björck's refinement with residuals in twice the working precision
/// then removes what the factorisation lost. Checked against NIST's eleven certified linear sets.
/// </remarks>
public sealed class LeastSquares : IFit
{
    private readonly CoefficientTable _table;

    private LeastSquares(CoefficientTable table, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, IReadOnlyList<double> leverages, IReadOnlyList<string> warnings)
    {
        _table = table;
        Quality = quality;
        Points = points;
        Leverages = leverages;
        Warnings = warnings;
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
    public IReadOnlyList<string> Warnings { get; }

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
        CheckOptions(options, n);
        double[] response = y.ToArray();
        double[]? weights = options.Weights?.ToArray();
        double[] roots = weights is null ? [] : [.. weights.Select(Math.Sqrt)];
        Design design = Design.Of(weights is null ? columns : [.. columns.Select(column => column.Select((v, i) => v * roots[i]).ToArray())]);
        (double[] value, double[] residual) = design.Solve(weights is null ? response : [.. response.Select((v, i) => v * roots[i])]);

        GoodnessOfFit quality = QualityOf(columns, response, weights, residual);
        double[] leverages = design.Leverages;
        (Matrix<double> factor, double degrees) = Factor(design, residual, leverages, quality, options);
        var points = new FittedPoint[n];
        for (int i = 0; i < n; i++)
        {
            points[i] = new FittedPoint(response[i], response[i] - (weights is null ? residual[i] : residual[i] / roots[i]));
        }

        return new LeastSquares(new CoefficientTable(terms, value, factor, degrees), quality, points, leverages, Doubts(quality, leverages, options, degrees));
    }

    private static void CheckOptions(LeastSquaresOptions options, int n)
    {
        if (options.Weights is not null && (options.Weights.Count != n || options.Weights.Any(w => !(w > 0 && double.IsFinite(w)))))
        {
            throw new ArgumentException($"Each of {n} rows needs one weight above zero; {options.Weights.Count} were given.", nameof(options));
        }

        if ((options.Errors == ErrorModel.Clustered) != options.Clusters is not null)
        {
            throw new ArgumentException("Clustered errors need the cluster of each row, and no other error model takes one.", nameof(options));
        }

        if (options.Clusters is not null && (options.Clusters.Count != n || options.Clusters.Distinct().Count() < 2))
        {
            throw new ArgumentException($"Each of {n} rows needs a cluster, and there must be two or more; {options.Clusters.Count} were given.", nameof(options));
        }
    }

    private static GoodnessOfFit QualityOf(IReadOnlyList<double[]> columns, double[] response, double[]? weights, double[] residual)
    {
        bool hasIntercept = columns.Any(column => column.All(v => v == column[0]));
        double weight = weights?.Sum() ?? response.Length;
        double mean = hasIntercept ? response.Select((v, i) => v * (weights?[i] ?? 1)).Sum() / weight : 0;
        double total = Design.SumOfSquares([.. response.Select((v, i) => (v - mean) * Math.Sqrt(weights?[i] ?? 1))]);
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(response.Length, columns.Count, Design.SumOfSquares(residual), total);
        return weights is null ? quality : quality with { LogLikelihood = quality.LogLikelihood + 0.5 * weights.Sum(Math.Log) };
    }

    private static (Matrix<double> Factor, double Degrees) Factor(Design design, double[] residual, double[] leverages, GoodnessOfFit quality, LeastSquaresOptions options)
    {
        int n = residual.Length, p = design.Inverse.RowCount;
        switch (options.Errors)
        {
            case ErrorModel.Heteroscedastic:
                Matrix<double> scores = Matrix<double>.Build.Dense(p, n, (j, i) => design.Q[i, j] * residual[i] / (1 - leverages[i]));
                return (design.Inverse * scores, leverages.Max() < 1 - 1e-10 ? n - p : 0);
            case ErrorModel.Clustered:
                int[] labels = [.. options.Clusters!.Distinct()];
                Matrix<double> sums = Matrix<double>.Build.Dense(p, labels.Length);
                for (int i = 0; i < n; i++)
                {
                    int group = Array.IndexOf(labels, options.Clusters![i]);
                    for (int j = 0; j < p; j++)
                    {
                        sums[j, group] += design.Q[i, j] * residual[i];
                    }
                }

                double groups = labels.Length;
                return (design.Inverse * sums * Math.Sqrt(groups / (groups - 1) * (n - 1) / (n - p)), n > p ? groups - 1 : 0);
            default:
                return (design.Inverse * quality.ResidualStandardDeviation, n - p);
        }
    }

    private static List<string> Doubts(GoodnessOfFit quality, double[] leverages, LeastSquaresOptions options, double degrees)
    {
        var doubts = new List<string>();
        if (quality.DegreesOfFreedom <= 0)
        {
            doubts.Add("As many terms as points: the fit passes through every point and there are no intervals.");
            return doubts;
        }

        int alone = Array.FindIndex(leverages, h => h > 0.99);
        if (alone >= 0)
        {
            doubts.Add($"Row {alone + 1} decides its own fitted value (leverage {leverages[alone]:F3}), so its residual says nothing of its error and robust standard errors rest on little.");
        }

        if (options.Errors == ErrorModel.Clustered && degrees < 29)
        {
            doubts.Add($"Standard errors clustered in {degrees + 1:F0} groups tend to be too small below about thirty.");
        }

        return doubts;
    }
}

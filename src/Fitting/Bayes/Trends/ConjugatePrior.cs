using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The normal-inverse-gamma prior of a linear regression: β | σ² ~ N(m, σ² Λ⁻¹) and σ² ~ inverse gamma(a, b).</summary>
/// <remarks>The density of σ² is proportional to σ^(-2a - 2) e^(-b / σ²).</remarks>
public sealed class ConjugatePrior
{
    private readonly double[] _mean;
    private readonly double[][] _factor;

    /// <summary>A prior.</summary>
    /// <param name="mean">m, one number a coefficient.</param>
    /// <param name="precision">Λ, symmetric and positive definite, in units of 1 / σ².</param>
    /// <param name="shape">a, positive.</param>
    /// <param name="scale">b, positive, in the square of the unit of the values.</param>
    /// <exception cref="ArgumentException">Sizes that do not match, or a Λ that is not symmetric and positive definite.</exception>
    public ConjugatePrior(IReadOnlyList<double> mean, double[,] precision, double shape, double scale)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(precision);
        _mean = [.. mean.Select(value => Allowed.Finite(value, nameof(mean)))];
        (Shape, Scale) = (Allowed.Positive(shape), Allowed.Positive(scale));
        _factor = Cholesky(precision, _mean.Length);
    }

    private ConjugatePrior(int terms)
    {
        (_mean, _factor, Shape) = (new double[terms], [], -0.5 * terms);
    }

    /// <summary>Number of coefficients.</summary>
    public int Terms => _mean.Length;

    /// <summary>a.</summary>
    public double Shape { get; }

    /// <summary>b.</summary>
    public double Scale { get; }

    /// <summary>Whether it is a distribution; if not there is no marginal likelihood.</summary>
    public bool IsProper => _factor.Length > 0;

    /// <summary>The flat prior, density 1 / σ² over (β, σ²), whose posterior intervals are those of least squares.</summary>
    /// <param name="terms">Number of coefficients.</param>
    public static ConjugatePrior Flat(int terms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        return new ConjugatePrior(terms);
    }

    /// <summary>A prior of coefficients that are independent given σ.</summary>
    /// <param name="mean">Means.</param>
    /// <param name="deviations">Standard deviations as multiples of σ, positive.</param>
    /// <param name="shape">a, positive.</param>
    /// <param name="scale">b, positive.</param>
    public static ConjugatePrior Independent(IReadOnlyList<double> mean, IReadOnlyList<double> deviations, double shape, double scale)
    {
        ArgumentNullException.ThrowIfNull(deviations);
        var precision = new double[deviations.Count, deviations.Count];
        for (int j = 0; j < deviations.Count; j++)
        {
            double deviation = Allowed.Positive(deviations[j], nameof(deviations));
            precision[j, j] = 1 / (deviation * deviation);
        }

        return new ConjugatePrior(mean, precision, shape, scale);
    }

    /// <summary>The prior as further rows of the regression: of each row the values of the columns.</summary>
    internal double[][] Rows() =>
        [.. _factor.Select((_, row) => Enumerable.Range(0, Terms).Select(j => j < row ? 0 : _factor[j][row]).ToArray())];

    /// <summary>What those rows observe.</summary>
    internal double[] Responses() => [.. Rows().Select(row => row.Zip(_mean, (x, m) => x * m).Sum())];

    /// <summary>ln |Λ| / 2.</summary>
    internal double HalfLogDeterminant() => _factor.Select((row, j) => Natural.Log(row[j])).Sum();

    private static double[][] Cholesky(double[,] precision, int terms)
    {
        if (terms == 0 || precision.GetLength(0) != terms || precision.GetLength(1) != terms)
        {
            throw new ArgumentException(
                $"{terms} means need a precision of as many rows and columns; "
                    + $"{precision.GetLength(0)} by {precision.GetLength(1)} were given.",
                nameof(precision));
        }

        var factor = new double[terms][];
        for (int i = 0; i < terms; i++)
        {
            factor[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double sum = precision[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[i][k] * factor[j][k];
                }

                factor[i][j] = i == j ? Math.Sqrt(sum) : sum / factor[j][j];
                if (precision[i, j] != precision[j, i] || !double.IsFinite(factor[i][j]) || (i == j && factor[i][i] == 0))
                {
                    throw new ArgumentException("A precision is symmetric and positive definite.", nameof(precision));
                }
            }
        }

        return factor;
    }
}

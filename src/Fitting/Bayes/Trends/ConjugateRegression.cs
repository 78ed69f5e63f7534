using Forecast.Fitting.Bayes.Sampling;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Linear regression with its posterior in closed form, under a normal-inverse-gamma prior.</summary>
/// <remarks>
/// y = X β + e, e ~ N(0, σ²). The posterior is normal-inverse-gamma again: V⁻¹ = Λ + X'X, m = V (Λ m₀ + X'y), a = a₀ + n / 2 and
/// b = b₀ + (|y - X m|² + (m - m₀)'Λ (m - m₀)) / 2, computed by QR of the rows and the prior's rows together. Coefficients and new
/// observations have Student's t with 2a degrees of freedom (Gelman et al. 2013, ch. 14; O'Hagan and Forster 2004, ch. 11).
/// </remarks>
public sealed class ConjugateRegression : IFit
{
    private const double NoEvidence = double.NaN;
    private readonly CoefficientTable _table;
    private readonly Matrix<double> _root;
    private readonly double[] _value;

    private ConjugateRegression(
        IReadOnlyList<string> terms,
        double[] value,
        Matrix<double> root,
        double shape,
        double scale,
        GoodnessOfFit quality,
        FittedPoint[] points)
    {
        (_value, _root, Shape, Scale, Quality, Points) = (value, root, shape, scale, quality, points);
        _table = new CoefficientTable(terms, value, root * Math.Sqrt(scale / shape), 2 * shape);
    }

    /// <inheritdoc/>
    /// <remarks>The value is m, mean and median; the error √(b Vⱼⱼ / a), the scale of the coefficient's t distribution.</remarks>
    public IReadOnlyList<Coefficient> Terms => _table.Terms;

    /// <inheritdoc/>
    /// <remarks>About the posterior mean.</remarks>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => [.. Doubt.Constant(Points), .. Doubt.Few(Points.Count)];

    /// <summary>a of the posterior of σ², an inverse gamma distribution.</summary>
    public double Shape { get; }

    /// <summary>b of it.</summary>
    public double Scale { get; }

    /// <summary>The logarithm of the marginal likelihood p(y); NaN under a flat prior, which has none.</summary>
    public double LogEvidence { get; private init; } = NoEvidence;

    /// <summary>Fits y as a linear combination of columns.</summary>
    /// <param name="terms">Names of the columns.</param>
    /// <param name="columns">One array a term, each as long as <paramref name="y"/>. An intercept is a column of ones.</param>
    /// <param name="y">The observations; under a flat prior more than there are terms.</param>
    /// <param name="prior">The prior; null for the flat one.</param>
    /// <exception cref="ArgumentException">
    /// Lengths that do not match, a value that is not finite, columns that depend on one another where the prior is flat, too few rows, or
    /// rows that leave no scatter under a flat prior.
    /// </exception>
    public static ConjugateRegression Fit(
        IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, ConjugatePrior? prior = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(columns);
        prior ??= ConjugatePrior.Flat(Math.Max(1, columns.Count));
        int n = y.Length, p = columns.Count;
        if (prior.Terms != p || columns.Any(column => column.Length != n))
        {
            throw new ArgumentException(
                $"A prior of {prior.Terms} coefficients and {n} values were given for columns of "
                    + string.Join(", ", columns.Select(column => column.Length)) + ".",
                nameof(columns));
        }

        double[][] believed = prior.Rows();
        double[] response = y.ToArray();
        double[][] stacked = [.. columns.Select((column, j) => (double[])[.. column, .. believed.Select(row => row[j])])];
        double[] observed = [.. response, .. prior.Responses()];
        Design.Check(terms, stacked, observed);
        Design design = Design.Of(stacked, terms);
        (double[] value, double[] residual) = design.Solve(observed);
        double shape = prior.Shape + 0.5 * n, scale = prior.Scale + 0.5 * Design.SumOfSquares(residual);
        if (!(shape > 0 && scale > 0))
        {
            throw new ArgumentException(
                $"A flat prior needs more rows than terms, not all of them fitted exactly; {n} rows and {p} terms were given.", nameof(y));
        }

        FittedPoint[] points = [.. response.Select((v, i) => new FittedPoint(v, v - residual[i]))];
        double total = columns.Any(column => column.All(v => v == column[0])) ? Design.Scatter(response) : Design.SumOfSquares(response);
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(n, p, Design.SumOfSquares(residual.AsSpan(0, n)), total);
        double logRoot = Enumerable.Range(0, p).Sum(j => Natural.Log(Math.Abs(design.Inverse[j, j])));
        return new ConjugateRegression(terms, value, design.Inverse, shape, scale, quality, points)
        {
            LogEvidence = !prior.IsProper ? NoEvidence : prior.HalfLogDeterminant() + logRoot - 0.5 * n * Natural.LogOfTwoPi
                + prior.Shape * Natural.Log(prior.Scale) - shape * Natural.Log(scale)
                + GammaFunctions.LogGamma(shape) - GammaFunctions.LogGamma(prior.Shape),
        };
    }

    /// <summary>V of two coefficients: their posterior covariance given σ, over σ².</summary>
    /// <param name="first">Index of a term.</param>
    /// <param name="second">Index of a term.</param>
    public double Covariance(int first, int second) => _root.Row(first).DotProduct(_root.Row(second));

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => _table.Interval(term, level);

    /// <inheritdoc/>
    public Prediction Predict(ReadOnlySpan<double> at, double level) => _table.Predict(at, Math.Sqrt(Scale / Shape), level);

    /// <summary>The posterior distribution of a coefficient.</summary>
    /// <param name="term">Index of the term.</param>
    public StudentT Marginal(int term) => new(2 * Shape, _value[term], Terms[term].StandardError);

    /// <summary>The distribution of a new observation.</summary>
    /// <param name="at">The value of each column there.</param>
    /// <exception cref="ArgumentException">Another number of values than columns.</exception>
    public StudentT Predictive(ReadOnlySpan<double> at)
    {
        if (at.Length != _value.Length)
        {
            throw new ArgumentException($"A value for each of {_value.Length} columns is needed; {at.Length} were given.", nameof(at));
        }

        double mean = 0;
        for (int j = 0; j < at.Length; j++)
        {
            mean += at[j] * _value[j];
        }

        double spread = _root.TransposeThisAndMultiply(Vector<double>.Build.Dense(at.ToArray())).L2Norm();
        return new StudentT(2 * Shape, mean, Math.Sqrt(Scale / Shape * (1 + spread * spread)));
    }

    /// <summary>Independent joint draws of the coefficients and of σ, the last parameter, called sigma.</summary>
    /// <param name="draws">Draws of each chain, at least one.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="chains">Number of chains, for company with sampled posteriors; their draws are independent too.</param>
    public Posterior Draw(int draws, StreamKey key, int chains = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(chains, 1);
        var values = new double[chains][][];
        for (int chain = 0; chain < chains; chain++)
        {
            values[chain] = Chain(draws, new RandomSequence(key.Child((ulong)chain)));
        }

        return new Posterior([.. Terms.Select(term => term.Term), "sigma"], values);
    }

    private double[][] Chain(int draws, RandomSequence random)
    {
        int p = _value.Length;
        double[][] columns = [.. Enumerable.Range(0, p + 1).Select(_ => new double[draws])];
        var precision = new Gamma(Shape, 1 / Scale);
        var z = new double[p];
        for (int draw = 0; draw < draws; draw++)
        {
            double sigma = columns[p][draw] = 1 / Math.Sqrt(precision.Quantile(random.NextUniform()));
            StandardNormal.Fill(random, z);
            for (int j = 0; j < p; j++)
            {
                // The root is upper triangular.
                double sum = 0;
                for (int k = j; k < p; k++)
                {
                    sum += _root[j, k] * z[k];
                }

                columns[j][draw] = _value[j] + sigma * sum;
            }
        }

        return columns;
    }
}

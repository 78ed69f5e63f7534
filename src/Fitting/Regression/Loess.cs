using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>LOESS: a smooth curve, at each place the line or parabola through the nearest points.</summary>
/// <remarks>
/// The nearest ⌊span · n⌋ points have weight (1 - (d / d_max)³)³ (Cleveland 1979). The fitted value is a linear combination l(x)'y, so its
/// standard error is s |l(x)|, with s² = RSS / δ₁ and t of δ₁² / δ₂ degrees of freedom, δ_k = tr[((I - L)(I - L)')^k] (Cleveland and
/// Devlin 1988); errors are taken to be independent with one variance, and the curve to be unbiased. A smooth has no coefficients:
/// <see cref="Terms"/> is empty. It describes the data and does not extrapolate them.
/// </remarks>
public sealed class Loess : IFit
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double _lookup;

    private Loess(double[] x, double[] y, double span, int degree, double traceOfSmoother, double delta1, double delta2, IReadOnlyList<FittedPoint> points)
    {
        _x = x;
        _y = y;
        Span = span;
        Degree = degree;
        EquivalentParameters = traceOfSmoother;
        _lookup = delta1 * delta1 / delta2;
        Points = points;
        double squares = points.Sum(point => point.Residual * point.Residual);
        Quality = GoodnessOfFit.FromSumsOfSquares(x.Length, (int)Math.Round(traceOfSmoother), squares, Design.Scatter(y)) with
        {
            ResidualStandardDeviation = Math.Sqrt(squares / delta1),
        };
    }

    /// <summary>Share of the points in each local fit.</summary>
    public double Span { get; }

    /// <summary>1 for local lines, 2 for local parabolas.</summary>
    public int Degree { get; }

    /// <summary>Number of coefficients that a linear fit as supple would have: the trace of the smoother.</summary>
    public double EquivalentParameters { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms => [];

    /// <inheritdoc/>
    /// <remarks>Degrees of freedom are the points less <see cref="EquivalentParameters"/>, rounded; the deviation divides by δ₁.</remarks>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => Span * _x.Length < 5 * (Degree + 1) ? [$"Each local fit rests on {Math.Floor(Span * _x.Length):F0} points only, so the curve follows the noise."] : [.. Doubt.Few(_x.Length)];

    /// <summary>Fits the curve.</summary>
    /// <param name="x">Where the observations are.</param>
    /// <param name="y">The observations, one a place.</param>
    /// <param name="span">Share of the points in each local fit, above 0 and at most 1.</param>
    /// <param name="degree">1 for local lines, 2 for local parabolas.</param>
    /// <exception cref="ArgumentException">Lengths that differ, a value that is not finite, a span or degree out of range, or a neighbourhood with too few different places.</exception>
    public static Loess Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double span = 0.75, int degree = 1)
    {
        int n = x.Length;
        if (n != y.Length || !double.IsFinite(Design.SumOfSquares(x)) || !double.IsFinite(Design.SumOfSquares(y)))
        {
            throw new ArgumentException($"A smooth needs a finite value for each of its places; {n} places and {y.Length} values were given.", nameof(y));
        }

        if (degree is not (1 or 2) || !(span > 0 && span <= 1) || Math.Floor(span * n + 1e-5) < degree + 2)
        {
            throw new ArgumentException($"A smooth has degree 1 or 2 and a span that holds at least two points more than that; degree {degree} and span {span} were given for {n} points.", nameof(span));
        }

        double[] places = x.ToArray(), values = y.ToArray();
        var smoother = Matrix<double>.Build.Dense(n, n);
        var points = new FittedPoint[n];
        for (int i = 0; i < n; i++)
        {
            double[] row = Row(places, places[i], span, degree);
            smoother.SetRow(i, row);
            points[i] = new FittedPoint(values[i], Combine(row, values));
        }

        Matrix<double> rest = Matrix<double>.Build.DenseIdentity(n) - smoother;
        Matrix<double> squared = rest.TransposeAndMultiply(rest);
        return new Loess(places, values, span, degree, smoother.Trace(), squared.Trace(), squared.Enumerate().Sum(v => v * v), points);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Always: a smooth has no terms.</exception>
    public Interval Interval(int term, double level) => throw new ArgumentOutOfRangeException(nameof(term), term, "A smooth has no terms.");

    /// <inheritdoc/>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        CoefficientTable.CheckLevel(level);
        if (at.Length != 1)
        {
            throw new ArgumentException($"A smooth is asked about one place; {at.Length} values were given.", nameof(at));
        }

        double[] row = Row(_x, at[0], Span, Degree);
        double mean = Combine(row, _y), squares = Design.SumOfSquares(row);
        double critical = new StudentT(_lookup).Quantile(0.5 + level / 2) * Quality.ResidualStandardDeviation;
        double line = critical * Math.Sqrt(squares), observation = critical * Math.Sqrt(1 + squares);
        return new Prediction(at[0], mean, new Interval(mean - line, mean + line, level), new Interval(mean - observation, mean + observation, level));
    }

    // l(x): what each observation contributes to the curve at a place.
    private static double[] Row(double[] x, double at, double span, int degree)
    {
        double[] distance = [.. x.Select(v => Math.Abs(v - at))];
        double[] sorted = [.. distance.Order()];
        double reach = sorted[(int)Math.Floor(span * x.Length + 1e-5) - 1];
        int[] near = [.. Enumerable.Range(0, x.Length).Where(i => distance[i] < reach)];
        if (near.Select(i => x[i]).Distinct().Count() <= degree)
        {
            throw new ArgumentException($"There are too few different places about {at} for a local fit; a wider span is needed.", nameof(span));
        }

        double[] roots = [.. near.Select(i => Tricube(distance[i] / reach))];
        double[][] columns =
        [
            .. from k in Enumerable.Range(0, degree + 1)
               select near.Select((i, m) => Power((x[i] - at) / reach, degree - k) * roots[m]).ToArray(),
        ];

        // The value at the place is the coefficient of the constant: what the powers leave of it, over its squared length.
        foreach ((int later, int earlier) in Pairs(degree))
        {
            Remove(columns[later], columns[earlier]);
        }

        double[] constant = columns[degree];
        double squares = Design.SumOfSquares(constant);
        var row = new double[x.Length];
        for (int k = 0; k < near.Length; k++)
        {
            row[near[k]] = constant[k] / squares * roots[k];
        }

        return row;
    }

    // The square root of Cleveland's tricube weight, of a distance over the reach.
    private static double Tricube(double distance)
    {
        double rest = 1 - distance * distance * distance;
        return rest * Math.Sqrt(rest);
    }

    private static double Power(double x, int k) => k == 0 ? 1 : x * Power(x, k - 1);

    // Gram and Schmidt's order, each column twice, so that rounding leaves nothing of the earlier ones in the later.
    private static IEnumerable<(int Later, int Earlier)> Pairs(int degree) =>
        from later in Enumerable.Range(1, degree) from pass in Enumerable.Range(0, 2) from earlier in Enumerable.Range(0, later) select (later, earlier);

    private static void Remove(double[] from, double[] direction)
    {
        double share = Combine(from, direction) / Design.SumOfSquares(direction);
        for (int i = 0; i < from.Length; i++)
        {
            from[i] = Math.FusedMultiplyAdd(-share, direction[i], from[i]);
        }
    }

    private static double Combine(double[] row, double[] values)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(row[i], values[i], sum);
        }

        return sum;
    }
}

using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>Linear regression with Student-t errors, by maximum likelihood: outliers are expected, and count for less.</summary>
/// <remarks>
/// y = X b + s e with e of the t distribution with ν degrees of freedom (Lange, Little and Taylor 1989). Solved by the EM weights
/// (ν + 1) / (ν + r² / s²); ν is given or maximised over 1 to 200. Standard errors are Huber's for any ψ (1981, eq. 7.6.1), here
/// ψ(u) = (ν + 1) u / (ν + u²): κ² s² Σψ² / (n - p) over the squared mean of ψ', times (X'X)⁻¹, with t of n - p degrees. They hold for
/// errors that are not of this t too, where those from the information, (ν + 3) / (ν + 1) s² (X'X)⁻¹, fall short.
/// </remarks>
public sealed class StudentRegression : IFit
{
    private const int MostSteps = 5000;
    private const double LeastShape = 1, GreatestShape = 200;
    private readonly CoefficientTable _table;

    private StudentRegression(CoefficientTable table, GoodnessOfFit quality, IReadOnlyList<FittedPoint> points, double scale, double shape, IReadOnlyList<string> warnings)
    {
        _table = table;
        Quality = quality;
        Points = points;
        Scale = scale;
        Shape = shape;
        Warnings = warnings;
    }

    /// <summary>Scale of the errors, in the unit of y; their standard deviation is larger by √(ν / (ν - 2)).</summary>
    public double Scale { get; }

    /// <summary>ν, the degrees of freedom of the errors: the smaller, the heavier their tails.</summary>
    public double Shape { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms => _table.Terms;

    /// <inheritdoc/>
    /// <remarks>The log-likelihood is that of the t errors.</remarks>
    public GoodnessOfFit Quality { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <inheritdoc/>
    public Interval Interval(int term, double level) => _table.Interval(term, level);

    /// <inheritdoc/>
    /// <remarks>The half-widths of the line and of a t error are added in quadrature.</remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        Prediction line = _table.Predict(at, 0, level);
        double half = (line.Confidence.High - line.Confidence.Low) / 2;
        double error = Scale * new StudentT(Shape).Quantile(0.5 + level / 2);
        double both = Math.Sqrt(half * half + error * error);
        return line with { Predictive = new Interval(line.Mean - both, line.Mean + both, level) };
    }

    /// <summary>Fits y as a linear combination of columns.</summary>
    /// <param name="terms">Names of the columns.</param>
    /// <param name="columns">One array a term, each as long as <paramref name="y"/>. An intercept is a column of ones.</param>
    /// <param name="y">The observations; more than there are terms.</param>
    /// <param name="shape">ν, above zero; null to fit it, for which some fifty points are needed.</param>
    /// <exception cref="ArgumentException">Lengths that do not match, too few points, a value that is not finite, a ν not above zero, or columns that depend on one another.</exception>
    public static StudentRegression Fit(IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, double? shape = 4)
    {
        Design.Check(terms, columns, y);
        if (shape is not null && !(shape > 0 && double.IsFinite(shape.Value)) || y.Length <= columns.Count)
        {
            throw new ArgumentException($"A fit with t errors needs degrees of freedom above zero and more points than terms; {shape}, {y.Length} points and {columns.Count} terms were given.", nameof(shape));
        }

        double[] response = y.ToArray();
        Design design = Design.Of(columns, terms);
        double nu = shape ?? Likeliest(design, columns, response);
        Maximum maximum = Maximise(design, columns, response, nu);
        int n = response.Length, p = columns.Count;
        GoodnessOfFit quality = GoodnessOfFit.FromSumsOfSquares(n, p, Design.SumOfSquares(maximum.Residual), Design.Scatter(response)) with { LogLikelihood = maximum.LogLikelihood };
        var table = new CoefficientTable(terms, maximum.Value, design.Inverse * (maximum.Scale * Spread(maximum, nu, n, p)), n - p);
        FittedPoint[] points = [.. response.Select((v, i) => new FittedPoint(v, v - maximum.Residual[i]))];
        List<string> doubts = [.. Doubts(maximum, shape, nu, n), .. Doubt.Constant(points), .. Doubt.Few(n), .. Doubt.Leverage(design.Leverages), .. Doubt.Collinear(design, columns, terms)];
        return new StudentRegression(table, quality, points, maximum.Scale, nu, doubts);
    }

    // √(Σψ² / (n - p)) κ over the mean of ψ', with κ = 1 + p var ψ' / (n mean² ψ').
    private static double Spread(Maximum maximum, double nu, int n, int p)
    {
        double squares = 0, slopes = 0, squaredSlopes = 0;
        foreach (double residual in maximum.Residual)
        {
            double u = residual / maximum.Scale, below = nu + u * u, psi = (nu + 1) * u / below, slope = (nu + 1) * (nu - u * u) / (below * below);
            squares += psi * psi;
            slopes += slope / n;
            squaredSlopes += slope * slope / n;
        }

        double kappa = 1 + p * (squaredSlopes - slopes * slopes) / (n * slopes * slopes);
        return maximum.Scale == 0 ? 0 : slopes > 0 ? Math.Sqrt(squares / (n - p)) * kappa / slopes : double.NaN;
    }

    private static Maximum Maximise(Design design, IReadOnlyList<double[]> columns, double[] y, double nu)
    {
        (double[] value, double[] residual) = design.Solve(y);
        int n = y.Length;
        double variance = Design.SumOfSquares(residual) / n;
        bool converged = variance == 0;
        for (int step = 0; step < MostSteps && !converged; step++)
        {
            double[] weights = [.. residual.Select(r => (nu + 1) / (nu + r * r / variance))];
            value = Reweighted.Solve(columns, y, weights);
            double[] next = Reweighted.Residuals(columns, y, value);

            // Dividing by the sum of the weights instead of n keeps the fixed point and reaches it sooner (Kent, Tyler and Vardi 1994).
            double nextVariance = next.Select((r, i) => weights[i] * r * r).Sum() / weights.Sum();
            converged = Reweighted.Distance(next, residual) <= 1e-12 * Math.Sqrt(n * variance) && Math.Abs(nextVariance / variance - 1) < 1e-12;
            (residual, variance) = (next, nextVariance);
        }

        double scale = Math.Sqrt(variance);
        double constant = GammaFunctions.LogGamma((nu + 1) / 2) - GammaFunctions.LogGamma(nu / 2)
            - 0.5 * Elementary.Log(nu * Math.PI) - Elementary.Log(scale);
        double logLikelihood = residual.Sum(r => constant - (nu + 1) / 2 * Elementary.Log(1 + r * r / (nu * variance)));
        return new Maximum(value, residual, scale, logLikelihood, converged);
    }

    // Golden section over the logarithm of ν.
    private static double Likeliest(Design design, IReadOnlyList<double[]> columns, double[] y)
    {
        double low = Elementary.Log(LeastShape), high = Elementary.Log(GreatestShape);
        double share = (Math.Sqrt(5) - 1) / 2;
        double left = high - share * (high - low), right = low + share * (high - low);
        double atLeft = At(left), atRight = At(right);
        while (high - low > 1e-5)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - share * (high - low);
                atLeft = At(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + share * (high - low);
                atRight = At(right);
            }
        }

        return Elementary.Exp((low + high) / 2);

        double At(double logShape) => Maximise(design, columns, y, Elementary.Exp(logShape)).LogLikelihood;
    }

    private static List<string> Doubts(Maximum maximum, double? shape, double nu, int n)
    {
        var doubts = new List<string>();
        if (!maximum.Converged)
        {
            doubts.Add("The search for the largest likelihood did not converge, so the coefficients are where it stopped.");
        }

        if (shape is null && (nu < 1.01 * LeastShape || nu > 0.99 * GreatestShape))
        {
            doubts.Add($"The degrees of freedom of the errors ended at the edge of the range searched, {nu:F0}.");
        }

        if (shape is null && n < 50)
        {
            doubts.Add($"With {n} points the degrees of freedom of the errors are hardly determined.");
        }

        return doubts;
    }

    private sealed record Maximum(double[] Value, double[] Residual, double Scale, double LogLikelihood, bool Converged);
}

using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

/// <summary>A Huber problem of any smooth curve, given by the logarithm of its value and the derivatives of that by its parameters.</summary>
/// <remarks>
/// The Hessian is Σ w ψ'(r) ∂r ∂rᵀ + Σ w ψ(r) ∂²r, the second part from forward differences of the derivatives given. It steers the search
/// alone: the objective and its gradient, and so the minimum, are exact.
/// </remarks>
public sealed class LogCurveProblem : HuberProblem
{
    private const double Step = 1e-6;
    private readonly LogCurve _curve;
    private readonly double[] _logY;

    /// <summary>Prepares the rows.</summary>
    /// <param name="curve">The curve at all rows.</param>
    /// <param name="terms">Number of parameters.</param>
    /// <param name="y">Observations; positive.</param>
    /// <exception cref="ArgumentException">Fewer rows than parameters, or an observation that is not positive and finite.</exception>
    public LogCurveProblem(LogCurve curve, int terms, ReadOnlySpan<double> y)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        if (y.Length < terms)
        {
            throw new ArgumentException($"A curve of {terms} parameters needs at least as many rows; {y.Length} were given.", nameof(y));
        }

        (_curve, Terms) = (curve, terms);
        _logY = new double[y.Length];
        for (int i = 0; i < y.Length; i++)
        {
            _logY[i] = y[i] > 0 && double.IsFinite(y[i])
                ? Elementary.Log(y[i])
                : throw new ArgumentException($"Row {i}: {y[i]} has no logarithm; a positive number is wanted.", nameof(y));
        }
    }

    /// <inheritdoc/>
    public override int Rows => _logY.Length;

    /// <inheritdoc/>
    public override int Terms { get; }

    /// <inheritdoc/>
    public override double[] UnitWeights()
    {
        var weights = new double[Rows];
        Array.Fill(weights, 1);
        return weights;
    }

    /// <inheritdoc/>
    public override double[] Residuals(ReadOnlySpan<double> theta)
    {
        var residuals = new double[Rows];
        _curve(theta, residuals, new double[Rows * Terms]);
        for (int i = 0; i < Rows; i++)
        {
            residuals[i] -= _logY[i];
        }

        return residuals;
    }

    internal override double Evaluate(
        ReadOnlySpan<double> theta,
        ReadOnlySpan<double> weights,
        double threshold,
        Span<double> gradient,
        Span<double> hessian,
        Span<double> squares)
    {
        int p = Terms, rows = Rows;
        double[] fitted = new double[rows], jacobian = new double[rows * p], slopes = new double[rows];
        _curve(theta, fitted, jacobian);
        gradient.Clear();
        hessian.Clear();
        squares.Clear();
        double value = 0;
        for (int i = 0; i < rows; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            double r = fitted[i] - _logY[i], clipped = Math.Clamp(r, -threshold, threshold);
            bool isSquare = Math.Abs(r) <= threshold;
            slopes[i] = weights[i] * clipped;
            value = Math.FusedMultiplyAdd(slopes[i], r - 0.5 * clipped, value);
            ReadOnlySpan<double> row = jacobian.AsSpan(i * p, p);
            for (int k = 0, at = 0; k < p; k++)
            {
                gradient[k] = Math.FusedMultiplyAdd(slopes[i], row[k], gradient[k]);
                squares[k] = Math.FusedMultiplyAdd(weights[i] * row[k], row[k], squares[k]);
                for (int l = 0; l <= k; l++, at++)
                {
                    hessian[at] = isSquare ? Math.FusedMultiplyAdd(weights[i] * row[k], row[l], hessian[at]) : hessian[at];
                }
            }
        }

        Bend(theta, jacobian, slopes, hessian);
        return value;
    }

    // Adds Σ slope ∂²r, made symmetric.
    private void Bend(ReadOnlySpan<double> theta, double[] jacobian, double[] slopes, Span<double> hessian)
    {
        int p = Terms, rows = Rows;
        double[] aside = theta.ToArray(), fitted = new double[rows], moved = new double[rows * p];
        for (int l = 0; l < p; l++)
        {
            double h = Step * Math.Max(Math.Abs(theta[l]), 0.1);
            aside[l] = theta[l] + h;
            _curve(aside, fitted, moved);
            aside[l] = theta[l];
            for (int k = 0; k < p; k++)
            {
                double sum = 0;
                for (int i = 0; i < rows; i++)
                {
                    sum = Math.FusedMultiplyAdd(slopes[i], moved[i * p + k] - jacobian[i * p + k], sum);
                }

                int at = k >= l ? k * (k + 1) / 2 + l : l * (l + 1) / 2 + k;
                hessian[at] += (k == l ? 1 : 0.5) * sum / h;
            }
        }
    }
}

/// <summary>The logarithm of a curve at every row, and its derivatives.</summary>
/// <param name="theta">The parameters.</param>
/// <param name="logs">Receives ln of the fitted value, one a row; not a number where the parameters are not allowed.</param>
/// <param name="jacobian">Receives the derivatives of that by the parameters, row after row.</param>
public delegate void LogCurve(ReadOnlySpan<double> theta, Span<double> logs, Span<double> jacobian);

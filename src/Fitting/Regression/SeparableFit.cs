using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>A fit that is linear in some parameters, which are zero or more, given the others.</summary>
/// <remarks>
/// min Σ_i (y_i - Σ_j c_j φ_j(x_i; τ))² over τ and c ≥ 0 by variable projection: for each τ the best c is found exactly, so only τ is
/// searched (Golub and Pereyra 1973), by Levenberg–Marquardt steps with the Jacobian of Kaufman 1975. Weights go into φ and y: divide both
/// by the error of each row.
/// </remarks>
public sealed class SeparableFit
{
    private const int MostIterations = 200;

    private SeparableFit(double[] shape, double[] coefficients, double sumOfSquares, int iterations, bool converged)
    {
        Shape = shape;
        Coefficients = coefficients;
        SumOfSquares = sumOfSquares;
        Iterations = iterations;
        IsConverged = converged;
    }

    /// <summary>τ, the parameters the columns depend on.</summary>
    public IReadOnlyList<double> Shape { get; }

    /// <summary>c, the coefficients of the columns.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Sum of squared residuals at the fit.</summary>
    public double SumOfSquares { get; }

    /// <summary>Steps tried from the start that led here.</summary>
    public int Iterations { get; }

    /// <summary>Whether no step lowered the sum any more.</summary>
    public bool IsConverged { get; }

    /// <summary>Fits from several starts and keeps the lowest.</summary>
    /// <param name="columns">The columns φ at some τ, each as long as <paramref name="y"/>.</param>
    /// <param name="y">The observations.</param>
    /// <param name="starts">Values of τ to start from, at least one.</param>
    /// <exception cref="ArgumentException">No start.</exception>
    public static SeparableFit Fit(Func<double[], double[][]> columns, double[] y, IReadOnlyList<double[]> starts)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(starts);
        if (starts.Count == 0)
        {
            throw new ArgumentException("A search needs at least one start.", nameof(starts));
        }

        var found = new SeparableFit[starts.Count];
        Parallel.For(0, starts.Count, i => found[i] = From(columns, y, starts[i]));
        return found.MinBy(fit => double.IsNaN(fit.SumOfSquares) ? double.PositiveInfinity : fit.SumOfSquares)!;
    }

    private static SeparableFit From(Func<double[], double[][]> columns, double[] y, double[] start)
    {
        double[] shape = [.. start];
        State state = At(columns, y, shape);
        double damping = 1e-3;
        int iteration = 0;
        bool converged = state.SumOfSquares == 0;
        for (; !converged && iteration < MostIterations && double.IsFinite(state.SumOfSquares); iteration++)
        {
            Matrix<double> jacobian = Jacobian(columns, shape, state);
            Matrix<double> normal = jacobian.TransposeThisAndMultiply(jacobian);
            Vector<double> gradient = jacobian.TransposeThisAndMultiply(Vector<double>.Build.Dense(state.Residuals));
            bool improved = false;
            while (!improved && damping < 1e12)
            {
                Matrix<double> damped = normal.Clone();
                for (int k = 0; k < shape.Length; k++)
                {
                    damped[k, k] += damping * normal[k, k] + 1e-300;
                }

                Vector<double> step = damped.Solve(gradient);
                double[] trial = [.. shape.Select((value, k) => value - step[k])];
                State next = step.All(double.IsFinite) ? At(columns, y, trial) : state;
                improved = next.SumOfSquares < state.SumOfSquares;
                if (improved)
                {
                    converged = state.SumOfSquares - next.SumOfSquares <= 1e-14 * state.SumOfSquares;
                    (shape, state, damping) = (trial, next, Math.Max(damping * 0.2, 1e-14));
                }
                else
                {
                    damping *= 4;
                }
            }

            converged |= !improved;
        }

        return new SeparableFit(shape, state.Coefficients, state.SumOfSquares, iteration, converged);
    }

    private static State At(Func<double[], double[][]> columns, double[] y, double[] shape)
    {
        double[][] basis = columns(shape);
        if (basis.Any(column => !column.All(double.IsFinite)))
        {
            return new State(basis, [], [], double.PositiveInfinity);
        }

        double[] c = NonNegativeLeastSquares.Solve(basis, y);
        var residuals = new double[y.Length];
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double fitted = 0;
            for (int j = 0; j < c.Length; j++)
            {
                fitted = Math.FusedMultiplyAdd(c[j], basis[j][i], fitted);
            }

            residuals[i] = fitted - y[i];
            sum = Math.FusedMultiplyAdd(residuals[i], residuals[i], sum);
        }

        return new State(basis, c, residuals, sum);
    }

    // Σ_j c_j ∂φ_j/∂τ_k, less its part in the span of the columns in use, which the coefficients take up.
    private static Matrix<double> Jacobian(Func<double[], double[][]> columns, double[] shape, State state)
    {
        int rows = state.Residuals.Length;
        Matrix<double> jacobian = Matrix<double>.Build.Dense(rows, shape.Length);
        for (int k = 0; k < shape.Length; k++)
        {
            double h = 1e-6 * Math.Max(Math.Abs(shape[k]), 1e-3);
            double[][] above = columns([.. shape.Select((value, l) => l == k ? value + h : value)]);
            double[][] below = columns([.. shape.Select((value, l) => l == k ? value - h : value)]);
            for (int i = 0; i < rows; i++)
            {
                double sum = 0;
                for (int j = 0; j < state.Coefficients.Length; j++)
                {
                    sum += state.Coefficients[j] * (above[j][i] - below[j][i]);
                }

                jacobian[i, k] = double.IsFinite(sum) ? sum / (2 * h) : 0;
            }
        }

        double[][] used = [.. state.Basis.Where((_, j) => state.Coefficients[j] > 0)];
        if (used.Length == 0)
        {
            return jacobian;
        }

        Matrix<double> q = Matrix<double>.Build.DenseOfColumnArrays(used).QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Q;
        return jacobian - q * q.TransposeThisAndMultiply(jacobian);
    }

    private sealed record State(double[][] Basis, double[] Coefficients, double[] Residuals, double SumOfSquares);
}

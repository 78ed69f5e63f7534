namespace Forecast.Fitting.Regression;

/// <summary>Where the search for the minimum of a <see cref="HuberProblem"/> ended.</summary>
/// <param name="Theta">The parameters there.</param>
/// <param name="Objective">Weighted sum of the losses there.</param>
/// <param name="Iterations">Newton steps tried.</param>
/// <param name="IsConverged">Whether the gradient vanished.</param>
public sealed record HuberMinimum(double[] Theta, double Objective, int Iterations, bool IsConverged)
{
    private const int MostIterations = 300, Continued = 12;
    private const double GradientTolerance = 1e-9, Rounding = 1e-14, LargestScale = 0.01;

    /// <summary>Goes downhill from a start by damped Newton steps (Levenberg 1944, Marquardt 1963) with the exact Hessian.</summary>
    /// <param name="problem">The rows.</param>
    /// <param name="weights">A weight for each row, from <see cref="HuberProblem.UnitWeights"/>.</param>
    /// <param name="threshold">δ of the Huber loss, in units of the logarithm; positive.</param>
    /// <param name="start">Parameters to start at.</param>
    /// <remarks>
    /// It has converged when no parameter's column of the Jacobian correlates with the clipped residuals by more than 1e-9, or when no
    /// step lowers the objective by more than its rounding error.
    /// </remarks>
    public static HuberMinimum Find(HuberProblem problem, ReadOnlySpan<double> weights, double threshold, ReadOnlySpan<double> start)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (!(threshold > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold of a Huber loss is above zero.");
        }

        int p = problem.Terms, pairs = p * (p + 1) / 2;
        Span<double> gradient = stackalloc double[p], hessian = stackalloc double[pairs], squares = stackalloc double[p];
        Span<double> nextGradient = stackalloc double[p], nextHessian = stackalloc double[pairs], nextSquares = stackalloc double[p];
        Span<double> factor = stackalloc double[pairs], step = stackalloc double[p];
        double[] theta = start.ToArray();
        var trial = new double[p];
        double total = 0;
        foreach (double w in weights)
        {
            total += w;
        }

        double value = problem.Evaluate(theta, weights, threshold, gradient, hessian, squares);
        double damping = 1e-3;
        int iteration = 0;
        bool converged = Correlation(gradient, squares, total, threshold) <= GradientTolerance;
        while (!converged && iteration < MostIterations && damping < 1e15)
        {
            iteration++;
            if (!Solve(hessian, gradient, squares, damping, factor, step))
            {
                damping = Math.Max(damping * 4, 1e-6);
                continue;
            }

            for (int k = 0; k < p; k++)
            {
                trial[k] = theta[k] + step[k];
            }

            double predicted = Decrease(hessian, gradient, step);
            double next = problem.Evaluate(trial, weights, threshold, nextGradient, nextHessian, nextSquares);
            double ratio = (value - next) / predicted;
            if (predicted <= Rounding * value && damping <= 1)
            {
                converged = true;
            }
            else if (ratio > 1e-4)
            {
                (theta, trial) = (trial, theta);
                value = next;
                nextGradient.CopyTo(gradient);
                nextHessian.CopyTo(hessian);
                nextSquares.CopyTo(squares);
                damping = ratio > 0.75 ? damping * 0.1 : ratio < 0.25 ? damping * 3 : damping;
                converged = Correlation(gradient, squares, total, threshold) <= GradientTolerance;
            }
            else
            {
                damping = Math.Max(damping * 5, 1e-6);
            }
        }

        return new HuberMinimum(theta, value, iteration, converged);
    }

    /// <summary>The lowest of the minima reached from several starts; the first of equals.</summary>
    /// <param name="problem">The rows.</param>
    /// <param name="threshold">δ of the Huber loss.</param>
    /// <param name="starts">Parameters to start at, at least one.</param>
    /// <param name="threads">Threads at most, 0 for all; the result does not depend on it.</param>
    /// <remarks>
    /// Every start is searched from at once, and the twelve that led lowest once more by way of thresholds that shrink from 300 times the one
    /// asked for, since a threshold far below the residuals leaves kinks that can stop a search from far away.
    /// </remarks>
    public static HuberMinimum FindLowest(HuberProblem problem, double threshold, IReadOnlyList<double[]> starts, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(starts);
        if (starts.Count == 0)
        {
            throw new ArgumentException("A search needs at least one start.", nameof(starts));
        }

        var direct = new HuberMinimum[starts.Count];
        double[] weights = problem.UnitWeights();
        Parallel.For(0, direct.Length, Parallelism.Of(threads), i => direct[i] = Find(problem, weights, threshold, starts[i]));
        int[] best = [.. Enumerable.Range(0, direct.Length).OrderBy(i => Rank(direct[i])).Take(Continued)];
        var continued = new HuberMinimum[best.Length];
        Parallel.For(0, best.Length, Parallelism.Of(threads), i =>
            continued[i] = FindAbsolute(problem, weights, 300 * threshold, threshold, starts[best[i]]));
        return direct.Concat(continued).MinBy(Rank)!;
    }

    /// <summary>The least sum of absolute residuals near a start: the limit of a Huber loss whose threshold goes to zero.</summary>
    /// <param name="problem">The rows.</param>
    /// <param name="weights">A weight for each row.</param>
    /// <param name="threshold">The threshold to begin at.</param>
    /// <param name="last">The threshold to end at.</param>
    /// <param name="start">Parameters to start at.</param>
    /// <remarks>
    /// The threshold shrinks by a factor of three, and each minimum starts the next search (Madsen and Nielsen 1993). <see cref="Objective"/>
    /// is that of the last threshold.
    /// </remarks>
    public static HuberMinimum FindAbsolute(HuberProblem problem, ReadOnlySpan<double> weights, double threshold, double last, ReadOnlySpan<double> start)
    {
        HuberMinimum minimum = Find(problem, weights, threshold, start);
        int iterations = minimum.Iterations;
        while (threshold > last)
        {
            threshold = Math.Max(threshold / 3, last);
            minimum = Find(problem, weights, threshold, minimum.Theta);
            iterations += minimum.Iterations;
        }

        return minimum with { Iterations = iterations };
    }

    private static double Rank(HuberMinimum minimum) => double.IsNaN(minimum.Objective) ? double.PositiveInfinity : minimum.Objective;

    // A threshold so high that the loss is square everywhere says nothing about the size of the residuals.
    private static double Correlation(ReadOnlySpan<double> gradient, ReadOnlySpan<double> squares, double total, double threshold)
    {
        double largest = 0, scale = Math.Min(threshold, LargestScale);
        for (int k = 0; k < gradient.Length; k++)
        {
            largest = Math.Max(largest, Math.Abs(gradient[k]) / (scale * Math.Sqrt(total * squares[k]) + 1e-300));
        }

        return double.IsNaN(largest) ? double.PositiveInfinity : largest;
    }

    private static double Decrease(ReadOnlySpan<double> hessian, ReadOnlySpan<double> gradient, ReadOnlySpan<double> step)
    {
        double decrease = 0;
        for (int k = 0, at = 0; k < step.Length; k++)
        {
            decrease -= gradient[k] * step[k];
            for (int l = 0; l <= k; l++, at++)
            {
                decrease -= (l == k ? 0.5 : 1) * hessian[at] * step[k] * step[l];
            }
        }

        return decrease;
    }

    // (H + λ diag) s = -g by Cholesky; false where the matrix is not positive definite.
    private static bool Solve(ReadOnlySpan<double> hessian, ReadOnlySpan<double> gradient, ReadOnlySpan<double> squares, double damping, Span<double> factor, Span<double> step)
    {
        int p = gradient.Length;
        for (int k = 0, row = 0; k < p; row += ++k)
        {
            for (int l = 0, other = 0; l <= k; other += ++l)
            {
                double sum = hessian[row + l] + (l == k ? damping * (squares[k] + 1e-30) : 0);
                for (int m = 0; m < l; m++)
                {
                    sum -= factor[row + m] * factor[other + m];
                }

                if (l < k)
                {
                    factor[row + l] = sum / factor[other + l];
                }
                else if (sum > 1e-14 * squares[k])
                {
                    factor[row + k] = Math.Sqrt(sum);
                }
                else
                {
                    return false;
                }
            }
        }

        for (int k = 0, row = 0; k < p; row += ++k)
        {
            double sum = -gradient[k];
            for (int m = 0; m < k; m++)
            {
                sum -= factor[row + m] * step[m];
            }

            step[k] = sum / factor[row + k];
        }

        for (int k = p - 1; k >= 0; k--)
        {
            double sum = step[k];
            for (int m = k + 1; m < p; m++)
            {
                sum -= factor[m * (m + 1) / 2 + k] * step[m];
            }

            step[k] = sum / factor[k * (k + 1) / 2 + k];
        }

        return true;
    }
}

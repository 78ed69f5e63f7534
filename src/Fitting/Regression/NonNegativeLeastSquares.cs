using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>Least squares whose coefficients may not be below zero.</summary>
/// <remarks>Lawson and Hanson, <i>Solving Least Squares Problems</i> (1974), ch. 23, with a QR factorisation of the columns in use.</remarks>
public static class NonNegativeLeastSquares
{
    private const double Tolerance = 1e-10;

    /// <summary>The coefficients c ≥ 0 that bring Σ_j c_j column_j closest to y.</summary>
    /// <param name="columns">The columns, each as long as <paramref name="y"/>.</param>
    /// <param name="y">What is to be fitted.</param>
    public static double[] Solve(IReadOnlyList<double[]> columns, ReadOnlySpan<double> y)
    {
        ArgumentNullException.ThrowIfNull(columns);
        int p = columns.Count;
        double[] norms = [.. columns.Select(Norm)];
        for (int j = 0; j < p; j++)
        {
            if (columns[j].Length != y.Length)
            {
                throw new ArgumentException($"Column {j} has {columns[j].Length} rows; y has {y.Length}.", nameof(columns));
            }
        }

        var c = new double[p];
        var used = new bool[p];
        double[] residual = y.ToArray();
        double scale = Norm(residual);
        for (int round = 0; round < 3 * p + 3; round++)
        {
            int entering = -1;
            double steepest = Tolerance * scale;
            for (int j = 0; j < p; j++)
            {
                double slope = used[j] || norms[j] == 0 ? 0 : Dot(columns[j], residual) / norms[j];
                (entering, steepest) = slope > steepest ? (j, slope) : (entering, steepest);
            }

            if (entering < 0)
            {
                break;
            }

            used[entering] = true;
            Settle(columns, norms, y, used, c);
            for (int i = 0; i < residual.Length; i++)
            {
                residual[i] = y[i];
                for (int j = 0; j < p; j++)
                {
                    residual[i] -= c[j] * columns[j][i];
                }
            }
        }

        return c;
    }

    // Solves for the columns in use; while one comes out negative, goes as far towards the solution as zero allows and drops it.
    private static void Settle(IReadOnlyList<double[]> columns, double[] norms, ReadOnlySpan<double> y, bool[] used, double[] c)
    {
        for (int round = 0; round < used.Length + 1; round++)
        {
            int[] set = [.. Enumerable.Range(0, used.Length).Where(j => used[j])];
            Vector<double> solution = Matrix<double>.Build.Dense(y.Length, set.Length, (i, k) => columns[set[k]][i] / norms[set[k]]).QR().Solve(Vector<double>.Build.Dense(y.ToArray()));
            double share = 1;
            for (int k = 0; k < set.Length; k++)
            {
                double target = solution[k] / norms[set[k]];
                share = target <= 0 ? Math.Min(share, c[set[k]] / (c[set[k]] - target + double.Epsilon)) : share;
            }

            for (int k = 0; k < set.Length; k++)
            {
                double target = solution[k] / norms[set[k]];
                c[set[k]] += share * (target - c[set[k]]);
                if (share < 1 && c[set[k]] <= 1e-14 * Math.Abs(target))
                {
                    (c[set[k]], used[set[k]]) = (0, false);
                }
            }

            if (share >= 1)
            {
                return;
            }
        }
    }

    private static double Norm(double[] values) => Math.Sqrt(Dot(values, values));

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return sum;
    }
}

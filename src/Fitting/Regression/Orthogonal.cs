namespace Forecast.Fitting.Regression;

/// <summary>Columns X = Q R, by Householder's reflections: Q orthonormal, R upper triangular (Golub and Van Loan 2013, section 5.2).</summary>
internal sealed class Orthogonal
{
    private readonly double[] _r;

    private Orthogonal(double[][] q, double[] r)
    {
        Q = q;
        _r = r;
    }

    /// <summary>The orthonormal columns.</summary>
    public double[][] Q { get; }

    /// <summary>An element of R.</summary>
    public double R(int i, int j) => i <= j ? _r[i * Q.Length + j] : 0;

    /// <summary>Factors columns.</summary>
    /// <param name="columns">The columns, at least as long as there are of them; they are overwritten.</param>
    public static Orthogonal Of(double[][] columns)
    {
        int p = columns.Length, n = columns[0].Length;
        var r = new double[p * p];
        var lengths = new double[p];
        for (int k = 0; k < p; k++)
        {
            double[] v = columns[k];
            double norm = Math.Sqrt(Design.SumOfSquares(v.AsSpan(k)));
            double diagonal = v[k] > 0 ? -norm : norm;
            v[k] -= diagonal;
            lengths[k] = Design.SumOfSquares(v.AsSpan(k));
            r[k * p + k] = diagonal;
            for (int j = k + 1; j < p; j++)
            {
                Reflect(v, lengths[k], columns[j], k);
                r[k * p + j] = columns[j][k];
            }
        }

        double[][] q = new double[p][];
        for (int j = 0; j < p; j++)
        {
            q[j] = new double[n];
            q[j][j] = 1;
            for (int k = p - 1; k >= 0; k--)
            {
                Reflect(columns[k], lengths[k], q[j], k);
            }
        }

        return new Orthogonal(q, r);
    }

    /// <summary>Q'f.</summary>
    public double[] Project(ReadOnlySpan<double> f)
    {
        var projected = new double[Q.Length];
        for (int j = 0; j < projected.Length; j++)
        {
            projected[j] = Dot(Q[j], f);
        }

        return projected;
    }

    /// <summary>x with R x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        int p = Q.Length;
        double[] x = b.ToArray();
        for (int i = p - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < p; j++)
            {
                x[i] = Math.FusedMultiplyAdd(-_r[i * p + j], x[j], x[i]);
            }

            x[i] /= _r[i * p + i];
        }

        return x;
    }

    /// <summary>x with R'x = b.</summary>
    public double[] SolveTransposed(ReadOnlySpan<double> b)
    {
        int p = Q.Length;
        double[] x = b.ToArray();
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < i; j++)
            {
                x[i] = Math.FusedMultiplyAdd(-_r[j * p + i], x[j], x[i]);
            }

            x[i] /= _r[i * p + i];
        }

        return x;
    }

    private static double Dot(double[] a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return sum;
    }

    private static void Reflect(double[] v, double length, double[] column, int from)
    {
        double dot = 0;
        for (int i = from; i < v.Length; i++)
        {
            dot = Math.FusedMultiplyAdd(v[i], column[i], dot);
        }

        double share = length > 0 ? 2 * dot / length : 0;
        for (int i = from; i < v.Length; i++)
        {
            column[i] = Math.FusedMultiplyAdd(-share, v[i], column[i]);
        }
    }
}

using Forecast.Fitting.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>Columns that a linear fit combines: checked, scaled to unit length and factored by Householder QR.</summary>
internal sealed class Design
{
    private const int Refinements = 4;

    // A correction below it does not move the nearest double.
    private const double Settled = 1e-18;

    // What rounding leaves of a column that is a combination of others, as a part of its length; NIST's Filip, hard as it is, keeps 5e-8.
    private const double Rounding = 1e-14;
    private readonly IReadOnlyList<double[]> _columns;
    private readonly double[] _scale;
    private readonly Orthogonal _factors;
    private Matrix<double>? _q;

    private Design(IReadOnlyList<double[]> columns, double[] scale, Orthogonal factors)
    {
        (_columns, _scale, _factors) = (columns, scale, factors);
        int p = scale.Length;
        Inverse = Matrix<double>.Build.Dense(p, p);
        for (int j = 0; j < p; j++)
        {
            var unit = new double[p];
            unit[j] = 1;
            double[] column = factors.Solve(unit);
            for (int i = 0; i <= j; i++)
            {
                Inverse[i, j] = column[i] / scale[i];
            }
        }

        Leverages = new double[columns[0].Length];
        foreach (double[] q in factors.Q)
        {
            for (int i = 0; i < q.Length; i++)
            {
                Leverages[i] = Math.FusedMultiplyAdd(q[i], q[i], Leverages[i]);
            }
        }
    }

    /// <summary>An orthonormal basis of the columns: n rows, a column a term.</summary>
    public Matrix<double> Q => _q ??= Matrix<double>.Build.DenseOfColumnArrays(_factors.Q);

    /// <summary>R⁻¹ in the units of the columns: (X'X)⁻¹ is its product with its transpose.</summary>
    public Matrix<double> Inverse { get; }

    /// <summary>Share of each observation in its own fitted value: the diagonal of the hat matrix.</summary>
    public double[] Leverages { get; }

    /// <summary>By what factor the other columns raise the variance of each coefficient (Belsley, Kuh and Welsch 1980).</summary>
    /// <param name="constant">Index of a constant column, about which the others' scatter is taken; below zero where there is none.</param>
    public double[] VarianceInflation(int constant)
    {
        var inflation = new double[_columns.Count];
        for (int j = 0; j < inflation.Length; j++)
        {
            Vector<double> column = Vector<double>.Build.Dense(_columns[j]);
            if (constant >= 0)
            {
                Vector<double> level = Vector<double>.Build.Dense(_columns[constant]);
                column -= level * (level.DotProduct(column) / level.DotProduct(level));
            }

            inflation[j] = j == constant ? 1 : column.DotProduct(column) * Inverse.Row(j).DotProduct(Inverse.Row(j));
        }

        return inflation;
    }

    /// <summary>Checks what a linear fit is given.</summary>
    public static void Check(IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(columns);
        int n = y.Length, p = columns.Count;
        if (terms.Count != p || p == 0)
        {
            throw new ArgumentException($"Each column needs one name: {terms.Count} names were given for {p} columns.", nameof(terms));
        }

        if (n < p)
        {
            throw new ArgumentException($"A fit of {p} terms needs at least {p} points; {n} were given.", nameof(y));
        }

        for (int j = 0; j < p; j++)
        {
            if (columns[j].Length != n)
            {
                throw new ArgumentException($"Column '{terms[j]}' has {columns[j].Length} values where y has {n}.", nameof(columns));
            }

            double squares = SumOfSquares(columns[j]);
            if (!double.IsFinite(squares) || squares == 0)
            {
                throw new ArgumentException($"Column '{terms[j]}' is zero throughout or holds a value that is not finite.", nameof(columns));
            }
        }

        if (!double.IsFinite(SumOfSquares(y)))
        {
            throw new ArgumentException("y holds a value that is not finite.", nameof(y));
        }
    }

    /// <summary>Factors columns that have been checked.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="terms">Their names, for the sentence of a refusal; null where nobody will read it.</param>
    /// <exception cref="ArgumentException">A column is a combination of the others.</exception>
    public static Design Of(IReadOnlyList<double[]> columns, IReadOnlyList<string>? terms = null)
    {
        double[] scale = [.. columns.Select(column => Math.Sqrt(SumOfSquares(column)))];
        Orthogonal factors = Orthogonal.Of([.. columns.Select((column, j) => Array.ConvertAll(column, v => v / scale[j]))]);
        double[] diagonal = [.. scale.Select((_, j) => Math.Abs(factors.R(j, j)))];
        double least = diagonal.Max() * columns.Count * Rounding;
        int tied = Array.FindIndex(diagonal, length => !(length > least));
        return tied < 0 ? new Design(columns, scale, factors) : throw new ArgumentException(Combination(factors, tied, terms), nameof(columns));
    }

    /// <summary>The coefficients with the smallest sum of squared residuals, and those residuals.</summary>
    /// <remarks>
    /// Björck's refinement (1967): coefficients b and residuals r are corrected together, by the system r + X b = y, X'r = 0 solved for
    /// what is left of its right-hand side in twice the working precision; large residuals then no longer swamp the coefficients.
    /// </remarks>
    public (double[] Value, double[] Residual) Solve(double[] y)
    {
        int n = y.Length, p = _columns.Count;
        var value = new DoubleDouble[p];
        var residual = new DoubleDouble[n];
        (double[] left, double[] slope) = (y, new double[p]);
        for (int step = 0; ; step++)
        {
            double[] projected = _factors.Project(left);
            double[] h = _factors.SolveTransposed(slope);
            for (int j = 0; j < p; j++)
            {
                projected[j] -= h[j];
            }

            double[] change = _factors.Solve(projected);
            bool isSettled = true;
            for (int j = 0; j < p; j++)
            {
                double correction = change[j] / _scale[j];
                value[j] += correction;
                isSettled &= Math.Abs(correction) <= Settled * Math.Abs(value[j].Value);
            }

            for (int i = 0; i < n; i++)
            {
                double fitted = 0;
                for (int j = 0; j < p; j++)
                {
                    fitted = Math.FusedMultiplyAdd(_factors.Q[j][i], projected[j], fitted);
                }

                residual[i] += left[i] - fitted;
            }

            if (isSettled || step == Refinements)
            {
                return (Array.ConvertAll(value, v => v.Value), Array.ConvertAll(residual, v => v.Value));
            }

            (left, slope) = Left(y, value, residual);
        }
    }

    /// <summary>A sum of squares.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double v in values)
        {
            sum = Math.FusedMultiplyAdd(v, v, sum);
        }

        return sum;
    }

    /// <summary>Sum of squares about the mean: exactly zero where all values are equal, whatever the mean is rounded to.</summary>
    public static double Scatter(double[] values)
    {
        if (Array.TrueForAll(values, v => v == values[0]))
        {
            return 0;
        }

        double mean = values.Average();
        return SumOfSquares([.. values.Select(v => v - mean)]);
    }

    // The combination is read off R: column j of it in terms of those before.
    private static string Combination(Orthogonal factors, int tied, IReadOnlyList<string>? terms)
    {
        if (terms is null || tied == 0)
        {
            return "One column is a linear combination of the others, so the coefficients are not determined.";
        }

        Matrix<double> r = Matrix<double>.Build.Dense(tied, tied, factors.R);
        Vector<double> shares = r.Solve(Vector<double>.Build.Dense(tied, k => factors.R(k, tied)));
        IEnumerable<string> others = terms.Take(tied).Where((_, k) => Math.Abs(shares[k]) > 1e-6 * shares.AbsoluteMaximum()).Select(term => $"'{term}'");
        return $"Column '{terms[tied]}' is a linear combination of {string.Join(", ", others)}, so the coefficients are not determined.";
    }

    // y - r - X b, and -X'r in the scaled columns.
    private (double[] Rows, double[] Slope) Left(double[] y, DoubleDouble[] value, DoubleDouble[] residual)
    {
        var rows = new double[y.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            DoubleDouble sum = y[i] - residual[i];
            for (int j = 0; j < value.Length; j++)
            {
                sum -= _columns[j][i] * value[j];
            }

            rows[i] = sum.Value;
        }

        var slope = new double[value.Length];
        for (int j = 0; j < value.Length; j++)
        {
            DoubleDouble sum = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                sum -= _columns[j][i] * residual[i];
            }

            slope[j] = sum.Value / _scale[j];
        }

        return (rows, slope);
    }
}

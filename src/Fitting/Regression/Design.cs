using Forecast.Fitting.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Forecast.Fitting.Regression;

/// <summary>Columns that a linear fit combines: checked, scaled to unit length and factored by Householder QR.</summary>
internal sealed class Design
{
    private const int Refinements = 4;

    // What rounding leaves of a column that is a combination of others, as a part of its length; NIST's Filip, hard as it is, keeps 5e-8.
    private const double Rounding = 1e-14;
    private readonly IReadOnlyList<double[]> _columns;
    private readonly double[] _scale;
    private readonly Matrix<double> _r;

    private Design(IReadOnlyList<double[]> columns, double[] scale, QR<double> factored)
    {
        _columns = columns;
        _scale = scale;
        _r = factored.R;
        Q = factored.Q;
        Inverse = factored.R.Inverse();
        for (int j = 0; j < scale.Length; j++)
        {
            Inverse.SetRow(j, Inverse.Row(j) / scale[j]);
        }
    }

    /// <summary>An orthonormal basis of the columns: n rows, a column a term.</summary>
    public Matrix<double> Q { get; }

    /// <summary>R⁻¹ in the units of the columns: (X'X)⁻¹ is its product with its transpose.</summary>
    public Matrix<double> Inverse { get; }

    /// <summary>Share of each observation in its own fitted value: the diagonal of the hat matrix.</summary>
    public double[] Leverages => [.. Enumerable.Range(0, Q.RowCount).Select(i => Q.Row(i).DotProduct(Q.Row(i)))];

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
        QR<double> factored = Matrix<double>.Build.Dense(columns[0].Length, columns.Count, (i, j) => columns[j][i] / scale[j]).QR(QRMethod.Thin);
        Matrix<double> r = factored.R;
        double least = r.Diagonal().AbsoluteMaximum() * columns.Count * Rounding;
        int tied = Enumerable.Range(0, columns.Count).FirstOrDefault(j => !(Math.Abs(r[j, j]) > least), -1);
        return tied < 0 ? new Design(columns, scale, factored) : throw new ArgumentException(Combination(r, tied, terms), nameof(columns));
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
        double[] left = y;
        var slope = Vector<double>.Build.Dense(p);
        for (int step = 0; ; step++)
        {
            Vector<double> f = Vector<double>.Build.Dense(left);
            Vector<double> h = _r.Transpose().Solve(slope);
            Vector<double> projected = Q.TransposeThisAndMultiply(f);
            Vector<double> change = _r.Solve(projected - h);
            Vector<double> residualChange = f - Q * (projected - h);
            for (int j = 0; j < p; j++)
            {
                value[j] += change[j] / _scale[j];
            }

            for (int i = 0; i < n; i++)
            {
                residual[i] += residualChange[i];
            }

            if (step == Refinements)
            {
                return ([.. value.Select(v => v.Value)], [.. residual.Select(v => v.Value)]);
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
    private static string Combination(Matrix<double> r, int tied, IReadOnlyList<string>? terms)
    {
        if (terms is null || tied == 0)
        {
            return "One column is a linear combination of the others, so the coefficients are not determined.";
        }

        Vector<double> shares = r.SubMatrix(0, tied, 0, tied).Solve(r.Column(tied, 0, tied));
        IEnumerable<string> others = terms.Take(tied).Where((_, k) => Math.Abs(shares[k]) > 1e-6 * shares.AbsoluteMaximum()).Select(term => $"'{term}'");
        return $"Column '{terms[tied]}' is a linear combination of {string.Join(", ", others)}, so the coefficients are not determined.";
    }

    // y - r - X b, and -X'r in the scaled columns.
    private (double[] Rows, Vector<double> Slope) Left(double[] y, DoubleDouble[] value, DoubleDouble[] residual)
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

        var slope = Vector<double>.Build.Dense(value.Length);
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

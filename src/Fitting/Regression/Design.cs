using Forecast.Fitting.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Forecast.Fitting.Regression;

/// <summary>Columns that a linear fit combines: checked, scaled to unit length and factored by Householder QR.</summary>
internal sealed class Design
{
    private const int Refinements = 4;
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
    /// <exception cref="ArgumentException">A column is a combination of the others.</exception>
    public static Design Of(IReadOnlyList<double[]> columns)
    {
        double[] scale = [.. columns.Select(column => Math.Sqrt(SumOfSquares(column)))];
        QR<double> factored = Matrix<double>.Build.Dense(columns[0].Length, columns.Count, (i, j) => columns[j][i] / scale[j]).QR(QRMethod.Thin);
        double largest = factored.R.Diagonal().AbsoluteMaximum();
        if (!(factored.R.Diagonal().AbsoluteMinimum() > largest * columns.Count * 1e-16))
        {
            throw new ArgumentException("One column is a linear combination of the others, so the coefficients are not determined.", nameof(columns));
        }

        return new Design(columns, scale, factored);
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

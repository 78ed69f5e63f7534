using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>The lines through as many points as there are terms, one of which has the smallest check loss.</summary>
/// <remarks>
/// A simplex search in the manner of Barrodale and Roberts (1973): from one line it leaves along the steepest of the edges on which all
/// but one point stay interpolated, and passes points until the loss no longer falls. Ties are parted by moving y by a billionth of
/// its scatter; the coefficients are those of the y given, on the points that the search ends with, which are optimal for it too.
/// </remarks>
internal sealed class QuantileVertices
{
    private const double Parting = 1e-9;
    private const double GoldenRatio = 0.6180339887498949;
    private readonly IReadOnlyList<double[]> _columns;
    private readonly double[] _y;
    private readonly double[] _parted;
    private readonly int[] _start;

    public QuantileVertices(IReadOnlyList<string> terms, IReadOnlyList<double[]> columns, double[] y)
    {
        _columns = [.. columns.Select(column => column.ToArray())];
        _y = y;
        Design = Design.Of(_columns, terms);
        double[] residual = Design.Solve(y).Residual;
        double scatter = Math.Sqrt(Design.SumOfSquares(residual) / y.Length);
        _parted = [.. y.Select((v, i) => v + Parting * scatter * ((i + 1) * GoldenRatio % 1))];
        _start = Independent([.. Enumerable.Range(0, y.Length).OrderBy(i => Math.Abs(residual[i]))]);
    }

    public Design Design { get; }

    /// <summary>The coefficients with the smallest check loss at a quantile.</summary>
    public double[] Minimise(double tau) => Coefficients(At(tau).Basis);

    /// <summary>The line with the smallest check loss at a quantile.</summary>
    public QuantileTableau At(double tau)
    {
        QuantileTableau tableau = Tableau();
        tableau.Minimise(tau, [.. Enumerable.Repeat(1.0, _y.Length)]);
        return tableau;
    }

    /// <summary>Room for searches of one's own.</summary>
    public QuantileTableau Tableau() => new(Design.Q, _parted, _start);

    /// <summary>The coefficients of the line through some points.</summary>
    public double[] Coefficients(ReadOnlySpan<int> basis)
    {
        int p = basis.Length;
        var rows = Matrix<double>.Build.Dense(p, p);
        var right = Vector<double>.Build.Dense(p);
        for (int k = 0; k < p; k++)
        {
            right[k] = _y[basis[k]];
            for (int j = 0; j < p; j++)
            {
                rows[k, j] = _columns[j][basis[k]];
            }
        }

        return rows.Solve(right).ToArray();
    }

    // The first rows, in the order given, that determine the coefficients.
    private int[] Independent(int[] order)
    {
        var chosen = new List<int>();
        var directions = new List<Vector<double>>();
        foreach (int i in order)
        {
            Vector<double> row = Design.Q.Row(i);
            double length = row.L2Norm();
            foreach (Vector<double> direction in directions.Concat(directions))
            {
                row -= direction * direction.DotProduct(row);
            }

            if (row.L2Norm() > 1e-7 * length && chosen.Count < Design.Q.ColumnCount)
            {
                chosen.Add(i);
                directions.Add(row.Normalize(2));
            }
        }

        return [.. chosen];
    }
}

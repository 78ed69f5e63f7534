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
    private readonly Vector<double> _parted;
    private readonly int[] _start;

    public QuantileVertices(IReadOnlyList<double[]> columns, double[] y)
    {
        _columns = columns;
        _y = y;
        Design = Design.Of(columns);
        double[] residual = Design.Solve(y).Residual;
        double scatter = Math.Sqrt(Design.SumOfSquares(residual) / y.Length);
        _parted = Vector<double>.Build.Dense(y.Length, i => y[i] + Parting * scatter * ((i + 1) * GoldenRatio % 1));
        _start = Independent([.. Enumerable.Range(0, y.Length).OrderBy(i => Math.Abs(residual[i]))]);
    }

    public Design Design { get; }

    /// <summary>The coefficients with the smallest check loss at a quantile.</summary>
    public double[] Minimise(double tau)
    {
        int p = _start.Length, n = _y.Length;
        int[] basis = [.. _start];
        for (int iteration = 0; iteration < 50 * (n + p); iteration++)
        {
            Matrix<double> inverse = Rows(basis).Inverse();
            Vector<double> residual = _parted - Design.Q * (inverse * Vector<double>.Build.Dense(p, k => _parted[basis[k]]));
            Matrix<double> along = Design.Q * inverse;
            (int leaving, double sign, double slope) = Steepest(along, residual, basis, tau);
            if (slope >= -1e-10)
            {
                break;
            }

            int entering = Entering(along.Column(leaving) * sign, residual, basis, slope);
            if (entering < 0)
            {
                break;
            }

            basis[leaving] = entering;
        }

        Matrix<double> rows = Matrix<double>.Build.Dense(p, p, (k, j) => _columns[j][basis[k]]);
        return rows.Solve(Vector<double>.Build.Dense(p, k => _y[basis[k]])).ToArray();
    }

    private Matrix<double> Rows(int[] basis) => Matrix<double>.Build.Dense(basis.Length, basis.Length, (k, j) => Design.Q[basis[k], j]);

    // The edge along which the loss falls fastest, and how fast.
    private static (int Leaving, double Sign, double Slope) Steepest(Matrix<double> along, Vector<double> residual, int[] basis, double tau)
    {
        (int leaving, double sign, double slope) = (0, 1, double.PositiveInfinity);
        for (int k = 0; k < basis.Length; k++)
        {
            double loss = 0;
            for (int i = 0; i < residual.Count; i++)
            {
                loss -= Array.IndexOf(basis, i) >= 0 ? 0 : along[i, k] * (residual[i] < 0 ? tau - 1 : tau);
            }

            if (loss + 1 - tau < slope)
            {
                (leaving, sign, slope) = (k, 1, loss + 1 - tau);
            }

            if (tau - loss < slope)
            {
                (leaving, sign, slope) = (k, -1, tau - loss);
            }
        }

        return (leaving, sign, slope);
    }

    // The point at which the loss stops falling.
    private static int Entering(Vector<double> along, Vector<double> residual, int[] basis, double slope)
    {
        int[] ahead =
        [
            .. Enumerable.Range(0, residual.Count)
                .Where(i => Array.IndexOf(basis, i) < 0 && Math.Abs(along[i]) > 1e-14 && residual[i] / along[i] >= 0)
                .OrderBy(i => residual[i] / along[i]),
        ];
        foreach (int i in ahead)
        {
            slope += Math.Abs(along[i]);
            if (slope >= 0)
            {
                return i;
            }
        }

        return -1;
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

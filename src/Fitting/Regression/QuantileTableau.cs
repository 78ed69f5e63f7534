using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>One line through as many points as there are terms, and what every other point has to do with it: the working memory of a simplex search.</summary>
/// <remarks>
/// Row i of the tableau holds the coordinates of point i's predictors in those of the points on the line. A search goes on from wherever the
/// last one ended, which for a resample is a few steps from its own answer.
/// </remarks>
internal sealed class QuantileTableau
{
    private const double Flat = 1e-10;
    private const double LeastCoordinate = 1e-12;
    private const int StepsBetweenFactorings = 50;
    private readonly Matrix<double> _q;
    private readonly double[] _y;
    private readonly int _terms;
    private readonly double[] _along;
    private readonly double[] _residual;
    private readonly int[] _basis;
    private readonly bool[] _onLine;
    private readonly WeightedOrder _crossings;

    /// <param name="q">An orthonormal basis of the columns.</param>
    /// <param name="y">The observations, no two residuals of which are tied.</param>
    /// <param name="basis">The points on the first line.</param>
    public QuantileTableau(Matrix<double> q, double[] y, int[] basis)
    {
        _q = q;
        _y = y;
        _terms = basis.Length;
        _along = new double[y.Length * _terms];
        _residual = new double[y.Length];
        _basis = [.. basis];
        _onLine = new bool[y.Length];
        _crossings = new WeightedOrder(y.Length);
        Factor();
    }

    /// <summary>The points on the line.</summary>
    public ReadOnlySpan<int> Basis => _basis;

    /// <summary>Takes over another tableau of the same points.</summary>
    public void Copy(QuantileTableau other)
    {
        other._along.CopyTo(_along, 0);
        other._residual.CopyTo(_residual, 0);
        other._basis.CopyTo(_basis, 0);
        other._onLine.CopyTo(_onLine, 0);
    }

    /// <summary>Goes to the line with the smallest check loss, each point counted so many times.</summary>
    /// <returns>False where the points counted do not determine a line.</returns>
    public bool Minimise(double tau, double[] counts)
    {
        for (int step = 1; step < 50 * (_residual.Length + _terms); step++)
        {
            (int leaving, double sign, double slope) = Steepest(tau, counts);
            bool idle = counts[_basis[leaving]] == 0;
            if (slope >= -Flat && !idle)
            {
                return true;
            }

            int entering = Entering(leaving, sign, slope, counts);
            entering = entering < 0 && idle ? Entering(leaving, -sign, slope, counts) : entering;
            if (entering < 0)
            {
                return !idle;
            }

            Pivot(leaving, entering);
            if (step % StepsBetweenFactorings == 0)
            {
                Factor();
            }
        }

        return true;
    }

    private void Factor()
    {
        Array.Clear(_onLine);
        foreach (int row in _basis)
        {
            _onLine[row] = true;
        }

        Matrix<double> inverse = Matrix<double>.Build.Dense(_terms, _terms, (k, j) => _q[_basis[k], j]).Inverse();
        for (int i = 0; i < _residual.Length; i++)
        {
            double fitted = 0;
            for (int k = 0; k < _terms; k++)
            {
                double sum = 0;
                for (int j = 0; j < _terms; j++)
                {
                    sum = Math.FusedMultiplyAdd(_q[i, j], inverse[j, k], sum);
                }

                _along[i * _terms + k] = sum;
                fitted = Math.FusedMultiplyAdd(sum, _y[_basis[k]], fitted);
            }

            _residual[i] = _y[i] - fitted;
        }
    }

    // The edge along which the loss falls fastest, and how fast; one that leaves a point that does not count comes first.
    private (int Leaving, double Sign, double Slope) Steepest(double tau, double[] counts)
    {
        (int leaving, double sign, double slope) = (0, 1, double.PositiveInfinity);
        for (int k = 0; k < _terms; k++)
        {
            double loss = 0, count = counts[_basis[k]];
            for (int i = 0; i < _residual.Length; i++)
            {
                loss -= _onLine[i] ? 0 : counts[i] * _along[i * _terms + k] * (_residual[i] < 0 ? tau - 1 : tau);
            }

            double up = loss + count * (1 - tau), down = count * tau - loss;
            if (count == 0)
            {
                return up < down ? (k, 1, up) : (k, -1, down);
            }

            if (Math.Min(up, down) < slope)
            {
                (leaving, sign, slope) = up < down ? (k, 1, up) : (k, -1, down);
            }
        }

        return (leaving, sign, slope);
    }

    // The point at which the loss stops falling; -1 where none is ahead.
    private int Entering(int leaving, double sign, double slope, double[] counts)
    {
        _crossings.Clear();
        for (int i = 0; i < _residual.Length; i++)
        {
            double along = sign * _along[i * _terms + leaving], distance = _residual[i] / along;
            if (counts[i] > 0 && !_onLine[i] && Math.Abs(along) > LeastCoordinate && distance >= 0)
            {
                _crossings.Add(i, distance, counts[i] * Math.Abs(along));
            }
        }

        return _crossings.Reach(-slope);
    }

    private void Pivot(int leaving, int entering)
    {
        double[] row = _along.AsSpan(entering * _terms, _terms).ToArray();
        double pivot = row[leaving], distance = _residual[entering] / pivot;
        for (int i = 0; i < _residual.Length; i++)
        {
            double along = _along[i * _terms + leaving];
            _residual[i] -= distance * along;
            along /= pivot;
            for (int k = 0; k < _terms; k++)
            {
                _along[i * _terms + k] = k == leaving ? along : _along[i * _terms + k] - along * row[k];
            }
        }

        _residual[entering] = 0;
        _onLine[_basis[leaving]] = false;
        _onLine[entering] = true;
        _basis[leaving] = entering;
    }
}

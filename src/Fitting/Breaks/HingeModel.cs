namespace Forecast.Fitting.Breaks;

/// <summary>A straight line with hinges and steps added, solved from sums over the rows: no pass over the rows.</summary>
/// <remarks>
/// Each column is a straight line a + b x from some row on and zero before it, so the product of two columns is a combination of three
/// sums from the later of their rows. The normal equations are factored by Cholesky; a column that depends on those before it makes the
/// model as bad as can be, since the model without it is looked at elsewhere.
/// </remarks>
internal sealed class HingeModel(int capacity)
{
    private const double Singular = 1e-11;
    private readonly int[] _row = new int[capacity];
    private readonly double[] _constant = new double[capacity];
    private readonly double[] _slope = new double[capacity];
    private readonly double[] _factor = new double[capacity * capacity];
    private readonly double[] _solution = new double[capacity];
    private int _columns;

    /// <summary>Starts again from a straight line.</summary>
    public void Line()
    {
        _columns = 0;
        Add(0, 1, 0);
        Add(0, 0, 1);
    }

    /// <summary>Adds (x - place) from a row on.</summary>
    public int Hinge(int row, double place) => Add(row, -place, 1);

    /// <summary>Adds one from a row on.</summary>
    public int Step(int row) => Add(row, 1, 0);

    /// <summary>Coefficient of a column, after <see cref="Solve"/>.</summary>
    public double this[int column] => _solution[column];

    /// <summary>The least sum of squared residuals; infinite where the columns depend on one another.</summary>
    public double Solve(SuffixSums sums)
    {
        double explained = 0;
        for (int i = 0; i < _columns; i++)
        {
            double diagonal = 0;
            for (int j = 0; j <= i; j++)
            {
                double sum = Product(sums, i, j);
                diagonal = sum;
                for (int k = 0; k < j; k++)
                {
                    sum -= _factor[i * capacity + k] * _factor[j * capacity + k];
                }

                if (j < i)
                {
                    _factor[i * capacity + j] = sum / _factor[j * capacity + j];
                }
                else if (sum > Singular * diagonal)
                {
                    _factor[i * capacity + i] = Math.Sqrt(sum);
                }
                else
                {
                    return double.PositiveInfinity;
                }
            }

            double value = _constant[i] * sums.Wy[_row[i]] + _slope[i] * sums.Wxy[_row[i]];
            for (int k = 0; k < i; k++)
            {
                value -= _factor[i * capacity + k] * _solution[k];
            }

            value /= _factor[i * capacity + i];
            _solution[i] = value;
            explained += value * value;
        }

        for (int i = _columns - 1; i >= 0; i--)
        {
            double value = _solution[i];
            for (int k = i + 1; k < _columns; k++)
            {
                value -= _factor[k * capacity + i] * _solution[k];
            }

            _solution[i] = value / _factor[i * capacity + i];
        }

        return Math.Max(0, sums.Wyy[0] - explained);
    }

    private int Add(int row, double constant, double slope)
    {
        (_row[_columns], _constant[_columns], _slope[_columns]) = (row, constant, slope);
        return _columns++;
    }

    private double Product(SuffixSums sums, int i, int j)
    {
        int row = Math.Max(_row[i], _row[j]);
        return _constant[i] * _constant[j] * sums.W[row]
            + (_constant[i] * _slope[j] + _constant[j] * _slope[i]) * sums.Wx[row]
            + _slope[i] * _slope[j] * sums.Wxx[row];
    }
}

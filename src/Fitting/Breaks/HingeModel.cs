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
    private readonly double[] _forward = new double[capacity];
    private readonly double[] _explained = new double[capacity];
    private int _columns;
    private int _factored;

    /// <summary>Starts again from a straight line.</summary>
    public void Line()
    {
        Keep(0);
        Add(0, 1, 0);
        Add(0, 0, 1);
    }

    /// <summary>Adds (x - place) from a row on.</summary>
    public int Hinge(int row, double place) => Add(row, -place, 1);

    /// <summary>Adds one from a row on.</summary>
    public int Step(int row) => Add(row, 1, 0);

    /// <summary>Drops all columns but the first ones, whose factors stay.</summary>
    public void Keep(int columns) => (_columns, _factored) = (columns, Math.Min(_factored, columns));

    /// <summary>Coefficient of a column, after <see cref="Solve"/>.</summary>
    public double this[int column] => _solution[column];

    /// <summary>The least sum of squared residuals; infinite where the columns depend on one another.</summary>
    public double Solve(SuffixSums sums)
    {
        double residuals = Residuals(sums);
        if (double.IsFinite(residuals))
        {
            Coefficients(0);
        }

        return residuals;
    }

    /// <summary>The least sum of squared residuals without the coefficients; only the columns added since the last time are new work.</summary>
    public double Residuals(SuffixSums sums)
    {
        for (int i = _factored; i < _columns; i++)
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
                value -= _factor[i * capacity + k] * _forward[k];
            }

            value /= _factor[i * capacity + i];
            _forward[i] = value;
            _explained[i] = (i > 0 ? _explained[i - 1] : 0) + value * value;
            _factored = i + 1;
        }

        return Math.Max(0, sums.Wyy[0] - _explained[_columns - 1]);
    }

    /// <summary>Takes the coefficients of the columns from one on, after <see cref="Residuals"/>.</summary>
    public void Coefficients(int from)
    {
        for (int i = _columns - 1; i >= from; i--)
        {
            double value = _forward[i];
            for (int k = i + 1; k < _columns; k++)
            {
                value -= _factor[k * capacity + i] * _solution[k];
            }

            _solution[i] = value / _factor[i * capacity + i];
        }
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

using Forecast.Fitting.Breaks;
using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>The likelihood of breaks with line, changes and error integrated out, and the distribution of those given the breaks.</summary>
/// <remarks>
/// With p changes, prior N(0, g σ² (Z'Z)⁻¹), and flat level and slope,
/// p(y | breaks) ∝ (1 + g)^(-p/2) (b + S/2)^-(a + (n - 2)/2), S = R₀ - g/(1 + g) y'Z (Z'Z)⁻¹ Z'y,
/// where R₀ is the sum of squared residuals of the straight line and a, b are shape and scale of the error variance. A break costs a time
/// that does not grow with the rows. Times are those of the rows from -1 to 1, less their mean. Serves one chain at a time.
/// </remarks>
internal sealed class CollapsedTrend
{
    // Below this share of its own square, what a column adds to the columns before it is rounding.
    private const double Singular = 1e-11;

    private readonly SuffixSums _sums;
    private readonly bool _isJump;
    private readonly int _most;
    private readonly double _spread, _cost, _shape, _shrink, _scale, _line;
    private readonly double _level, _slope;
    private readonly int[] _row;
    private readonly double[] _constant, _steepness, _onOne, _onTime, _factor, _forward, _change;
    private int _columns;

    public CollapsedTrend(TrendRows rows, BrokenTrendPrior prior)
    {
        int n = rows.Count;
        double mean = rows.X.Average();
        _sums = new SuffixSums([.. rows.X.Select(x => x - mean)]).Take(rows.Y);
        _isJump = prior.Shape == BreakShape.Jump;
        int most = (prior.Numbers.Count - 1) * (_isJump ? 2 : 1);
        double g = n / prior.Rows;
        (_most, _spread) = (most, _sums.Wxx[0]);
        (_cost, _shrink) = (0.5 * Natural.LogOnePlus(g), g / (1 + g));
        (_shape, _scale, _line) = (prior.ErrorShape + 0.5 * (n - 2), prior.ErrorScale, _sums.Wyy[0]);
        double total = 0, moment = 0;
        for (int i = 0; i < n; i++)
        {
            double fitted = rows.Values[i] - rows.Y[i];
            total += fitted;
            moment = Math.FusedMultiplyAdd(_sums.X[i], fitted, moment);
        }

        (_level, _slope) = (total / n, moment / _spread);
        _row = new int[most];
        (_constant, _steepness, _onOne, _onTime) = (new double[most], new double[most], new double[most], new double[most]);
        (_factor, _forward, _change) = (new double[most * most], new double[most], new double[most]);
    }

    /// <summary>Times of the rows, ascending.</summary>
    public double[] Times => _sums.X;

    /// <summary>
    /// The log marginal likelihood, up to a constant that all breaks share; minus infinity where changes cannot be told apart.
    /// </summary>
    /// <param name="dates">The breaks, ascending.</param>
    /// <param name="splits">The first row after each.</param>
    public double LogMarginal(ReadOnlySpan<double> dates, ReadOnlySpan<int> splits)
    {
        double explained = Factor(dates, splits);
        return explained < 0 ? double.NegativeInfinity : -_cost * _columns - _shape * Natural.Log(_scale + 0.5 * Remaining(explained));
    }

    /// <summary>Draws error, line and changes given the breaks.</summary>
    /// <param name="dates">The breaks, ascending.</param>
    /// <param name="splits">The first row after each.</param>
    /// <param name="noise">The chain's random numbers.</param>
    /// <param name="steps">Where each break's step is written, 0 for a kink.</param>
    /// <param name="bends">Where each break's change of slope is written.</param>
    /// <returns>Level at time 0 and slope of the first segment, and the standard deviation of the error.</returns>
    public (double Level, double Slope, double Sigma) Draw(
        ReadOnlySpan<double> dates, ReadOnlySpan<int> splits, ChainNoise noise, Span<double> steps, Span<double> bends)
    {
        double explained = Math.Max(0, Factor(dates, splits));
        double sigma = Math.Sqrt((_scale + 0.5 * Remaining(explained)) / noise.Gamma(_shape));
        double spread = sigma * Math.Sqrt(_shrink);
        double level = _level + sigma / Math.Sqrt(_sums.W[0]) * noise.Normal();
        double slope = _slope + sigma / Math.Sqrt(_spread) * noise.Normal();
        for (int i = 0; i < _columns; i++)
        {
            _change[i] = Math.FusedMultiplyAdd(spread, noise.Normal(), _shrink * _forward[i]);
        }

        for (int i = _columns - 1; i >= 0; i--)
        {
            double value = _change[i];
            for (int k = i + 1; k < _columns; k++)
            {
                value -= _factor[k * _most + i] * _change[k];
            }

            _change[i] = value / _factor[i * _most + i];
        }

        // The changes were of columns less their projection on the line; what that took goes back to the line.
        for (int i = 0; i < _columns; i++)
        {
            level -= _change[i] * _onOne[i] / _sums.W[0];
            slope -= _change[i] * _onTime[i] / _spread;
        }

        for (int j = 0; j < dates.Length; j++)
        {
            bends[j] = _change[_isJump ? 2 * j + 1 : j];
            steps[j] = _isJump ? _change[2 * j] + bends[j] * (dates[j] - Times[splits[j]]) : 0;
        }

        return (level, slope, sigma);
    }

    private double Remaining(double explained) => Math.Max(0, _line - _shrink * explained);

    // The sum of squares that the changes explain beyond the line; -1 where their columns depend on each other.
    private double Factor(ReadOnlySpan<double> dates, ReadOnlySpan<int> splits)
    {
        _columns = 0;
        double explained = 0;
        for (int j = 0; j < dates.Length; j++)
        {
            bool isIndependent = _isJump
                ? Add(splits[j], 1, 0, ref explained) && Add(splits[j], -Times[splits[j]], 1, ref explained)
                : Add(splits[j], -dates[j], 1, ref explained);
            if (!isIndependent)
            {
                return -1;
            }
        }

        return explained;
    }

    // A column that is constant + steepness * time from a row on, and 0 before.
    private bool Add(int row, double constant, double steepness, ref double explained)
    {
        int i = _columns++;
        (_row[i], _constant[i], _steepness[i]) = (row, constant, steepness);
        double one = constant * _sums.W[row] + steepness * _sums.Wx[row], time = constant * _sums.Wx[row] + steepness * _sums.Wxx[row];
        (_onOne[i], _onTime[i]) = (one, time);
        for (int j = 0; j <= i; j++)
        {
            // Dates ascend, so the rows of both columns are those of the later one.
            double product = _constant[j] * one + _steepness[j] * time, own = product;
            product -= one * _onOne[j] / _sums.W[0] + time * _onTime[j] / _spread;
            for (int k = 0; k < j; k++)
            {
                product -= _factor[i * _most + k] * _factor[j * _most + k];
            }

            if (j < i)
            {
                _factor[i * _most + j] = product / _factor[j * _most + j];
            }
            else if (product > Singular * own)
            {
                _factor[i * _most + i] = Math.Sqrt(product);
            }
            else
            {
                return false;
            }
        }

        double value = constant * _sums.Wy[row] + steepness * _sums.Wxy[row];
        for (int k = 0; k < i; k++)
        {
            value -= _factor[i * _most + k] * _forward[k];
        }

        value /= _factor[i * _most + i];
        _forward[i] = value;
        explained = Math.FusedMultiplyAdd(value, value, explained);
        return true;
    }
}

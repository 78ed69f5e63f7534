using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.PowerSums;

/// <summary>The log posterior density of a sum of powers over unconstrained coordinates, with its gradient by hand.</summary>
/// <remarks>
/// Coordinates: the log of the sum at the centre, the log of each power's share over the constant's, the log of each exponent, ln σ, and
/// ln ν where it is learned. In them the posterior is near a normal one.
/// </remarks>
internal sealed class PowerSumDensity : ILogDensity
{
    // Beyond it either way a coordinate has no density worth a number.
    private const double Farthest = 150;

    private readonly StudentPowerSum _rows;
    private readonly PowerSumPrior _prior;
    private readonly int _quantities;
    private readonly double _logMedian;
    private readonly double[] _theta, _shares, _gradient;

    public PowerSumDensity(StudentPowerSum rows, int quantities, PowerSumPrior prior)
    {
        (_rows, _quantities, _prior) = (rows, quantities, prior);
        Dimension = 2 + 2 * quantities + (prior.Freedom is null ? 1 : 0);
        _logMedian = Natural.Log(prior.ExponentMedian);
        (_theta, _shares, _gradient) = (new double[1 + 2 * quantities], new double[1 + quantities], new double[3 + 2 * quantities]);
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <summary>The logarithm of the constant and of each power at the centre, and the exponents: the terms of the sum.</summary>
    /// <param name="at">Coordinates.</param>
    /// <param name="theta">Room for e, then a and α of each quantity.</param>
    /// <param name="shares">Room for the shares of the constant and of the powers in the sum at the centre.</param>
    /// <returns>The sum of the logarithms of the shares.</returns>
    public static double Terms(ReadOnlySpan<double> at, Span<double> theta, Span<double> shares)
    {
        int quantities = shares.Length - 1;
        double top = 0, sum = 0, logs = 0;
        for (int j = 1; j <= quantities; j++)
        {
            top = Math.Max(top, at[j]);
        }

        for (int j = 0; j <= quantities; j++)
        {
            shares[j] = Natural.Exp((j > 0 ? at[j] : 0) - top);
            sum += shares[j];
        }

        double log = top + Natural.Log(sum);
        for (int j = 0; j <= quantities; j++)
        {
            shares[j] /= sum;
            double share = (j > 0 ? at[j] : 0) - log;
            logs += share;
            theta[j == 0 ? 0 : 2 * j - 1] = at[0] + share;
            if (j > 0)
            {
                theta[2 * j] = Natural.Exp(at[quantities + j]);
            }
        }

        return logs;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        for (int i = 0; i < Dimension; i++)
        {
            if (!(Math.Abs(at[i]) < Farthest))
            {
                gradient.Clear();
                return double.NegativeInfinity;
            }
        }

        int scale = 1 + 2 * _quantities;
        double logs = Terms(at, _theta, _shares), sigma = Natural.Exp(at[scale]);
        double freedom = _prior.Freedom ?? Natural.Exp(at[scale + 1]);
        double value = _rows.Evaluate(_theta, sigma, freedom, _gradient);

        // The sum at the centre, and its split: the density of uniform shares by their log ratios is their product.
        double level = _gradient[0], z = (at[0] - _prior.LogCentreMean) / _prior.LogCentreDeviation;
        value += logs - 0.5 * z * z;
        for (int j = 1; j <= _quantities; j++)
        {
            level += _gradient[2 * j - 1];
        }

        gradient[0] = level - z / _prior.LogCentreDeviation;
        for (int j = 1; j <= _quantities; j++)
        {
            gradient[j] = _gradient[2 * j - 1] - _shares[j] * level + 1 - (1 + _quantities) * _shares[j];
            double u = (at[_quantities + j] - _logMedian) / _prior.ExponentLogDeviation;
            value -= 0.5 * u * u;
            gradient[_quantities + j] = _theta[2 * j] * _gradient[2 * j] - u / _prior.ExponentLogDeviation;
        }

        // Half Student-t of three degrees of freedom, by ln σ.
        double ratio = sigma / _prior.ErrorScale, square = ratio * ratio / 3;
        value += at[scale] - 2 * Natural.LogOnePlus(square);
        gradient[scale] = _gradient[scale] + 1 - 4 * square / (1 + square);
        if (_prior.Freedom is null)
        {
            (double constants, double slope) = _rows.Constants(freedom);
            value += constants + 2 * at[scale + 1] - _prior.FreedomRate * freedom;
            gradient[scale + 1] = freedom * (_gradient[scale + 1] + slope - _prior.FreedomRate) + 2;
        }

        return value;
    }
}

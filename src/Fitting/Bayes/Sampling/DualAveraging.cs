using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>Nesterov's dual averaging of the logarithm of the step size (Hoffman and Gelman 2014, section 3.2), with Stan's constants.</summary>
internal sealed class DualAveraging(double target)
{
    private const double Gamma = 0.05, T0 = 10;

    private double _mu, _shortfall, _average;
    private int _count;

    /// <summary>The step size to settle on.</summary>
    public double Settled => Natural.Exp(_average);

    /// <summary>Begins anew, drawn towards ten times a step size.</summary>
    public void Restart(double stepSize)
    {
        _mu = Natural.Log(10 * stepSize);
        (_shortfall, _average, _count) = (0, 0, 0);
    }

    /// <summary>The step size to try next.</summary>
    public double Next(double acceptance)
    {
        _count++;
        double share = 1 / (_count + T0);
        _shortfall += share * (target - Math.Min(1, acceptance) - _shortfall);
        double root = Math.Sqrt(_count), log = _mu - _shortfall * root / Gamma;

        // t^(-3/4)
        double weight = 1 / (root * Math.Sqrt(root));
        _average += weight * (log - _average);
        return Natural.Exp(log);
    }
}

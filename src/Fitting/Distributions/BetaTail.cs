using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Distributions;

/// <summary>The lower tail of the beta distribution: l = (a - 1)(1 - x) - (b - 1) x, q = x (1 - x).</summary>
/// <param name="a">First shape.</param>
/// <param name="b">Second shape.</param>
internal sealed class BetaTail(double a, double b) : PearsonTail
{
    private readonly DoubleDouble _logBeta = PreciseGamma.Log(a) + PreciseGamma.Log(b) - PreciseGamma.Log(a + (DoubleDouble)b);

    // The smaller of x and 1 - x, and which it is.
    private DoubleDouble _small;
    private bool _isComplement;

    public override double Value => _isComplement ? (1 - _small).Value : _small.Value;

    /// <summary>1 less the quantile, to its own precision.</summary>
    public double Complement => _isComplement ? _small.Value : (1 - _small).Value;

    public override double Condition => P / (Weight() * Complement / Value);

    private protected override double Exponent => a;

    private protected override DoubleDouble LogPower(double p, out bool isPower)
    {
        DoubleDouble log = (DoubleDouble.Log(p) + _logBeta + DoubleDouble.Log(a)) / a;
        isPower = log.Value + Natural.Log(b + 1) < -50;
        return log;
    }

    private protected override void Find(double p)
    {
        (double x, double complement) = BetaFunctions.Odds(BetaFunctions.LogOddsQuantile(p, 1 - p, a, b));
        _isComplement = complement < x;
        Hold(_isComplement ? complement : x);
    }

    private protected override void Place(DoubleDouble x)
    {
        _isComplement = false;
        Hold(x);
    }

    private protected override void Shift(double by)
    {
        DoubleDouble small = _isComplement ? _small - by : _small + by;
        bool isPast = small.Value > 0.5;
        _isComplement ^= isPast;
        Hold(isPast ? 1 - small : small);
    }

    private protected override (double Slope, double L0, double L1, double Q0, double Q1, double Q2) Local()
    {
        double small = _small.Value, large = (1 - _small).Value;
        (double x, double complement) = _isComplement ? (large, small) : (small, large);
        return (-large / Weight(), (a - 1) * complement - (b - 1) * x, -(a + b - 2) * small, large, complement - x, -small);
    }

    // x (1 - x) times the density.
    private double Weight()
    {
        DoubleDouble small = DoubleDouble.Log(_small), large = DoubleDouble.Log(1 - _small);
        DoubleDouble log = _isComplement ? a * large + b * small - _logBeta : a * small + b * large - _logBeta;
        return Natural.Exp(log.Value) * (1 + log.Rest);
    }

    private void Hold(DoubleDouble small)
    {
        _small = small;
        Scale = small.Value;
    }
}

using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Distributions;

/// <summary>A tail of the gamma distribution of scale 1: l = a - 1 - x, q = x.</summary>
/// <param name="a">Shape.</param>
/// <param name="isLower">Whether it is the lower one.</param>
internal sealed class GammaTail(double a, bool isLower) : PearsonTail
{
    private readonly DoubleDouble _logGamma = PreciseGamma.Log(a), _logGammaNext = PreciseGamma.Log(a) + DoubleDouble.Log(a);
    private DoubleDouble _x;

    public override double Value => _x.Value;

    public override double Condition => P / Weight();

    private protected override double Exponent => a;

    private protected override DoubleDouble LogPower(double p, out bool isPower)
    {
        isPower = isLower;
        return isLower ? (DoubleDouble.Log(p) + _logGammaNext) / a : 0;
    }

    private protected override void Find(double p) =>
        Place(isLower ? GammaFunctions.Quantile(p, 1 - p, a) : GammaFunctions.Quantile(1 - p, p, a));

    private protected override void Place(DoubleDouble x)
    {
        _x = x;
        Scale = x.Value;
    }

    private protected override void Shift(double by) => Place(_x + by);

    private protected override (double Slope, double L0, double L1, double Q0, double Q1, double Q2) Local() =>
        ((isLower ? -1 : 1) / Weight(), a - 1 - _x.Value, -_x.Value, 1, 1, 0);

    // x times the density.
    private double Weight()
    {
        DoubleDouble log = a * DoubleDouble.Log(_x) - _x - _logGamma;
        return Natural.Exp(log.Value) * (1 + log.Rest);
    }
}

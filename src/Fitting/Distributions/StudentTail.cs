using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Distributions;

/// <summary>The upper tail of Student's t: l = -(n + 1) x, q = n + x².</summary>
/// <param name="n">Degrees of freedom.</param>
internal sealed class StudentTail(double n) : PearsonTail
{
    private readonly DoubleDouble _constant = PreciseGamma.Log(0.5 * ((DoubleDouble)n + 1)) - PreciseGamma.Log(0.5 * n)
        - 0.5 * (DoubleDouble.Log(n) + DoubleDouble.Of(1.1447298858494002, 1.0265951162707826e-17));
    private DoubleDouble _x;

    public override double Value => _x.Value;

    public override double Condition => P / Weight();

    private protected override double Exponent => 1;

    private protected override DoubleDouble LogPower(double p, out bool isPower)
    {
        isPower = false;
        return 0;
    }

    private protected override void Find(double p) =>
        Place(Math.Sqrt(n) * Natural.Exp(-0.5 * BetaFunctions.LogOddsQuantile(2 * p, 1 - 2 * p, 0.5 * n, 0.5)));

    private protected override void Place(DoubleDouble x)
    {
        _x = x;
        Scale = x.Value;
    }

    private protected override void Shift(double by) => Place(_x + by);

    private protected override (double Slope, double L0, double L1, double Q0, double Q1, double Q2) Local() =>
        (1 / Weight(), -(n + 1), -(n + 1), 1 + n / _x.Value / _x.Value, 2, 1);

    // x times the density.
    private double Weight()
    {
        DoubleDouble x = DoubleDouble.Log(_x);
        DoubleDouble far = _x.Value > 1e20 * Math.Sqrt(n) ? 2 * x - DoubleDouble.Log(n) : DoubleDouble.Log(1 + _x * _x / n);
        DoubleDouble log = _constant + x - 0.5 * ((DoubleDouble)n + 1) * far;
        return Natural.Exp(log.Value) * (1 + log.Rest);
    }
}

namespace Forecast.Fitting.Numerics;

/// <summary>A number held as the unevaluated sum of two doubles, about 31 decimal digits.</summary>
/// <remarks>Error-free sums of Knuth and products by fused multiply-add (Hida, Li and Bailey 2001). For sums in which nearly all digits cancel.</remarks>
internal readonly struct DoubleDouble
{
    private readonly double _high;
    private readonly double _low;

    private DoubleDouble(double high, double low)
    {
        _high = high;
        _low = low;
    }

    /// <summary>The nearest double.</summary>
    public double Value => _high;

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        (double sum, double error) = Sum(a._high, b._high);
        (double low, double lowError) = Sum(a._low, b._low);
        (sum, error) = Ordered(sum, error + low);
        return Normal(sum, error + lowError);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a._high, -a._low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(double a, DoubleDouble b)
    {
        double product = a * b._high;
        return Normal(product, Math.FusedMultiplyAdd(a, b._high, -product) + a * b._low);
    }

    private static DoubleDouble Normal(double high, double low)
    {
        (double sum, double error) = Ordered(high, low);
        return new DoubleDouble(sum, error);
    }

    private static (double Sum, double Error) Sum(double a, double b)
    {
        double sum = a + b, part = sum - a;
        return (sum, (a - (sum - part)) + (b - part));
    }

    private static (double Sum, double Error) Ordered(double large, double small)
    {
        double sum = large + small;
        return (sum, small - (sum - large));
    }
}

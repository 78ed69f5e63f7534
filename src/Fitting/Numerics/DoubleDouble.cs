namespace Forecast.Fitting.Numerics;

/// <summary>A number held as the unevaluated sum of two doubles, about 31 decimal digits.</summary>
/// <remarks>Error-free sums of Knuth and products by fused multiply-add (Hida, Li and Bailey 2001). For sums in which nearly all digits cancel.</remarks>
internal readonly struct DoubleDouble
{
    private static readonly DoubleDouble _ln2 = new(0.6931471805599453, 2.3190468138462996e-17);
    private static readonly DoubleDouble[] _oddReciprocals = OddReciprocals();
    private readonly double _high;
    private readonly double _low;

    private DoubleDouble(double high, double low)
    {
        _high = high;
        _low = low;
    }

    /// <summary>The nearest double.</summary>
    public double Value => _high;

    /// <summary>What the nearest double leaves out.</summary>
    public double Rest => _low;

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

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a._high * b._high;
        double low = Math.FusedMultiplyAdd(a._high, b._high, -product) + (a._high * b._low + a._low * b._high);
        return Normal(product, low);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double quotient = a._high / b._high;
        DoubleDouble rest = a - quotient * b;
        double second = rest._high / b._high;
        rest -= second * b;
        return Normal(quotient, second) + rest._high / b._high;
    }

    /// <summary>The sum of two doubles, of which the first is the larger.</summary>
    public static DoubleDouble Of(double high, double low) => Normal(high, low);

    /// <summary>The natural logarithm of a positive number, to 1e-30 of the larger of it and 1.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        // x = m 2^e with m from 0.71 to 1.41, and ln m = 2 artanh s with s = (m - 1) / (m + 1).
        int e = Math.ILogB(x._high);
        e += Math.ScaleB(x._high, -e) > 1.4142135623730951 ? 1 : 0;
        var m = new DoubleDouble(Math.ScaleB(x._high, -e), Math.ScaleB(x._low, -e));
        DoubleDouble s = (m - 1) / (m + 1), z = s * s;

        // What follows the term of s^23 needs no more digits than a double has.
        double far = 0;
        for (int k = 45; k >= 25; k -= 2)
        {
            far = Math.FusedMultiplyAdd(far, z._high, 1.0 / k);
        }

        DoubleDouble series = far;
        for (int k = 23; k >= 1; k -= 2)
        {
            series = series * z + _oddReciprocals[k / 2];
        }

        return 2 * (s * series) + e * _ln2;
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

    private static DoubleDouble[] OddReciprocals()
    {
        var values = new DoubleDouble[12];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = (DoubleDouble)1 / (2 * k + 1);
        }

        return values;
    }
}

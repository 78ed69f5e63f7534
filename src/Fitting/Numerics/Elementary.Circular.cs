using System.Runtime.CompilerServices;

namespace Forecast.Fitting.Numerics;

/// <content>Sine, cosine and inverse tangent.</content>
public static partial class Elementary
{
    private const double TwoOverPi = 0.6366197723675814;
    private const double HalfPi = 1.5707963267948966, HalfPiLow = 6.123233995736766e-17, HalfPiLowest = -1.4973849048591698e-33;

    // Up to here the turns taken off an angle are exact.
    private const double LargestNearAngle = 1e5;

    // arctan of k/8, and what its rounding left out.
    private static readonly double[] _arctan =
    [
        0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225, 0.4636476090008061, 0.5585993153435624, 0.6435011087932844,
        0.7188299996216245, 0.7853981633974483,
    ];

    private static readonly double[] _arctanLow =
    [
        0, -3.1253241424539383e-18, 1.0698755618734451e-17, -2.4623815582638635e-17, 2.2698777452961687e-17, -5.4556305485916264e-18,
        1.5834785051444286e-17, -2.1478388444456983e-17, 3.061616997868383e-17,
    ];

    /// <summary>The sine of an angle in radians.</summary>
    public static double Sin(double x)
    {
        if (!double.IsFinite(x) || x == 0)
        {
            return x == 0 ? x : double.NaN;
        }

        (int quarter, double r, double low) = Turned(x);
        double value = (quarter & 1) == 0 ? SineNear(r, low) : CosineNear(r, low);
        return (quarter & 2) == 0 ? value : -value;
    }

    /// <summary>The cosine of an angle in radians.</summary>
    public static double Cos(double x)
    {
        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        (int quarter, double r, double low) = Turned(x);
        double value = (quarter & 1) == 0 ? CosineNear(r, low) : SineNear(r, low);
        return ((quarter + 1) & 2) == 0 ? value : -value;
    }

    /// <summary>The inverse tangent, in radians.</summary>
    public static double Atan(double x)
    {
        double size = Math.Abs(x);
        if (double.IsNaN(x) || size < 1e-9)
        {
            return x;
        }

        bool isSteep = size > 1;
        double v = isSteep ? 1 / size : size, vLow = isSteep && v > 0 ? Math.FusedMultiplyAdd(-v, size, 1) * v : 0;

        // arctan v = arctan c + arctan t with t = (v - c) / (1 + c v), no more than 1/16.
        int k = (int)Math.Round(8 * v);
        double c = k / 8.0, above = v - c, below = Math.FusedMultiplyAdd(c, v, 1);
        double belowLow = Math.FusedMultiplyAdd(c, v, 1 - below) + c * vLow;
        double t = above / below;
        double tLow = (Math.FusedMultiplyAdd(-t, below, above) + vLow - t * belowLow) / below;
        tLow = Math.FusedMultiplyAdd(t, ArctanSeries(t * t), tLow);
        double sum = _arctan[k] + t, low = (k == 0 ? 0 : _arctan[k] - sum + t) + _arctanLow[k] + tLow;
        if (isSteep)
        {
            double rest = HalfPi - sum;
            low = HalfPi - rest - sum + (HalfPiLow - low);
            sum = rest;
        }

        return Math.CopySign(sum + low, x);
    }

    // -z/3 + z²/5 - … for z up to 1/256.
    private static double ArctanSeries(double z)
    {
        double sum = 1.0 / 17;
        sum = Math.FusedMultiplyAdd(sum, z, -1.0 / 15);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 13);
        sum = Math.FusedMultiplyAdd(sum, z, -1.0 / 11);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 9);
        sum = Math.FusedMultiplyAdd(sum, z, -1.0 / 7);
        sum = Math.FusedMultiplyAdd(sum, z, 1.0 / 5);
        sum = Math.FusedMultiplyAdd(sum, z, -1.0 / 3);
        return sum * z;
    }

    // The quarter turns in an angle, modulo 4, and what remains, at most an eighth of a turn, as a sum of two numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Quarter, double R, double Low) Turned(double x)
    {
        if (Math.Abs(x) > LargestNearAngle)
        {
            return FarAngle.Turned(x);
        }

        double n = Math.Round(x * TwoOverPi);
        double exact = Math.FusedMultiplyAdd(n, -HalfPi, x);
        double taken = n * HalfPiLow, takenLow = Math.FusedMultiplyAdd(n, HalfPiLow, -taken) + n * HalfPiLowest;
        double r = exact - taken, back = r - exact;
        return ((int)n & 3, r, exact - (r - back) - (taken + back) - takenLow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SineNear(double r, double low)
    {
        double z = r * r, p = -1.0 / 1307674368000;
        p = Math.FusedMultiplyAdd(p + z / 355687428096000, z, 1.0 / 6227020800);
        p = Math.FusedMultiplyAdd(p, z, -1.0 / 39916800);
        p = Math.FusedMultiplyAdd(p, z, 1.0 / 362880);
        p = Math.FusedMultiplyAdd(p, z, -1.0 / 5040);
        p = Math.FusedMultiplyAdd(p, z, 1.0 / 120);
        p = Math.FusedMultiplyAdd(p, z, -1.0 / 6);
        return r + Math.FusedMultiplyAdd(r * z, p, low * (1 - 0.5 * z));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosineNear(double r, double low)
    {
        double z = r * r, zLow = Math.FusedMultiplyAdd(r, r, -z), p = -1.0 / 87178291200;
        p = Math.FusedMultiplyAdd(p + z / 20922789888000, z, 1.0 / 479001600);
        p = Math.FusedMultiplyAdd(p, z, -1.0 / 3628800);
        p = Math.FusedMultiplyAdd(p, z, 1.0 / 40320);
        p = Math.FusedMultiplyAdd(p, z, -1.0 / 720);
        p = Math.FusedMultiplyAdd(p, z, 1.0 / 24);
        double half = 0.5 * z, sum = 1 - half;
        return sum + (1 - sum - half + Math.FusedMultiplyAdd(z * z, p, -0.5 * zLow - r * low));
    }
}

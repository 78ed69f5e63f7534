using System.Numerics;

namespace Forecast.Fitting.Numerics;

/// <summary>An angle of many turns, brought down to an eighth of a turn with whole numbers.</summary>
/// <remarks>π by Machin's formula, 16 arctan 1/5 - 4 arctan 1/239, to 1,250 bits: enough for the largest double, of 2^1024.</remarks>
internal static class FarAngle
{
    private const int Bits = 1250, Spare = 32;
    private static readonly BigInteger _halfPi = (8 * ArctanOfInverse(5) - 2 * ArctanOfInverse(239)) >> Spare;

    /// <summary>The quarter turns in a finite angle of at least 1, modulo 4, and what remains as a sum of two numbers.</summary>
    public static (int Quarter, double R, double Low) Turned(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = (int)(bits >> 52) - 1075;
        BigInteger significand = (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        BigInteger angle = significand << (Bits + exponent);
        BigInteger quarters = BigInteger.DivRem((2 * angle) + _halfPi, 2 * _halfPi, out BigInteger doubled);
        BigInteger rest = (doubled - _halfPi) / 2;
        double r = Value(rest, out BigInteger left), low = Value(left, out _);
        int quarter = (int)(quarters % 4);
        return x < 0 ? ((4 - quarter) % 4, -r, -low) : (quarter, r, low);
    }

    // The first 53 bits of a number in units of 2^-Bits, and what they leave out.
    private static double Value(BigInteger number, out BigInteger left)
    {
        int shift = Math.Max(0, (int)BigInteger.Abs(number).GetBitLength() - 53);
        BigInteger head = number.Sign * (BigInteger.Abs(number) >> shift);
        left = number - (head << shift);
        return Math.ScaleB((double)(long)head, shift - Bits);
    }

    private static BigInteger ArctanOfInverse(int n)
    {
        BigInteger power = (BigInteger.One << (Bits + Spare)) / n, sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= -n * n;
            sum += power / k;
        }

        return sum;
    }
}

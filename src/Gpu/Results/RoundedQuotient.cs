using System.Numerics;

namespace Forecast.Gpu.Results;

/// <summary>The double nearest to a quotient of whole numbers.</summary>
internal static class RoundedQuotient
{
    /// <summary>numerator / denominator · 2^exponent, rounded once where the result is not subnormal.</summary>
    public static double Of(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        BigInteger size = BigInteger.Abs(numerator);

        // 64 or 65 bits of quotient, the lowest of which also says whether anything is left: enough to round 53 of them rightly.
        int shift = 65 - (int)(size.GetBitLength() - denominator.GetBitLength());
        (size, denominator) = shift >= 0 ? (size << shift, denominator) : (size, denominator << -shift);
        BigInteger quotient = BigInteger.DivRem(size, denominator, out BigInteger rest);
        if (!rest.IsZero)
        {
            quotient |= BigInteger.One;
        }

        while (quotient.GetBitLength() > 64)
        {
            quotient = quotient >> 1 | quotient & BigInteger.One;
            shift--;
        }

        return Math.ScaleB((double)(ulong)quotient, exponent - shift) * numerator.Sign;
    }
}

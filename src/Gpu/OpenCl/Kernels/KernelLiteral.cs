namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>A number as OpenCL C spells it, to the last bit: in hexadecimal, which no compiler rounds.</summary>
internal static class KernelLiteral
{
    private const long Fraction = (1L << 52) - 1;

    /// <summary>The text of a number; a negative one in parentheses.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "NOT_A_NUMBER";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "BEYOND" : "(-BEYOND)";
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52 & 0x7FF);
        string digits = (bits & Fraction).ToString("x13", null).TrimEnd('0');
        string text = $"0x{(exponent == 0 ? 0 : 1)}{(digits.Length > 0 ? "." : "")}{digits}p{(exponent == 0 ? (digits.Length > 0 ? -1022 : 0) : exponent - 1023)}";
        return bits < 0 ? $"(-{text})" : text;
    }
}

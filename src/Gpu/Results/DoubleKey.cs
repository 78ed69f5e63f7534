using System.Runtime.CompilerServices;

namespace Forecast.Gpu.Results;

/// <summary>The whole number that a double becomes when numbers are to be counted by place: larger doubles have larger keys.</summary>
internal static class DoubleKey
{
    private const ulong Sign = 1UL << 63;

    /// <summary>The key of a number; both zeros have the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return (ulong)(bits ^ (bits >> 63 | long.MinValue));
    }

    /// <summary>The number of a key.</summary>
    public static double ToDouble(ulong key) => BitConverter.UInt64BitsToDouble((key & Sign) != 0 ? key ^ Sign : ~key);
}

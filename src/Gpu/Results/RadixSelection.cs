namespace Forecast.Gpu.Results;

/// <summary>An order statistic by counting: sixteen bits of the key at a time, four passes whatever the data are.</summary>
internal static class RadixSelection
{
    private const int Bits = 16;

    /// <summary>The number at a rank; what is not a number is passed over.</summary>
    /// <param name="values">In any order.</param>
    /// <param name="rank">From 0, below the count of those that are numbers.</param>
    public static double At(ReadOnlySpan<double> values, long rank)
    {
        var counts = new long[1 << Bits];
        ulong prefix = 0;
        for (int shift = 64 - Bits; shift >= 0; shift -= Bits)
        {
            Array.Clear(counts);
            ulong above = shift == 64 - Bits ? 0 : ulong.MaxValue << (shift + Bits);
            foreach (double value in values)
            {
                ulong key = DoubleKey.Of(value);
                if (!double.IsNaN(value) && (key & above) == prefix)
                {
                    counts[(key >> shift) & 0xFFFF]++;
                }
            }

            int bucket = 0;
            while (rank >= counts[bucket])
            {
                rank -= counts[bucket++];
            }

            prefix |= (ulong)bucket << shift;
        }

        return DoubleKey.ToDouble(prefix);
    }
}

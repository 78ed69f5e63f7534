using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Forecast.Gpu.Tests.BackEnds;

/// <summary>Runs of a program into fresh arrays.</summary>
internal static class Runs
{
    /// <summary>The outputs of some draws.</summary>
    public static double[][] Of(IBackEnd backEnd, Program program, DrawPlan plan, long first, int draws)
    {
        double[][] outputs = [.. program.Outputs.Select(_ => new double[draws])];
        backEnd.Run(program, plan, first, [.. outputs.Select(output => output.AsMemory())]);
        return outputs;
    }

    /// <summary>Their bits.</summary>
    public static long[] Bits(IBackEnd backEnd, Program program, DrawPlan plan, long first, int draws) =>
        [.. Of(backEnd, program, plan, first, draws).SelectMany(output => output.Select(BitConverter.DoubleToInt64Bits))];

    /// <summary>A hash of their bits.</summary>
    public static string Hash(IEnumerable<long[]> bits)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (long[] part in bits)
        {
            hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

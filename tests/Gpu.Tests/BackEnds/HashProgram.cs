using Forecast.Gpu.Simd;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Gpu.Tests.BackEnds;

/// <summary>What the test assembly does when it is run by itself: prints the hash of the numbers of some programs under every scheme.</summary>
internal static class HashProgram
{
    private const int Programs = 60, Draws = 2_003;

    private static void Main(string[] names) => Console.WriteLine(Hash(names is ["default"] ? Gpu.BackEnds.Default() : new SimdBackEnd()));

    /// <summary>The hash on a back end.</summary>
    public static string Hash(IBackEnd backEnd) =>
        Runs.Hash(
            from program in GeneratedProgram.Single.Sample(30, new Rnd(7, 209), Programs)
            from scheme in Enum.GetValues<DrawScheme>()
            select Runs.Bits(backEnd, program, new DrawPlan(Draws + 100, 11, scheme), 100, Draws));
}

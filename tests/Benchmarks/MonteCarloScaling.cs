using System.Diagnostics;
using System.Globalization;
using Forecast.Gpu;
using Forecast.Gpu.Simd;

namespace Forecast.Benchmarks;

/// <summary>How time and memory grow with the draws, from 1e5 to 1e9: the draws alone, in parts of a fixed size.</summary>
internal static class MonteCarloScaling
{
    private const int Part = 1 << 20, First = 100_000;
    private const long Most = 1_000_000_000;

    /// <summary>Prints one line for each doubling: draws, seconds, seconds for twice as many over these, and the process's peak memory.</summary>
    public static void Print(TextWriter output)
    {
        output.WriteLine("draws\tseconds\ttimes those of half\tpeak MB");
        var backEnd = new SimdBackEnd();
        var part = new double[Part];
        Best(backEnd, part, First);
        double before = double.NaN;
        for (long draws = First; draws <= Most; draws *= 2)
        {
            double seconds = Best(backEnd, part, draws);
            long peak = Process.GetCurrentProcess().PeakWorkingSet64;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{draws}\t{seconds:G4}\t{seconds / before:F2}\t{peak >> 20}"));
            output.Flush();
            before = seconds;
        }
    }

    // The quickest of as many repeats as make half a second: what else the machine does can only add.
    private static double Best(SimdBackEnd backEnd, double[] part, long draws)
    {
        double best = double.PositiveInfinity;
        long begun = Stopwatch.GetTimestamp();
        for (int repeat = 0; repeat < 3 || Stopwatch.GetElapsedTime(begun).TotalSeconds < 0.5; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            for (long first = 0; first < draws; first += Part)
            {
                int count = (int)Math.Min(Part, draws - first);
                backEnd.Run(MonteCarloPrograms.Product, new DrawPlan(draws), first, [part.AsMemory(0, count)]);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}

using System.Diagnostics;
using System.Globalization;
using Forecast.Gpu;
using Forecast.Gpu.Simd;

namespace Forecast.Benchmarks;

/// <summary>How time and memory grow with the draws, from 6e4 to 1e9 by doubling: the draws alone, in parts of a fixed size.</summary>
internal static class MonteCarloScaling
{
    private const int Part = 1 << 20, First = 61_036, Doublings = 14;

    /// <summary>Prints one line for each doubling: draws, seconds and seconds of processors, each also as a multiple of half the draws', and the peak memory.</summary>
    public static void Print(TextWriter output)
    {
        output.WriteLine("draws\tseconds\ttimes half's\tprocessor seconds\ttimes half's\tpeak MB");
        var backEnd = new SimdBackEnd();
        var part = new double[Part];
        Best(backEnd, part, First);
        (double elapsed, double busy) before = (double.NaN, double.NaN);
        for (int doubling = 0; doubling <= Doublings; doubling++)
        {
            long draws = (long)First << doubling;
            (double elapsed, double busy) = Best(backEnd, part, draws);
            long peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{draws}\t{elapsed:G4}\t{elapsed / before.elapsed:F2}\t{busy:G4}\t{busy / before.busy:F2}\t{peak}"));
            output.Flush();
            before = (elapsed, busy);
        }
    }

    // The least of two repeats, or of as many as make half a second: what else the machine does can only add.
    private static (double Elapsed, double Busy) Best(SimdBackEnd backEnd, double[] part, long draws)
    {
        double elapsed = double.PositiveInfinity, busy = double.PositiveInfinity;
        long begun = Stopwatch.GetTimestamp();
        for (int repeat = 0; repeat < 2 || Stopwatch.GetElapsedTime(begun).TotalSeconds < 0.5; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            for (long first = 0; first < draws; first += Part)
            {
                int count = (int)Math.Min(Part, draws - first);
                backEnd.Run(MonteCarloPrograms.Product, new DrawPlan(draws), first, [part.AsMemory(0, count)]);
            }

            elapsed = Math.Min(elapsed, Stopwatch.GetElapsedTime(start).TotalSeconds);
            busy = Math.Min(busy, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
        }

        return (elapsed, busy);
    }
}

using System.Diagnostics;

namespace Forecast.Benchmarks;

/// <summary>Seconds of the Chinchilla fit in the lines that <c>peers/scaling_law.py</c> sets its own beside.</summary>
public static class ScalingLawTimes
{
    private const int WarmUps = 3, Repeats = 9;

    /// <summary>Prints task, who, median seconds and objective, separated by tabs.</summary>
    public static void Print(TextWriter output)
    {
        foreach (int threads in new[] { 1, 2 })
        {
            var benchmark = new ScalingLawBenchmark { Threads = threads };
            benchmark.Read();
            double objective = benchmark.Grid().Objective;
            output.WriteLine($"grid of 4,500 starts\tours, {threads} thread(s)\t{Median(() => benchmark.Grid()):F4}\t{objective:F11}");
            output.WriteLine($"4,000 bootstraps\tours, {threads} thread(s)\t{Median(() => benchmark.Bootstrap()):F4}\tNaN");
        }
    }

    private static double Median(Action run)
    {
        var seconds = new double[Repeats];
        for (int i = -WarmUps; i < Repeats; i++)
        {
            long begun = Stopwatch.GetTimestamp();
            run();
            seconds[Math.Max(i, 0)] = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[Repeats / 2];
    }
}

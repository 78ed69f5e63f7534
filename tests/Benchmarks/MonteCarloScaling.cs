using System.Diagnostics;
using System.Globalization;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Gpu.Simd;

namespace Forecast.Benchmarks;

/// <summary>How time and memory grow with the draws of a log-normal × normal, from 2^17 to 2^30 by doubling.</summary>
/// <remarks>
/// A size and its double are timed in turn, first the one and then the other, until a pair's times add up to some seconds; what is printed is
/// the median of the pairs' ratios, which a machine that is busy now and then does not move. The largest sizes are timed once.
/// </remarks>
internal static class MonteCarloScaling
{
    private const int Smallest = 17, Largest = 30, MostPairs = 1001, Piece = 1 << 20;
    private const double Enough = 4;

    /// <summary>Prints the memory that 2^30 draws with quantiles take, and then a line for each doubling, without and with quantiles.</summary>
    public static void Print(TextWriter output)
    {
        var backEnd = new SimdBackEnd();
        Memory(output, backEnd);
        var piece = new double[Piece];
        Ratios(output, "draws alone", draws => Alone(backEnd, piece, draws));
        Ratios(output, "mean and three quantiles", draws => Quantiles(backEnd, draws));
    }

    // First of all, since the peak of a process never falls.
    private static void Memory(TextWriter output, SimdBackEnd backEnd)
    {
        const double Megabyte = 1 << 20;
        Quantiles(backEnd, 1 << Smallest);
        long idle = Peak(), managed = 0;
        using (new Timer(_ => managed = Math.Max(managed, GC.GetTotalMemory(false)), null, 0, 10))
        {
            long start = Stopwatch.GetTimestamp(), allocated = GC.GetTotalAllocatedBytes();
            Sample sample = Quantiles(backEnd, 1L << Largest);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, all = (GC.GetTotalAllocatedBytes() - allocated) / Megabyte;
            Say(output, $"2^{Largest} draws with quantiles, budget {RunOptions.DefaultMemory / Megabyte:F0} MB: {seconds:F1} s, rank error {sample.RankError:0.0E+0}");
            Say(output, $"peak of the heap {managed / Megabyte:F0} MB, all allocations {all:F0} MB, peak of the process {Peak() / Megabyte:F0} MB, before the run {idle / Megabyte:F0} MB");
        }
    }

    private static void Ratios(TextWriter output, string task, Action<long> run)
    {
        output.WriteLine($"{task}\tand twice\tpairs\tseconds\ttimes, median\tquartiles\tof processors' seconds, median\tquartiles");
        for (int power = Smallest; power < Largest; power++)
        {
            List<double> seconds = [], elapsed = [], busy = [];
            run(1L << power);
            double spent = 0;
            do
            {
                bool isTwiceFirst = seconds.Count % 2 == 1;
                (double Elapsed, double Busy) a = Timed(run, 1L << (isTwiceFirst ? power + 1 : power)), b = Timed(run, 1L << (isTwiceFirst ? power : power + 1));
                (var one, var twice) = isTwiceFirst ? (b, a) : (a, b);
                seconds.Add(one.Elapsed);
                elapsed.Add(twice.Elapsed / one.Elapsed);
                busy.Add(twice.Busy / one.Busy);
                spent += one.Elapsed + twice.Elapsed;
            }
            while (spent < Enough && seconds.Count < MostPairs);
            string line = $"2^{power}\t2^{power + 1}\t{seconds.Count}\t{Middle(seconds, 0.5):G3}\t{Spread(elapsed)}\t{Spread(busy)}";
            output.WriteLine(line);
            output.Flush();
        }
    }

    private static (double Elapsed, double Busy) Timed(Action<long> run, long draws)
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        run(draws);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }

    // Into one array that is used again and again, so that what is timed is the draws.
    private static void Alone(SimdBackEnd backEnd, double[] piece, long draws)
    {
        for (long first = 0; first < draws; first += Piece)
        {
            int count = (int)Math.Min(Piece, draws - first);
            backEnd.Run(MonteCarloPrograms.Product, new DrawPlan(draws), first, [piece.AsMemory(0, count)]);
        }
    }

    private static Sample Quantiles(SimdBackEnd backEnd, long draws)
    {
        Sample sample = MonteCarlo.Run(MonteCarloPrograms.Product, new DrawPlan(draws), new RunOptions { BackEnd = backEnd }).All[0];
        sample.Quantiles(0.05, 0.5, 0.95);
        return sample;
    }

    private static string Spread(List<double> values) =>
        string.Create(CultureInfo.InvariantCulture, $"{Middle(values, 0.5):F2}\t{Middle(values, 0.25):F2} to {Middle(values, 0.75):F2}");

    private static double Middle(List<double> values, double probability) =>
        Fitting.Numerics.Quantiles.OfSorted(Fitting.Numerics.Quantiles.Sorted([.. values]), probability);

    private static long Peak() => Process.GetCurrentProcess().PeakWorkingSet64;

    private static void Say(TextWriter output, FormattableString sentence)
    {
        output.WriteLine(FormattableString.Invariant(sentence));
        output.Flush();
    }
}

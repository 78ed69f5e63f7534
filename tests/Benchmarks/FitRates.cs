using System.Diagnostics;
using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Benchmarks;

/// <summary>Fits a second by a plain stopwatch, for <c>peers/run.sh</c>: the median of several repeats after warming up.</summary>
/// <remarks>
/// One line a task: task, who, fits a second, and the ends of the 95 % interval of the growth that came out, separated by tabs. The
/// peers print the same lines, so that a reader sees that all of them computed the same thing.
/// </remarks>
internal static class FitRates
{
    private const double Level = 0.95;
    private const int WarmUps = 5, Repeats = 5;
    private const int Fits = 20_000, Resamples = 400_000;

    public static void Print(TextWriter output)
    {
        Print(output, "fit with interval", "ours, 1 thread", Fits, FitOneByOne);
        foreach ((string task, double noise) in new[] { ("bootstrap", 0.0), ("bootstrap with noise", SampleTrend.Noise) })
        {
            foreach (int threads in new[] { 1, 2 })
            {
                string who = threads == 1 ? "ours, 1 thread" : $"ours, {threads} threads";
                Print(output, task, who, Resamples, () => Bootstrap(new TrendBootstrapPlan(Resamples, noise, threads)));
            }
        }
    }

    private static void Print(TextWriter output, string task, string who, int fits, Func<(double Low, double High)> run)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            run();
        }

        var rates = new double[Repeats];
        (double low, double high) = (0, 0);
        for (int i = 0; i < Repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            (low, high) = run();
            rates[i] = fits / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        double median = Quantiles.OfSorted(Quantiles.Sorted(rates), 0.5);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{task}\t{who}\t{median:F0}\t{low:F4}\t{high:F4}"));
    }

    private static (double Low, double High) FitOneByOne()
    {
        Interval interval = default;
        for (int i = 0; i < Fits; i++)
        {
            interval = LogLinearTrend.Fit(SampleTrend.Years, SampleTrend.Log10Values).Growth(Level).Interval;
        }

        return (interval.Low, interval.High);
    }

    // The quantiles are part of what a user waits for, here and in the peers.
    private static (double Low, double High) Bootstrap(TrendBootstrapPlan plan)
    {
        TrendBootstrap bootstrap = TrendBootstrap.Run(SampleTrend.Years, SampleTrend.Log10Values, plan, new StreamKey(1));
        double[] slopes = [.. bootstrap.Slopes];
        Array.Sort(slopes);
        return (Quantiles.OfSorted(slopes, (1 - Level) / 2), Quantiles.OfSorted(slopes, (1 + Level) / 2));
    }
}

using System.Globalization;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Benchmarks;

/// <summary>Broken trends beside their peers, <c>peers/breaks.py</c> and <c>peers/breaks.R</c>: fits with intervals of the dates, and bootstraps.</summary>
internal static class BreakTimes
{
    private const double Level = 0.9;

    // What strucchange takes when nothing is said: 15 % of the rows.
    private const int JumpRows = 18;
    private const int Fits = 20, OneKinkResamples = 100_000, TwoKinkResamples = 999;

    public static void Print(Clock clock)
    {
        foreach (int threads in new[] { 1, 2 })
        {
            clock.Rate("bootstrap of one kink", Clock.Ours(threads), OneKinkResamples, () => Bootstrap(SampleTrend.OneKink, 1, OneKinkResamples, threads));
        }

        clock.Milliseconds("one kink with intervals", Clock.Ours(1), Fits, () => Kinks(SampleTrend.OneKink, 1));
        clock.Milliseconds("two kinks with intervals", Clock.Ours(1), Fits, () => Kinks(SampleTrend.TwoKinks, 2));
        clock.Milliseconds("two jumps with intervals", Clock.Ours(1), Fits, Jumps);
        foreach (int threads in new[] { 1, 2 })
        {
            clock.Milliseconds("two kinks, 999 resamples", Clock.Ours(threads), 1, () => Bootstrap(SampleTrend.TwoKinks, 2, TwoKinkResamples, threads));
        }
    }

    // The likelihood's intervals are computed beside Wald's, which are what the peers give and so what is printed.
    private static string Kinks(double[] values, int kinks)
    {
        BrokenTrend fit = BrokenTrend.Fit(SampleTrend.Years, values, kinks);
        var dates = new List<string>();
        for (int j = 0; j < kinks; j++)
        {
            _ = fit.LikelihoodInterval(j, Level);
            dates.Add(Date(fit.Breaks[j], fit.Interval(fit.Terms.Count - kinks + j, Level)));
        }

        return Summary(dates, fit);
    }

    private static string Jumps()
    {
        BrokenTrend fit = BrokenTrend.Fit(SampleTrend.Years, SampleTrend.TwoJumps, 2, BreakShape.Jump, JumpRows);
        return Summary(fit.Breaks.Select((date, j) => Date(date, fit.LikelihoodInterval(j, Level))), fit);
    }

    // The fit to all rows and the quantiles are part of what a user waits for.
    private static string Bootstrap(double[] values, int kinks, int resamples, int threads)
    {
        BrokenTrend fit = BrokenTrend.Fit(SampleTrend.Years, values, kinks);
        BreakBootstrap bootstrap = BreakBootstrap.Run(fit, new BreakBootstrapPlan(resamples, Threads: threads), new StreamKey(1));
        return string.Join("; ", Enumerable.Range(0, kinks).Select(j => Ends(bootstrap.Interval(j, Level))));
    }

    private static string Summary(IEnumerable<string> dates, BrokenTrend fit) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", dates)}; RSS {fit.ResidualSumOfSquares:F6}");

    private static string Date(double date, Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{date:F4} ({Ends(interval)})");

    private static string Ends(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Low:F2} to {interval.High:F2}");
}

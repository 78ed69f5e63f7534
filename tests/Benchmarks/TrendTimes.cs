using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Benchmarks;

/// <summary>The log-linear trend beside its peers, <c>peers/trend.py</c> and <c>peers/trend.R</c>: fits with an interval, and the bootstrap.</summary>
internal static class TrendTimes
{
    private const double Level = 0.95;
    private const int Fits = 20_000, ColumnFits = 2_000, Resamples = 400_000, Specifications = 1_000;

    public static void Print(Clock clock)
    {
        clock.Rate("fit with interval", Clock.Ours(1), Fits, FitOneByOne);
        clock.Rate("fit with interval", "ours, any columns, 1 thread", ColumnFits, FitColumns);
        foreach ((string task, double noise) in new[] { ("bootstrap", 0.0), ("bootstrap with noise", SampleTrend.Noise) })
        {
            foreach (int threads in new[] { 1, 2 })
            {
                clock.Rate(task, Clock.Ours(threads), Resamples, () => Bootstrap(new TrendBootstrapPlan(Resamples, noise, threads)));
            }
        }

        foreach (int threads in new[] { 1, 2 })
        {
            clock.Seconds("1,000 specifications × 1,000 resamples", Clock.Ours(threads), () => SpecificationCurve(threads));
        }
    }

    // Specification k is the trend since point k modulo 60 of the 120: from 61 to 120 rows, as the real ones have a dozen to some hundreds.
    private static string SpecificationCurve(int threads)
    {
        (double[], double[])[] sets =
            [.. Enumerable.Range(0, Specifications).Select(k => (SampleTrend.Years[(k % 60)..], SampleTrend.Log10Values[(k % 60)..]))];
        Estimate[] growth = SlopeIntervals.Run(sets, new TrendBootstrapPlan(Specifications, Threads: threads), Level, new StreamKey(1));
        return Ends(growth.Average(g => g.Interval.Low), growth.Average(g => g.Interval.High));
    }

    private static string FitOneByOne()
    {
        Interval interval = default;
        for (int i = 0; i < Fits; i++)
        {
            interval = LogLinearTrend.Fit(SampleTrend.Years, SampleTrend.Log10Values).Growth(Level).Interval;
        }

        return Ends(interval.Low, interval.High);
    }

    // What statsmodels and lm do too: columns of any kind, by orthogonal factors.
    private static string FitColumns()
    {
        double centre = SampleTrend.Years.Average();
        string[] terms = ["level", "growth"];
        double[][] columns = [[.. SampleTrend.Years.Select(_ => 1.0)], [.. SampleTrend.Years.Select(year => year - centre)]];
        Interval interval = default;
        for (int i = 0; i < ColumnFits; i++)
        {
            interval = LeastSquares.Fit(terms, columns, SampleTrend.Log10Values).Interval(1, Level);
        }

        return Ends(interval.Low, interval.High);
    }

    // The quantiles are part of what a user waits for, here and in the peers.
    private static string Bootstrap(TrendBootstrapPlan plan)
    {
        TrendBootstrap bootstrap = TrendBootstrap.Run(SampleTrend.Years, SampleTrend.Log10Values, plan, new StreamKey(1));
        double[] slopes = [.. bootstrap.Slopes];
        Array.Sort(slopes);
        return Ends(Quantiles.OfSorted(slopes, (1 - Level) / 2), Quantiles.OfSorted(slopes, (1 + Level) / 2));
    }

    private static string Ends(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{low:F4} to {high:F4}");
}

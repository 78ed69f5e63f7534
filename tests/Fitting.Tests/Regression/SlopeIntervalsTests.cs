using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Regression;

public sealed class SlopeIntervalsTests
{
    private static readonly (double[] Years, double[] Log10Values)[] Sets =
    [
        ([2010, 2011.5, 2012, 2014, 2017], [1.0, 2.2, 1.9, 4.0, 4.6]),
        ([2010, 2011, 2012, 2013], [3.0, 2.0, 2.5, 1.0]),
    ];

    [Fact]
    public void Each_set_has_the_bootstrap_of_its_own_key()
    {
        var key = new StreamKey(5);
        Estimate[] all = SlopeIntervals.Run(Sets, new TrendBootstrapPlan(2_000), 0.9, key);
        for (int k = 0; k < Sets.Length; k++)
        {
            TrendBootstrap alone = TrendBootstrap.Run(Sets[k].Years, Sets[k].Log10Values, new TrendBootstrapPlan(2_000), key.Child((ulong)k));
            double[] slopes = Quantiles.Sorted([.. alone.Slopes]);
            Assert.Equal(LinearTrend.Fit(Sets[k].Years, Sets[k].Log10Values).Slope, all[k].Value);
            Assert.Equal(Quantiles.OfSorted(slopes, (1 - 0.9) / 2), all[k].Interval.Low);
            Assert.Equal(Quantiles.OfSorted(slopes, (1 + 0.9) / 2), all[k].Interval.High);
        }
    }

    [Fact]
    public void One_thread_and_several_give_the_same_bits()
    {
        Estimate[] one = SlopeIntervals.Run(Sets, new TrendBootstrapPlan(1_000, Threads: 1), 0.9, new StreamKey(7));
        Assert.Equal(one, SlopeIntervals.Run(Sets, new TrendBootstrapPlan(1_000, Threads: 4), 0.9, new StreamKey(7)));
    }

    [Fact]
    public void A_set_of_too_few_rows_is_refused()
    {
        (double[], double[])[] sets = [.. Sets, ([2010, 2011], [1, 2])];
        Assert.Throws<ArgumentException>(() => SlopeIntervals.Run(sets, new TrendBootstrapPlan(10), 0.9, new StreamKey(1)));
    }
}

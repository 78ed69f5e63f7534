using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Scoring;

namespace Forecast.Fitting.Tests.Scoring;

/// <summary>Transforms, their tests and coverage beside SciPy, and how often a verdict is wrong.</summary>
public class CalibrationTests
{
    [Fact]
    public void The_distribution_of_Kolmogorovs_distance_is_that_of_SciPy()
    {
        // Beyond 140 numbers SciPy takes a series of Pelz and Good, which was seen to differ by 2e-7 here.
        foreach ((double[] p, double[] above) in Reference.Of("kolmogorov"))
        {
            Assert.Equal(above[0], KolmogorovTest.Above((int)p[0], p[1]), p[0] > 140 ? 5e-7 : 1e-11);
        }
    }

    [Fact]
    public void The_exact_interval_of_a_share_solves_the_binomial_sums()
    {
        foreach ((double[] p, double[] ends) in Reference.Of("share"))
        {
            var share = Proportion.Of((int)p[0], (int)p[1], p[2]);
            Reference.Near(ends[0], share.Interval.Low, 1e-11);
            Reference.Near(ends[1], share.Interval.High, 1e-11);
        }
    }

    [Fact]
    public void The_histogram_and_its_test_are_those_of_SciPy()
    {
        (double[] p, double[] numbers) = Assert.Single(Reference.Of("histogram"));
        var histogram = PitHistogram.Of(p.AsSpan(1), (int)p[0]);
        Assert.Equal(p.Length - 1, histogram.N);
        Reference.Near(numbers[0], histogram.ChiSquared, 1e-12);
        Reference.Near(numbers[1], histogram.PValue, 1e-12);
        Assert.Equal((numbers[2], numbers[3]), (histogram.Band.Low, histogram.Band.High));
    }

    [Fact]
    public void Coverage_counts_the_ends_in()
    {
        var coverage = Coverage.Of(0.5, [0, 0, 0, 0], [1, 1, 1, 1], [0, 1, 0.5, 1.5]);
        Assert.Equal(3, coverage.Held.Successes);
        Assert.True(coverage.IsAsClaimed);
        Assert.False(Coverage.Of(0.99, new double[20], new double[20], [.. Enumerable.Repeat(1.0, 20)]).IsAsClaimed);
    }

    // The share of wrong verdicts from calibrated forecasters must be near 5 %: 4,000 sets give a standard error of 0.35 points. The
    // normal approximation at n = 10 is what the bounds below leave room for.
    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void A_calibrated_forecaster_is_rarely_called_otherwise(int n)
    {
        var random = new RandomSequence(new StreamKey(2022));
        int wrong = 0;
        for (int set = 0; set < 4000; set++)
        {
            var calibration = Calibration.Of([.. Enumerable.Range(0, n).Select(_ => random.NextUniform())]);
            wrong += calibration.BiasSign != 0 || calibration.SpreadSign != 0 ? 1 : 0;
        }

        Assert.InRange(wrong / 4000.0, 0.035, 0.065);
    }

    [Theory]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 0.5, 0, 1)]
    [InlineData(0, 2.0, 0, -1)]
    [InlineData(-1.5, 1, 1, 0)]
    public void A_forecaster_is_called_what_he_is(double mean, double deviation, int bias, int spread)
    {
        var truth = new Forecast.Fitting.Distributions.Normal(0, 1);
        var forecast = new Forecast.Fitting.Distributions.Normal(mean, deviation);
        double[] u = [.. Enumerable.Range(0, 60).Select(i => Pit.Of(forecast, truth.Quantile((i + 0.5) / 60)))];
        var calibration = Calibration.Of(u);
        Assert.Equal(bias, calibration.BiasSign);
        Assert.True(bias != 0 || calibration.SpreadSign == spread, $"spread {calibration.Spread}");
        Assert.Equal(bias == 0 && spread == 0, calibration.IsCalibrated);
    }

    // A count's transform, a rank among draws and a place among quantiles are exactly uniform for a calibrated forecaster; Kolmogorov's
    // test of 2,000 of them rejects at 1e-4 by chance once in ten thousand keys, and the key is fixed.
    [Fact]
    public void Transforms_of_counts_draws_and_quantiles_are_uniform()
    {
        var random = new RandomSequence(new StreamKey(9));
        var poisson = new Poisson(2.3);
        var normal = new Forecast.Fitting.Distributions.Normal(0, 1);
        double[] levels = [0.05, 0.25, 0.5, 0.75, 0.95], quantiles = [.. levels.Select(normal.Quantile)];
        double[] counts = new double[2000], ranks = new double[2000], places = new double[2000], drawn = new double[7];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = Pit.OfCount(poisson, (long)poisson.Quantile(random.NextUniform()), random.NextUniform());
            for (int m = 0; m < drawn.Length; m++)
            {
                drawn[m] = poisson.Quantile(random.NextUniform());
            }

            ranks[i] = Pit.OfDraws(drawn, poisson.Quantile(random.NextUniform()), random);
            places[i] = Pit.OfQuantiles(levels, quantiles, normal.Quantile(random.NextUniform()), random);
        }

        Assert.All(new[] { counts, ranks, places }, u => Assert.True(KolmogorovTest.Of(u).PValue > 1e-4));
        Assert.All(new[] { counts, ranks, places }, u => Assert.True(PitHistogram.Of(u, 20).PValue > 1e-4));
    }

    [Fact]
    public void Few_forecasts_have_no_verdict()
    {
        var calibration = Calibration.Of([0.001, 0.002, 0.999]);
        Assert.False(calibration.IsEnough || calibration.IsCalibrated);
        Assert.Equal((0, 0), (calibration.BiasSign, calibration.SpreadSign));
    }
}

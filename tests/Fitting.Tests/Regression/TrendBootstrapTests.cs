using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Regression;

public class TrendBootstrapTests
{
    private static readonly double[] Years = [2010, 2011.5, 2012, 2014, 2017];
    private static readonly double[] Values = [1.0, 2.2, 1.9, 4.0, 4.6];

    [Fact]
    public void The_draws_follow_the_exact_distribution_over_all_resamples_of_five_rows()
    {
        double[] exact = Quantiles.Sorted([.. AllResamples()]);
        double[] ours = Quantiles.Sorted([.. TrendBootstrap.Run(Years, Values, new TrendBootstrapPlan(100_000), new StreamKey(1)).Slopes]);
        foreach (double p in new[] { 0.025, 0.25, 0.5, 0.75, 0.975 })
        {
            (double low, double high) = Quantiles.MonteCarloRange(ours, p, int.MaxValue, 4);
            Assert.InRange(Quantiles.OfSorted(exact, p), low - 1e-9, high + 1e-9);
        }

        double error = Math.Sqrt(Variance(exact) / ours.Length);
        Assert.InRange(ours.Average(), exact.Average() - 4 * error, exact.Average() + 4 * error);
    }

    [Fact]
    public void One_thread_and_two_threads_give_the_same_bits()
    {
        TrendBootstrap one = TrendBootstrap.Run(Years, Values, new TrendBootstrapPlan(20_000, 0.3, Threads: 1), new StreamKey(9));
        TrendBootstrap two = TrendBootstrap.Run(Years, Values, new TrendBootstrapPlan(20_000, 0.3, Threads: 2), new StreamKey(9));
        Assert.Equal(Bits(one.Slopes), Bits(two.Slopes));
        Assert.Equal(Bits(one.Levels), Bits(two.Levels));
    }

    [Fact]
    public void The_first_draws_do_not_depend_on_how_many_are_run()
    {
        TrendBootstrap few = TrendBootstrap.Run(Years, Values, new TrendBootstrapPlan(100), new StreamKey(9));
        TrendBootstrap many = TrendBootstrap.Run(Years, Values, new TrendBootstrapPlan(3_000), new StreamKey(9));
        Assert.Equal(Bits(few.Slopes), Bits(many.Slopes.Take(100)));
    }

    [Fact]
    public void A_seed_gives_the_bits_on_record() =>
        Assert.Equal(
            Recorded,
            Bits(TrendBootstrap.Run(Years, Values, new TrendBootstrapPlan(3, 0.3), new StreamKey(9)).Slopes).Select(b => b.ToString("x16", null)));

    [Fact]
    public void Noise_widens_the_slopes_as_its_variance_says()
    {
        // A perfect line: the only scatter is the noise, whose variance is h^2 / 3, spread over the sum of squares of the times.
        double[] years = [.. Enumerable.Range(0, 200).Select(i => 2000 + i * 0.1)];
        double[] line = [.. years.Select(t => 0.5 * t)];
        TrendBootstrap noisy = TrendBootstrap.Run(years, line, new TrendBootstrapPlan(40_000, 0.6), new StreamKey(5));
        double sxx = years.Sum(t => (t - 2009.95) * (t - 2009.95));
        double expected = 0.6 * 0.6 / 3 / sxx;
        Assert.InRange(Variance([.. noisy.Slopes]), 0.97 * expected, 1.05 * expected);
        Assert.Equal(0.5, noisy.Slopes.Average(), 3);
    }

    [Fact]
    public void A_band_holds_the_line_and_widens_away_from_the_data()
    {
        TrendBootstrap bootstrap = TrendBootstrap.Run(Years, Values, new TrendBootstrapPlan(5_000), new StreamKey(2));
        LinearTrend trend = LinearTrend.Fit(Years, Values);
        (double Low, double High)[] band = bootstrap.Band([2013, 2030], 0.9);
        (double low, double high) = band[0];
        (double farLow, double farHigh) = band[1];
        Assert.InRange(trend.At(2013), low, high);
        Assert.True(farHigh - farLow > 3 * (high - low));
    }

    [Fact]
    public void Fewer_than_three_rows_are_refused() =>
        Assert.Contains(
            "at least three rows",
            Assert.Throws<ArgumentException>(() => TrendBootstrap.Run([1, 2], [1, 2], new TrendBootstrapPlan(10), new StreamKey(1))).Message,
            StringComparison.Ordinal);

    private static readonly string[] Recorded = ["3fe72366693f3333", "3fe21d962731bfc2", "3fe76ca34e3f06ae"];

    // All 5^5 equally likely resamples but those with fewer than three distinct rows.
    private static IEnumerable<double> AllResamples()
    {
        int n = Years.Length;
        for (int code = 0; code < (int)Math.Pow(n, n); code++)
        {
            int[] rows = new int[n];
            for (int i = 0, rest = code; i < n; i++, rest /= n)
            {
                rows[i] = rest % n;
            }

            if (rows.Distinct().Count() >= 3)
            {
                yield return LinearTrend.Fit([.. rows.Select(i => Years[i])], [.. rows.Select(i => Values[i])]).Slope;
            }
        }
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }

    private static IEnumerable<long> Bits(IEnumerable<double> values) => values.Select(BitConverter.DoubleToInt64Bits);
}

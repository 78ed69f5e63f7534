using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Distributions;

public class DistributionTests
{
    private const int Draws = 20_000;

    private static readonly double PertMean = 5.0 / 3;

    /// <summary>A distribution, its mean and its variance in closed form.</summary>
    public static TheoryData<IDistribution, double, double> All { get; } = new()
    {
        { new Normal(2, 3), 2, 9 },
        { new LogNormal(0.5, 0.4), Math.Exp(0.58), (Math.Exp(0.16) - 1) * Math.Exp(1.16) },
        { new Uniform(-1, 5), 2, 3 },
        { new LogUniform(1, 10), 9 / Math.Log(10), 99 / (2 * Math.Log(10)) - 81 / (Math.Log(10) * Math.Log(10)) },
        { new Triangular(1, 2, 6), 3, (1 + 4 + 36 - 2 - 6 - 12) / 18.0 },
        { new Triangular(1, 1, 6), 8.0 / 3, 25.0 / 18 },
        { new Pert(0, 1, 6), PertMean, PertMean * (6 - PertMean) / 7 },
        { new Beta(2, 3), 0.4, 0.04 },
        { new Beta(0.5, 0.5), 0.5, 0.125 },
        { new Gamma(0.7, 2), 1.4, 2.8 },
        { new Gamma(30, 0.5), 15, 7.5 },
        { new Exponential(4), 0.25, 0.0625 },
        { new StudentT(10, 1, 2), 1, 5 },
        { new Bernoulli(0.3), 0.3, 0.21 },
        { new Discrete([5, 1, 2], [1, 2, 1]), 2.25, 2.6875 },
        { new Poisson(3.5), 3.5, 3.5 },
        { new Poisson(200), 200, 200 },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Draws_by_the_quantile_have_the_mean_and_the_variance_of_the_textbook(IDistribution distribution, double mean, double variance)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        double[] draws = Sample(distribution);
        double found = draws.Average(), squares = draws.Average(x => (x - mean) * (x - mean)), fourths = draws.Average(x => Math.Pow(x - mean, 4));
        Assert.Equal(mean, found, 5 * Math.Sqrt(variance / Draws));
        Assert.Equal(variance, squares, 5 * Math.Sqrt((fourths - squares * squares) / Draws));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Draws_by_the_quantile_follow_the_distribution_function(IDistribution distribution, double mean, double variance)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        double[] draws = Sample(distribution);
        Array.Sort(draws);
        double distance = 0;
        for (int i = 0; i < Draws; i++)
        {
            // With ties the empirical function jumps past all equal draws at once.
            if (i == Draws - 1 || draws[i + 1] > draws[i])
            {
                distance = Math.Max(distance, Math.Abs((i + 1.0) / Draws - distribution.Cdf(draws[i])));
            }
        }

        // One in a million of Kolmogorov's distribution lies beyond 2.69.
        Assert.True(distance < 2.69 / Math.Sqrt(Draws), $"{distribution}: {distance} (mean {mean}, variance {variance})");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_density_is_the_slope_of_the_distribution_function(IDistribution distribution, double mean, double variance)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        foreach (double u in new[] { 0.05, 0.3, 0.55, 0.8, 0.99 })
        {
            double x = distribution.Quantile(u), h = 1e-6 * Math.Sqrt(variance);
            bool isDiscrete = distribution is Bernoulli or Discrete or Poisson;
            double slope = isDiscrete ? distribution.Cdf(x) - distribution.Cdf(Math.BitDecrement(x)) : (distribution.Cdf(x + h) - distribution.Cdf(x - h)) / (2 * h);
            Assert.True(Math.Abs(distribution.Density(x) - slope) <= 2e-6 * slope, $"{distribution} at {x} of mean {mean}: {distribution.Density(x)}, {slope}");
            Assert.Equal(Math.Log(distribution.Density(x)), distribution.LogDensity(x), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_quantile_is_the_least_value_that_reaches_its_probability(IDistribution distribution, double mean, double variance)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        for (int i = 1; i < 200; i++)
        {
            double u = i / 200.0 + 1e-7, x = distribution.Quantile(u), below = x - 1e-9 * Math.Sqrt(variance);
            Assert.True(distribution.Cdf(x) >= u - 1e-13, $"{distribution} of mean {mean}: {x} at {u}");
            Assert.True(distribution.Cdf(below) < u, $"{distribution} of mean {mean}: {x} at {u}");
        }
    }

    [Fact]
    public void An_interval_makes_the_distribution_that_has_it()
    {
        Normal normal = Normal.FromInterval(2, 8, 0.9);
        Assert.Equal(2, normal.Quantile(0.05), 1e-14);
        Assert.Equal(8, normal.Quantile(0.95), 1e-14);
        LogNormal logNormal = LogNormal.FromInterval(1e3, 1e6, 0.8);
        Assert.Equal(1e3, logNormal.Quantile(0.1), 1e-10);
        Assert.Equal(1e6, logNormal.Quantile(0.9), 1e-7);
    }

    [Fact]
    public void Parameters_that_make_no_distribution_are_refused_at_birth()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normal(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normal(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogNormal(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Uniform(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogUniform(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Triangular(0, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pert(0, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Beta(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Gamma(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exponential(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudentT(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bernoulli(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Poisson(0));
        Assert.Throws<ArgumentException>(() => new Discrete([1, 1], [1, 1]));
        Assert.Throws<ArgumentException>(() => new Discrete([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Discrete([1, 2], [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Normal(0, 1).Quantile(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.FromInterval(2, 1, 0.9));
    }

    private static double[] Sample(IDistribution distribution)
    {
        var draws = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            PhiloxBlock block = Philox.Block(11, (ulong)i, 4);
            draws[i] = distribution.Quantile(((((ulong)block.W0 << 20) | (block.W1 >> 12)) + 0.5) / (1UL << 52));
        }

        return draws;
    }
}

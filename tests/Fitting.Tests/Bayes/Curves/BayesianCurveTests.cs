using Forecast.Fitting.Bayes.Curves;
using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Bayes.Curves;

public sealed class BayesianCurveTests
{
    private const int Draws = 40_000;

    private static readonly StreamKey _key = new StreamKey(5).Child("curves");
    private static readonly double[] _times = [.. Enumerable.Range(0, 30).Select(i => 2010 + 0.5 * i)];
    private static readonly double[] _values = [.. Enumerable.Range(0, 30).Select(i => 15 + 0.3 * i - 0.002 * i * i
        + 0.4 * Math.Sin(7.0 * i))];

    [Theory]
    [InlineData(2026)]
    [InlineData(2031.5)]
    public void A_line_foretells_as_least_squares_does(double time)
    {
        TrendPaths paths = BayesianCurve.Line(_times, _values, Draws, _key);
        StudentT exact = Exact(["one", "time"], [_ => 1, t => t - 2017], time);
        AssertSameDistribution(exact, paths, time);
    }

    [Theory]
    [InlineData(2026)]
    [InlineData(2031.5)]
    public void A_parabola_foretells_as_least_squares_with_a_square_does(double time)
    {
        TrendPaths paths = BayesianCurve.Parabola(_times, _values, Draws, _key);
        StudentT exact = Exact(["one", "time", "square"], [_ => 1, t => t - 2017, t => (t - 2017) * (t - 2017)], time);
        AssertSameDistribution(exact, paths, time);
    }

    [Fact]
    public void The_time_in_which_growth_halves_is_found_again()
    {
        double rate = Math.Log(2) / 6;
        double[] values = [.. _times.Select((t, i) => 20 - 5 * Math.Exp(-rate * (t - 2010)) + 1e-3 * Math.Sin(7.0 * i))];
        FadingCurve fading = BayesianCurve.Fading(_times, values, 1, 100, Draws, _key);
        double mean = fading.HalfLives.Zip(fading.Probabilities, (half, p) => half * p).Sum();
        Assert.InRange(mean, 5.8, 6.2);

        // Far ahead lies the ceiling.
        double[] far = fading.Paths.Means(2100);
        Assert.InRange(far.Average(), 19.9, 20.1);
    }

    [Fact]
    public void A_draw_goes_on_as_its_formula_says()
    {
        var paths = new TrendPaths(2020, [10, 10, 10], [1, 1, 1], [0, 0.5, 0], [0, 0, -0.2], [1, 1, 1]);
        double[] means = paths.Means(2024);
        Assert.Equal(14, means[0], 12);
        Assert.Equal(10 + (1 - Math.Exp(-2)) / 0.5, means[1], 12);
        Assert.Equal(14 - 0.1 * 16, means[2], 12);
    }

    [Fact]
    public void The_predictive_density_is_that_of_the_mixture_of_draws()
    {
        var paths = new TrendPaths(2020, [10, 12], [1, 0], [0, 0], [0, 0], [1, 2]);
        double density = 0.5 * new Normal(11, 1).Density(10.5) + 0.5 * new Normal(12, 2).Density(10.5);
        double below = 0.5 * new Normal(11, 1).Cdf(10.5) + 0.5 * new Normal(12, 2).Cdf(10.5);
        Assert.Equal(Math.Log(density), paths.LogDensity(2021, 10.5), 12);
        Assert.Equal(below, paths.Cdf(2021, 10.5), 12);
        Assert.Equal([10.5, 11, 11.5, 13], paths.Observations(2021, [0.5, -0.5]));
    }

    [Fact]
    public void Models_are_stacked_with_as_many_draws_as_their_weights_ask_for()
    {
        TrendPaths Of(double level) => new(2020, [level, level], [1, 1], [0, 0], [0, 0], [1, 1]);
        TrendPaths stacked = TrendPaths.Stack([Of(1), Of(2), Of(3)], [0.5, 0, 0.5], 7);
        Assert.Equal(7, stacked.Count);
        Assert.Equal(4, stacked.Levels.Count(level => level == 1));
        Assert.Equal(3, stacked.Levels.Count(level => level == 3));
        Assert.Throws<ArgumentException>(() => TrendPaths.Stack([Of(1), Of(2)], [0, 0], 7));
        Assert.Throws<ArgumentException>(() => TrendPaths.Stack([Of(1)], [1, 1], 7));
    }

    [Fact]
    public void Rows_that_cannot_carry_a_curve_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BayesianCurve.Line([1, 2, 3], [1, 2, 4], 10, _key));
        Assert.Throws<ArgumentException>(() => BayesianCurve.Line([1, 2, 3, 4], [1, 2, 3, 4], 10, _key));
        Assert.Throws<ArgumentException>(() => BayesianCurve.Parabola([1, 1, 1, 2, 2, 2], [1, 2, 1, 3, 2, 5], 10, _key));
        Assert.Throws<ArgumentException>(() => BayesianCurve.Fading(_times, _values, 5, 2, 10, _key));
    }

    private static StudentT Exact(string[] terms, Func<double, double>[] columns, double time) => ConjugateRegression
        .Fit(terms, [.. columns.Select(column => _times.Select(column).ToArray())], _values)
        .Predictive([.. columns.Select(column => column(time))]);

    // 40,000 draws of a mixture of normals: its probabilities are off by less than 0.5 / √40,000 a standard error, four of which are
    // 0.01.
    private static void AssertSameDistribution(StudentT exact, TrendPaths paths, double time)
    {
        foreach (double probability in new[] { 0.01, 0.1, 0.5, 0.9, 0.99 })
        {
            Assert.Equal(probability, paths.Cdf(time, exact.Quantile(probability)), 0.01);
        }
    }
}

using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Bayes.BrokenTrends;

public class BayesianBrokenTrendTests
{
    // Monte Carlo errors allowed between two computations of one number: one comparison in 16,000 would go further by chance.
    private const double Errors = 4;

    private static readonly StreamKey _key = new(2026);
    private static readonly BrokenTrendPlan _long = new() { Draws = 20_000 };
    private static readonly Lazy<BrokenTrendPosterior> _oneKink = new(() =>
        BayesianBrokenTrend.Sample(KinkReference.Times, KinkReference.Values, new BrokenTrendPrior().WithExactly(1), _long, _key));

    [Theory]
    [InlineData("date", "break 1")]
    [InlineData("slope_1", "slope 1")]
    [InlineData("slope_2", "slope 2")]
    [InlineData("sigma", "sigma")]
    public void One_kink_has_the_moments_of_integration_and_of_Stan(string name, string column)
    {
        double[] draws = Column(_oneKink.Value.Given(1), column);
        (BatchMeans mean, BatchMeans deviation) = (BatchMeans.Of(draws), BatchMeans.OfDeviation(draws));
        double[] exact = KinkReference.Exact[name], stan = KinkReference.Stan[name];
        Assert.InRange(mean.Mean, exact[0] - Errors * mean.Error, exact[0] + Errors * mean.Error);
        Assert.InRange(deviation.Mean, exact[1] - Errors * deviation.Error, exact[1] + Errors * deviation.Error);
        Assert.True(Math.Abs(mean.Mean - stan[0]) < Errors * Math.Sqrt(mean.Error * mean.Error + stan[2] * stan[2]));
        Assert.True(Math.Abs(deviation.Mean - stan[1]) < Errors * Math.Sqrt(deviation.Error * deviation.Error + stan[3] * stan[3]));
    }

    [Theory]
    [InlineData(2014)]
    [InlineData(2015)]
    [InlineData(2016)]
    [InlineData(2017)]
    public void One_kink_is_before_a_year_with_the_probability_of_integration(int year)
    {
        BatchMeans before = BatchMeans.Of([.. Column(_oneKink.Value.Given(1), "break 1").Select(date => date <= year ? 1.0 : 0)]);
        Assert.Equal(KinkReference.Exact[$"before_{year}"][0], before.Mean, Errors * before.Error);
        Assert.Equal(before.Mean, _oneKink.Value.ProbabilityOfBreak(2000, year), 12);
    }

    [Theory]
    [InlineData(BreakShape.Kink, "kink")]
    [InlineData(BreakShape.Jump, "jump")]
    public void The_number_of_breaks_has_the_probabilities_of_integration(BreakShape shape, string name)
    {
        BrokenTrendPrior prior = new BrokenTrendPrior { Shape = shape }.WithUpTo(2);
        BrokenTrendPosterior posterior = BayesianBrokenTrend.Sample(KinkReference.Times, KinkReference.Values, prior, _long, _key);
        double[] breaks = posterior.Posterior.Column("breaks");
        for (int k = 0; k <= 2; k++)
        {
            BatchMeans share = BatchMeans.Of([.. breaks.Select(b => b == k ? 1.0 : 0)]);
            Assert.Equal(share.Mean, posterior.Probabilities[k], 12);
            Assert.Equal(KinkReference.Exact[name][k], share.Mean, Errors * share.Error);
            Assert.InRange(share.Error, 0, 0.01);
        }
    }

    [Theory]
    [InlineData(BreakShape.Kink, 2016.0, 2021.0)]
    [InlineData(BreakShape.Jump, 2015.06, 2020.56)]
    public void Simulated_breaks_are_found(BreakShape shape, double first, double second)
    {
        (double[] times, double[] values) = Simulated(shape, first, second);
        BrokenTrendPosterior posterior = BayesianBrokenTrend.Sample(
            times, values, new BrokenTrendPrior { Shape = shape }, new BrokenTrendPlan(), _key);
        Assert.Equal(2, posterior.MostProbable);
        Assert.InRange(posterior.Probabilities[2], 0.5, 1);
        BrokenTrendEras eras = posterior.Given(2);
        Assert.True(eras.Date(0, 0.95).Interval.Contains(first));
        Assert.True(eras.Date(1, 0.95).Interval.Contains(second));
        Assert.True(eras.Slope(1, 0.95).Interval.Contains(1));
        Assert.InRange(posterior.ProbabilityOfBreak(first - 2, first + 2), 0.95, 1);
        double[] edges = [.. Enumerable.Range(0, 31).Select(i => 2010 + 0.5 * i)];
        double expected = posterior.BreakDensity(edges).Sum() * 0.5;
        Assert.Equal(posterior.Posterior.Column("breaks").Average(), expected, 9);
    }

    [Fact]
    public void Draws_are_the_same_bits_on_any_number_of_threads_and_in_any_order_of_rows()
    {
        (double[] times, double[] values) = Simulated(BreakShape.Kink, 2016, 2021);
        BrokenTrendPosterior one = Sample(times, values, 1), two = Sample(times, values, 2);
        BrokenTrendPosterior turned = Sample([.. times.Reverse()], [.. values.Reverse()], 2);
        for (int j = 0; j < one.Posterior.Names.Count; j++)
        {
            Assert.Equal(one.Posterior.Column(j), two.Posterior.Column(j));
            Assert.Equal(one.Posterior.Column(j), turned.Posterior.Column(j));
        }

        static BrokenTrendPosterior Sample(double[] times, double[] values, int threads) => BayesianBrokenTrend.Sample(
            times, values, new BrokenTrendPrior(), new BrokenTrendPlan { Draws = 200, Threads = threads }, _key);
    }

    [Fact]
    public void Columns_of_a_draw_belong_together()
    {
        (double[] times, double[] values) = Simulated(BreakShape.Jump, 2015.06, 2020.56);
        BrokenTrendPosterior posterior = BayesianBrokenTrend.Sample(
            times, values, new BrokenTrendPrior { Shape = BreakShape.Jump }, new BrokenTrendPlan { Draws = 50 }, _key);
        double[] at = posterior.Values(2018);
        double[][] logLikelihood = posterior.LogLikelihood();
        for (int i = 0; i < at.Length; i++)
        {
            BrokenTrendDraw draw = posterior.Draw(i / 50, i % 50);
            Assert.Equal(draw.At(2018), at[i], 10);
            Assert.Equal(draw.At(times[^1]), posterior.Posterior.Column("level at end")[i], 10);
            Assert.Equal(draw.SlopeAt(3000), posterior.Posterior.Column("slope at end")[i], 10);
            double density = new Fitting.Distributions.Normal(draw.At(times[7]), draw.Sigma).LogDensity(values[7]);
            Assert.Equal(density, logLikelihood[i][7], 9);
        }
    }

    [Fact]
    public void Units_of_time_and_value_do_not_matter()
    {
        (double[] times, double[] values) = Simulated(BreakShape.Kink, 2016, 2021);
        var plan = new BrokenTrendPlan { Draws = 4000 };
        BrokenTrendPosterior years = BayesianBrokenTrend.Sample(times, values, new BrokenTrendPrior(), plan, _key);
        BrokenTrendPosterior days = BayesianBrokenTrend.Sample(
            [.. times.Select(t => 365.25 * (t - 1970))], [.. values.Select(v => 1e6 - 2.3 * v)], new BrokenTrendPrior(), plan, _key);
        Estimate year = years.Given(2).Date(0, 0.9), day = days.Given(2).Date(0, 0.9);
        Assert.Equal(year.Value, 1970 + day.Value / 365.25, 0.05);
        Assert.Equal(years.Probabilities[2], days.Probabilities[2], 0.03);
    }

    [Fact]
    public void A_number_that_the_rows_have_no_room_for_is_left_out()
    {
        double[] times = [.. Enumerable.Range(0, 16).Select(i => (double)i)], values = [.. times.Select(t => Math.Sin(7 * t * t))];
        BrokenTrendPosterior posterior = BayesianBrokenTrend.Sample(
            times, values, new BrokenTrendPrior(), new BrokenTrendPlan { Draws = 100 }, _key);
        Assert.Equal(0, posterior.Probabilities[3]);
        Assert.Throws<ArgumentException>(() => posterior.Given(3));
    }

    [Fact]
    public void What_cannot_be_sampled_is_refused()
    {
        double[] times = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], line = [.. times.Select(t => 3 * t)];
        double[] values = [.. times.Select(t => Math.Sin(7 * t * t))];
        BrokenTrendPlan plan = new() { Draws = 10 };
        Assert.Throws<ArgumentException>(() => BayesianBrokenTrend.Sample(times, line, new BrokenTrendPrior(), plan, _key));
        Assert.Throws<ArgumentException>(() => BayesianBrokenTrend.Sample(times, values.AsSpan(1), new BrokenTrendPrior(), plan, _key));
        BrokenTrendPrior[] refused = [new BrokenTrendPrior().WithExactly(5), new() { Numbers = [1, 0, 1] }, new() { Rows = 0 }];
        Assert.All(refused, prior => Assert.Throws<ArgumentException>(() => BayesianBrokenTrend.Sample(times, values, prior, plan, _key)));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            BayesianBrokenTrend.Sample(times, values, new BrokenTrendPrior(), new BrokenTrendPlan { Chains = 0 }, _key));
    }

    private static double[] Column(BrokenTrendEras eras, string name) => [.. eras.Columns[eras.Names.ToList().IndexOf(name)]];

    // Slopes 0.5, 1 and 0.3 (kinks), or lines that start anew with a slope of 1 between the breaks.
    private static (double[] Times, double[] Values) Simulated(BreakShape shape, double first, double second)
    {
        var random = new RandomSequence(new StreamKey(31));
        double[] times = [.. Enumerable.Range(0, 120).Select(i => 2010 + i / 8.0)];
        double Mean(double t) => shape == BreakShape.Kink
            ? 0.5 * (t - 2010) + 0.5 * Math.Max(0, t - first) - 0.7 * Math.Max(0, t - second)
            : t <= first ? 0.2 * t - 402 : t <= second ? 4 + (t - first) : 6 - 0.2 * (t - second);
        return (times, [.. times.Select(t => Mean(t) + 0.3 * new Fitting.Distributions.Normal(0, 1).Quantile(random.NextUniform()))]);
    }
}

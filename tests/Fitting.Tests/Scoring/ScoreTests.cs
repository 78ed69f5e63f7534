using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;

namespace Forecast.Fitting.Tests.Scoring;

/// <summary>Log scores, interval scores and comparisons beside published formulas and R.</summary>
public class ScoreTests
{
    [Fact]
    public void The_log_score_of_a_distribution_is_minus_its_log_density()
    {
        // Standard normal at 1: (1 + ln 2π) / 2.
        Assert.Equal(1.4189385332046727, LogScore.Of(new Forecast.Fitting.Distributions.Normal(0, 1), 1), 1e-15);
        Assert.Equal(double.PositiveInfinity, LogScore.Of(new LogNormal(0, 1), -1));
    }

    [Fact]
    public void The_log_score_of_draws_is_that_of_their_kernel_density_and_says_so()
    {
        foreach ((double[] p, double[] numbers) in Reference.Of("draws"))
        {
            DrawnLogScore score = LogScore.OfDraws(p.AsSpan(1), p[0]);
            Reference.Near(numbers[2], score.Value, 1e-12);
            Reference.Near(numbers[3], score.Width, 1e-14);
            Assert.Equal(p[0] < p.Skip(1).Min() || p[0] > p.Skip(1).Max(), score.IsOutside);
            Assert.Contains("kernel density", score.Warning, StringComparison.Ordinal);
        }

        Assert.True(double.IsFinite(LogScore.OfDraws([0.0, 1.0], 1e6).Value));
    }

    // Gneiting and Raftery 2007, equation 43, by hand: width 2, and 2/0.2 times a distance of 0.5.
    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(2.5, 7)]
    [InlineData(-0.5, 7)]
    public void The_interval_score_is_width_and_what_lies_outside(double outcome, double score) =>
        Assert.Equal(score, IntervalScore.Of(new Interval(0, 2, 0.8), outcome), 1e-14);

    // Bracher et al. 2021, equation 1 by hand: median 5, intervals [3, 8] at 50 % and [1, 12] at 90 %, outcome 9:
    // (0.5 * 4 + 0.25 * (5 + 4 * 1) + 0.05 * 11) / 2.5 = 1.92.
    [Fact]
    public void The_weighted_interval_score_is_that_of_its_paper()
    {
        var score = WeightedIntervalScore.Of(5, [new Interval(3, 8, 0.5), new Interval(1, 12, 0.9)], 9);
        Assert.Equal(1.92, score.Value, 1e-13);
        Assert.Equal((0.25 * 5 + 0.05 * 11) / 2.5, score.Dispersion, 1e-13);
        Assert.Equal(0, score.Overprediction);
        Assert.Equal((0.5 * 4 + 1) / 2.5, score.Underprediction, 1e-13);
    }

    // Bracher et al. 2021, appendix: with the median and K intervals it is twice the mean quantile score.
    [Fact]
    public void The_weighted_interval_score_of_symmetric_levels_is_the_score_of_quantiles()
    {
        double[] levels = [0.01, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.99], quantiles = [1, 2, 4, 5.5, 7, 7, 9, 12, 20];
        foreach (double outcome in new[] { -3, 1, 6.2, 7, 13, 40 })
        {
            Assert.Equal(Crps.OfQuantiles(levels, quantiles, outcome), WeightedIntervalScore.Of(levels, quantiles, outcome).Value, 1e-13);
        }

        Assert.Contains(
            "median or an interval", Assert.Throws<ArgumentException>(() => WeightedIntervalScore.Of([0.9], [1.0], 0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_of_Diebold_and_Mariano_is_that_of_R()
    {
        foreach (string[] line in Reference.Lines("dm.txt"))
        {
            double[] numbers = Reference.Numbers(line.Skip(2));
            int n = (numbers.Length - 2) / 2;
            double[] losses = [.. numbers.Skip(2).Select(error => error * error)];
            var test = DieboldMariano.Of(
                losses.AsSpan(0, n), losses.AsSpan(n), int.Parse(line[0], System.Globalization.CultureInfo.InvariantCulture),
                new StreamKey(1));
            Reference.Near(numbers[0], test.Statistic, 1e-11);
            Reference.Near(numbers[1], test.PValue, 1e-10);
            Assert.Equal(line[1] == "bartlett", test.IsTapered);
            Assert.True(test.Interval.Contains(test.Difference));
        }
    }

    // Under independence the mean's interval by blocks should cover about as often as it says; 400 sets give a share within 0.05 (three
    // standard errors), and the percentile interval of blocks is known to be a little short: the lower bound was chosen with that in mind.
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void The_interval_by_blocks_covers_nearly_as_often_as_it_says(double memory)
    {
        var normal = new Forecast.Fitting.Distributions.Normal(0, 1);
        var random = new RandomSequence(new StreamKey(77));
        int covered = 0;
        for (int set = 0; set < 400; set++)
        {
            double[] first = new double[100], second = new double[100];
            double last = 0;
            for (int i = 0; i < first.Length; i++)
            {
                double shock = normal.Quantile(random.NextUniform());
                first[i] = shock + memory * last;
                last = shock;
            }

            covered += DieboldMariano.Of(first, second, 2, new StreamKey((ulong)set), 0.9, 299).Interval.Contains(0) ? 1 : 0;
        }

        Assert.InRange(covered / 400.0, 0.8, 0.95);
    }

    [Fact]
    public void Scores_that_never_differ_have_no_test_and_say_so()
    {
        double[] same = [1, 2, 3, 4];
        var test = DieboldMariano.Of(same, same, 1, new StreamKey(1));
        Assert.True(double.IsNaN(test.PValue));
        Assert.Contains(test.Warnings, warning => warning.Contains("no test", StringComparison.Ordinal));
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMariano.Of(same, same, 3, new StreamKey(1)));
    }
}

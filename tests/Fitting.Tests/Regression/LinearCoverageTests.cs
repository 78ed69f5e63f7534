using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Xunit.Abstractions;

namespace Forecast.Fitting.Tests.Regression;

public class LinearCoverageTests(ITestOutputHelper output)
{
    private const double Place = 0.8;
    private static readonly double[] X = [.. Enumerable.Range(0, 60).Select(i => i / 60.0)];
    private static readonly double[][] Columns = [[.. X.Select(_ => 1.0)], X];

    [Fact]
    public void Least_squares_covers_with_twelve_points()
    {
        double[] x = [.. X.Where((_, i) => i % 5 == 0)];
        double[] shares = Coverage.Of(101, random =>
        {
            LeastSquares fit = LeastSquares.Fit(["1", "x"], [[.. x.Select(_ => 1.0)], x], [.. x.Select(v => 1 + 2 * v + Simulated.Normal(random))]);
            Prediction there = fit.Predict([1, Place], 0.9);
            return [fit.Interval(0, 0.9).Contains(1), fit.Interval(1, 0.9).Contains(2), there.Confidence.Contains(1 + 2 * Place), there.Predictive.Contains(1 + 2 * Place + Simulated.Normal(random))];
        });
        Coverage.AssertNinety(output, "least squares, n = 12: intercept, slope, line, observation", shares);
    }

    [Fact]
    public void A_doubling_time_and_a_growth_factor_cover()
    {
        double[] years = [.. Enumerable.Range(0, 12).Select(i => 2010 + 0.7 * i)];
        double[] shares = Coverage.Of(102, random =>
        {
            LogLinearTrend trend = LogLinearTrend.Fit(years, [.. years.Select(t => 20 + 0.5 * (t - 2010) + 0.3 * Simulated.Normal(random))]);
            return
            [
                trend.Interval(0, 0.9).Contains(20 + 0.5 * (trend.Line.Centre - 2010)),
                trend.GrowthFactor(0.9).Interval.Contains(Math.Pow(10, 0.5)),
                trend.DoublingTime(0.9).Interval.Contains(Math.Log10(2) / 0.5),
                trend.Line.Predict(2025, 0.9).Confidence.Contains(27.5),
            ];
        });
        Coverage.AssertNinety(output, "log-linear trend, n = 12: level, growth factor, doubling time, line", shares);
    }

    [Fact]
    public void Robust_errors_cover_the_terms_and_the_line_where_the_scatter_grows_and_one_more_observation_is_missed_where_it_is_largest()
    {
        double[] shares = Coverage.Of(103, random =>
        {
            double Error(double v) => 2 * Math.Pow(v, 4) * Simulated.Normal(random);
            LeastSquares fit = LeastSquares.Fit(["1", "x"], Columns, [.. X.Select(v => 1 + 2 * v + Error(v))], new LeastSquaresOptions(ErrorModel.Heteroscedastic));
            Prediction there = fit.Predict([1, Place], 0.9), end = fit.Predict([1, 1], 0.9);
            return [fit.Interval(0, 0.9).Contains(1), fit.Interval(1, 0.9).Contains(2), there.Confidence.Contains(1 + 2 * Place), end.Predictive.Contains(3 + Error(1))];
        });
        Coverage.AssertNinety(output, "HC3, scatter as x^4, n = 60: intercept, slope, line", shares[..3]);
        Coverage.AssertShort(output, "HC3: observation at x = 1, where the scatter is three times the pooled one", shares[3], 0.4, 0.75);
    }

    [Fact]
    public void Clustered_errors_cover_with_forty_groups_and_fall_short_with_six()
    {
        double[] many = Coverage.Of(104, random => Clustered(40, random)), few = Coverage.Of(105, random => Clustered(6, random));
        Coverage.AssertNinety(output, "CR1, 40 groups of five: slope, line", many);
        Coverage.AssertShort(output, "CR1, 6 groups of five: slope", few[0], 0.70, 0.87);

        static bool[] Clustered(int count, RandomSequence random)
        {
            int[] groups = [.. Enumerable.Range(0, 5 * count).Select(i => i / 5)];
            double[] x = [.. groups.Select(g => g % 2 + 0.1 * (g % 7))], shared = Simulated.Normals(random, count);
            double[] y = [.. x.Select((v, i) => 2 * v + shared[groups[i]] + 0.5 * Simulated.Normal(random))];
            LeastSquares fit = LeastSquares.Fit(["1", "x"], [[.. x.Select(_ => 1.0)], x], y, new LeastSquaresOptions(ErrorModel.Clustered, Clusters: groups));
            return [fit.Interval(1, 0.9).Contains(2), fit.Predict([1, 0.5], 0.9).Confidence.Contains(1)];
        }
    }

    [Fact]
    public void Errors_that_remember_make_classical_and_row_intervals_far_too_narrow_and_blocks_mend_most_of_it()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => i / 100.0)];
        double[] shares = Coverage.Of(106, random =>
        {
            double error = Simulated.Normal(random) / Math.Sqrt(0.75);
            double[] y = [.. x.Select(v => 2 * v + (error = 0.5 * error + Simulated.Normal(random)))];
            var key = new StreamKey(107, random.NextWord());
            Bootstrap rows = Bootstrap.OfTrend(x, y, new BootstrapPlan(199, Threads: 1), key);
            Bootstrap blocks = Bootstrap.OfTrend(x, y, BootstrapPlan.InBlocks(199, 100) with { Threads = 1 }, key);
            Bootstrap longer = Bootstrap.OfTrend(x, y, new BootstrapPlan(199, Resampling.Blocks, 12, 1), key);
            return
            [
                LinearTrend.Fit(x, y).Interval(1, 0.9).Contains(2),
                rows.Percentile(1, 0.9).Contains(2),
                blocks.Percentile(1, 0.9).Contains(2),
                blocks.Bca(1, 0.9).Contains(2),
                longer.Percentile(1, 0.9).Contains(2),
            ];
        });
        string[] names = ["classical", "rows", "blocks of 5 (the rule)", "blocks of 5, BCa", "blocks of 12"];
        for (int k = 0; k < names.Length; k++)
        {
            Coverage.AssertShort(output, $"slope, AR(1) errors with 0.5, n = 100, {names[k]}", shares[k], k < 2 ? 0.5 : 0.75, k < 2 ? 0.75 : 0.87);
        }
    }

    [Fact]
    public void The_jackknife_covers()
    {
        double[] shares = Coverage.Of(108, random =>
        {
            Jackknife jackknife = Jackknife.Run((columns, y) => LinearTrend.Fit(columns[0], y), [X], [.. X.Select(v => 1 + 2 * v + (0.5 + v) * Simulated.Normal(random))], threads: 1);
            return [jackknife.Interval(1, 0.9).Contains(2)];
        });
        Coverage.AssertNinety(output, "jackknife, uneven scatter, n = 60: slope", shares);
    }
}

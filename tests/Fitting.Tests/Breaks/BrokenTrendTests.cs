using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using MathNet.Numerics.Distributions;

namespace Forecast.Fitting.Tests.Breaks;

public class BrokenTrendTests
{
    [Fact]
    public void A_broken_line_without_scatter_is_found_where_it_breaks()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => 2000 + 0.5 * i)];
        double[] y = [.. x.Select(t => 3 + 0.2 * (t - 2000) + 0.7 * Math.Max(0, t - 2006.2) - 0.4 * Math.Max(0, t - 2013.9))];
        BrokenTrend fit = BrokenTrend.Fit(x, y, 2);
        Assert.Equal(2006.2, fit.Breaks[0], 6);
        Assert.Equal(2013.9, fit.Breaks[1], 6);
        Assert.Equal([0.2, 0.9, 0.5], fit.Segments.Select(segment => Math.Round(segment.Slope.Value, 6)));
        Assert.Equal(3 + 0.2 * 20 + 0.7 * 13.8 - 0.4 * 6.1, fit.At(2020), 6);
    }

    [Theory]
    [InlineData(1, 24)]
    [InlineData(2, 24)]
    [InlineData(3, 15)]
    public void No_kinks_of_a_fine_grid_fit_better(int kinks, int rows)
    {
        for (ulong seed = 0; seed < 4; seed++)
        {
            (double[] x, double[] y) = Simulate(new StreamKey(100 + seed), rows, 0.8, t => 0.4 * t + 0.8 * Math.Max(0, t - 5.3));
            BrokenTrend fit = BrokenTrend.Fit(x, y, kinks, BreakShape.Kink, minimumRows: 3);
            Assert.True(fit.IsGlobal);
            double least = Grid(x, y, kinks, [], 3);
            Assert.True(fit.ResidualSumOfSquares <= least * (1 + 1e-9), $"seed {seed}: ours {fit.ResidualSumOfSquares:R}, grid {least:R}");
            Assert.True(fit.ResidualSumOfSquares > 0.8 * least);
        }
    }

    [Fact]
    public void Without_breaks_it_is_the_straight_line()
    {
        (double[] x, double[] y) = Simulate(new StreamKey(3), 30, 1, t => 2 * t);
        LinearTrend line = LinearTrend.Fit(x, y);
        foreach (BreakShape shape in Enum.GetValues<BreakShape>())
        {
            BrokenTrend fit = BrokenTrend.Fit(x, y, 0, shape);
            Prediction ours = fit.Predict([12.0], 0.9), theirs = line.Predict(12, 0.9);
            Assert.Equal(theirs.Mean, ours.Mean, 10);
            Assert.Equal(theirs.Predictive.High, ours.Predictive.High, 10);
            Assert.Equal(line.SlopeStandardError, fit.Segments[0].Slope.StandardError, 10);
            Assert.Equal(line.Quality.LogLikelihood, fit.Quality.LogLikelihood, 9);
        }
    }

    [Fact]
    public void Points_come_back_in_the_order_given_and_the_order_changes_nothing()
    {
        (double[] x, double[] y) = Simulate(new StreamKey(4), 40, 0.5, t => 0.3 * t + Math.Max(0, t - 6));
        int[] order = [.. Enumerable.Range(0, 40).Select(i => i * 7 % 40)];
        BrokenTrend sorted = BrokenTrend.Fit(x, y, 1), mixed = BrokenTrend.Fit([.. order.Select(i => x[i])], [.. order.Select(i => y[i])], 1);
        Assert.Equal(sorted.Breaks[0], mixed.Breaks[0], 12);
        Assert.Equal(order.Select(i => y[i]), mixed.Points.Select(point => point.Observed));
    }

    [Fact]
    public void The_likelihood_interval_ends_where_the_F_test_says()
    {
        (double[] x, double[] y) = Simulate(new StreamKey(6), 80, 0.5, t => 0.3 * t + 0.6 * Math.Max(0, t - 6));
        BrokenTrend fit = BrokenTrend.Fit(x, y, 1);
        Interval interval = fit.LikelihoodInterval(0, 0.9);
        double t = StudentT.InvCDF(0, 1, 76, 0.95);
        foreach (double end in new[] { interval.Low, interval.High })
        {
            Assert.Equal(fit.ResidualSumOfSquares * (1 + t * t / 76), ResidualsAt(x, y, [end]), 6);
        }
    }

    [Theory]
    [InlineData(2, 24)]
    [InlineData(3, 18)]
    public void Outside_a_likelihood_interval_no_places_of_the_other_kinks_fit_well_enough(int kinks, int rows)
    {
        int outside = 0;
        for (ulong seed = 0; seed < 2; seed++)
        {
            (double[] x, double[] y) = Simulate(new StreamKey(200 + seed), rows, 0.1, t => 0.4 * t + 2 * Math.Max(0, t - 2.7) - 3 * Math.Max(0, t - 5.1) + (kinks - 2) * 2 * Math.Max(0, t - 7.4));
            BrokenTrend fit = BrokenTrend.Fit(x, y, kinks, BreakShape.Kink, minimumRows: 3);
            double t = StudentT.InvCDF(0, 1, rows - 2 - 2 * kinks, 0.95), most = fit.ResidualSumOfSquares * (1 + t * t / (rows - 2 - 2 * kinks));
            for (int j = 0; j < kinks; j++)
            {
                Interval interval = fit.LikelihoodInterval(j, 0.9);
                foreach (double held in x.Where(date => !interval.Contains(date)))
                {
                    outside++;
                    Assert.True(HeldGrid(x, y, kinks, j, held, [], 3) >= most * (1 - 1e-9), $"seed {seed}, kink {j} held at {held}");
                }

                foreach (double end in new[] { interval.Low, interval.High }.Where(double.IsFinite))
                {
                    Assert.True(HeldGrid(x, y, kinks, j, end, [], 3) >= most * (1 - 1e-6));
                }
            }
        }

        Assert.True(outside > 20, $"only {outside} dates were outside");
    }

    [Theory]
    [InlineData(BreakShape.Kink)]
    [InlineData(BreakShape.Jump)]
    public void A_simulated_likelihood_interval_is_a_function_of_its_key_and_widens_with_its_level(BreakShape shape)
    {
        (double[] x, double[] y) = Simulate(new StreamKey(10), 60, 0.4, t => 0.3 * t + (shape == BreakShape.Kink ? Math.Max(0, t - 5) : t > 5 ? 1.5 : 0));
        BrokenTrend fit = BrokenTrend.Fit(x, y, 1, shape);
        Interval half = fit.LikelihoodInterval(0, 0.5, 199, new StreamKey(1)), most = fit.LikelihoodInterval(0, 0.95, 199, new StreamKey(1));
        Assert.Equal(most, fit.LikelihoodInterval(0, 0.95, 199, new StreamKey(1)));
        Assert.True(most.Low <= half.Low && most.High >= half.High);
        Assert.Contains("19 simulations", Assert.Throws<ArgumentOutOfRangeException>(() => fit.LikelihoodInterval(0, 0.95, 18, new StreamKey(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_argmax_interval_of_kinks_is_refused_in_words()
    {
        (double[] x, double[] y) = Simulate(new StreamKey(10), 60, 0.4, t => 0.3 * t + Math.Max(0, t - 5));
        BrokenTrend fit = BrokenTrend.Fit(x, y, 1);
        Assert.Contains("for jumps", Assert.Throws<InvalidOperationException>(() => fit.ArgmaxInterval(0, 0.9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trend_without_a_kink_has_an_interval_without_ends_and_a_high_p()
    {
        (double[] x, double[] y) = Simulate(new StreamKey(8), 50, 1, t => t);
        BrokenTrend fit = BrokenTrend.Fit(x, y, 1);
        Assert.Equal(double.NegativeInfinity, fit.LikelihoodInterval(0, 0.99).Low);
        Assert.Equal(double.PositiveInfinity, fit.LikelihoodInterval(0, 0.99).High);
        Assert.True(DaviesTest.Run(x, y).PValue > 0.05);
        BreakCount count = BreakCount.Fit(x, y, 2);
        Assert.Equal((0, 0), (count.ByBic, count.ByLwz));
        Assert.Contains("BIC supports no break, not 2.", count.Warnings(2));
    }

    [Fact]
    public void A_break_with_the_fewest_rows_allowed_on_one_side_is_doubted()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        double[] y = [.. x.Select(t => t + (t > 17 ? 5 * (t - 17) : 0) + 0.1 * Math.Sin(9 * t))];
        Assert.Contains("edge", Assert.Single(BrokenTrend.Fit(x, y, 1).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_do_not_suffice_are_refused_in_words() =>
        Assert.Contains(
            "3 segments of at least 5 rows",
            Assert.Throws<ArgumentException>(() => BrokenTrend.Fit([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 9], 2)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_jump_is_dated_between_two_rows_and_has_a_likelihood_interval_of_whole_gaps()
    {
        (double[] x, double[] y) = Simulate(new StreamKey(9), 60, 0.3, t => 0.2 * t + (t > 6 ? 1.5 : 0));
        BrokenTrend fit = BrokenTrend.Fit(x, y, 1, BreakShape.Jump);
        Interval interval = fit.Interval(4, 0.9);
        Assert.True(interval.Contains(6));
        Assert.Contains(interval.Low, x);
        Assert.Contains(interval.High, x);
        Assert.True(double.IsNaN(fit.Terms[4].StandardError));
        Assert.Equal(["level of segment 1 at its start", "slope of segment 1", "level of segment 2 at its start", "slope of segment 2", "break 1"], fit.Terms.Select(term => term.Term));
    }

    internal static (double[] X, double[] Y) Simulate(StreamKey key, int rows, double deviation, Func<double, double> trend)
    {
        var sequence = new RandomSequence(key);
        double[] x = [.. Enumerable.Range(0, rows).Select(i => 10 * (i + 0.5) / rows)];
        return (x, [.. x.Select(t => trend(t) + deviation * Normal.InvCDF(0, 1, sequence.NextUniform()))]);
    }

    // Every combination of places half a gap apart.
    private static double Grid(double[] x, double[] y, int kinks, double[] places, int minimumRows)
    {
        if (places.Length == kinks)
        {
            return HasRows(x, places, minimumRows) ? ResidualsAt(x, y, places) : double.PositiveInfinity;
        }

        double least = double.PositiveInfinity;
        for (int i = 1; i < x.Length - 1; i++)
        {
            foreach (double place in new[] { x[i], 0.5 * (x[i] + x[i + 1]) })
            {
                if (places.Length == 0 || place > places[^1])
                {
                    least = Math.Min(least, Grid(x, y, kinks, [.. places, place], minimumRows));
                }
            }
        }

        return least;
    }

    // The same with one kink held.
    private static double HeldGrid(double[] x, double[] y, int kinks, int kink, double held, double[] places, int minimumRows)
    {
        if (places.Length == kinks)
        {
            return HasRows(x, places, minimumRows) ? ResidualsAt(x, y, places) : double.PositiveInfinity;
        }

        IEnumerable<double> next = places.Length == kink ? [held] : x.SelectMany((t, i) => new[] { t, 0.5 * (t + x[Math.Min(i + 1, x.Length - 1)]) });
        return next.Where(place => places.Length == 0 || place > places[^1])
            .Select(place => HeldGrid(x, y, kinks, kink, held, [.. places, place], minimumRows))
            .DefaultIfEmpty(double.PositiveInfinity)
            .Min();
    }

    // A row on a break counts with one side, whichever needs it.
    private static bool HasRows(double[] x, double[] places, int minimumRows)
    {
        int from = 0;
        foreach (double place in places)
        {
            int to = x.Count(t => t < place);
            to += to - from < minimumRows && x.Contains(place) ? 1 : 0;
            if (to - from < minimumRows)
            {
                return false;
            }

            from = to;
        }

        return x.Length - from >= minimumRows;
    }

    private static double ResidualsAt(double[] x, double[] y, double[] places)
    {
        double[][] columns = [[.. x.Select(_ => 1.0)], x, .. places.Select(place => x.Select(t => Math.Max(0, t - place)).ToArray())];
        try
        {
            return LeastSquares.Fit([.. columns.Select((_, j) => $"{j}")], columns, y).Points.Sum(point => point.Residual * point.Residual);
        }
        catch (ArgumentException)
        {
            return double.PositiveInfinity;
        }
    }
}

using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Fitting.Tests.Regression;

public class LogLinearTrendTests
{
    // R 4.2: f <- lm(c(1.1, 2.3, 2.9, 4.4, 4.8, 6.3) ~ c(2010, 2011, 2012, 2014, 2015, 2016))
    // coef, confint(level = 0.9), predict(f, x = 2020, level = 0.9, interval = "confidence" / "prediction")
    private static readonly double[] Years = [2010, 2011, 2012, 2014, 2015, 2016];
    private static readonly double[] Values = [1.1, 2.3, 2.9, 4.4, 4.8, 6.3];

    [Fact]
    public void Estimates_and_intervals_are_those_of_R()
    {
        LogLinearTrend trend = LogLinearTrend.Fit(Years, Values);
        Estimate growth = trend.Growth(0.9);
        Assert.Equal(0.789285714285714, growth.Value, 10);
        Assert.Equal(0.0559112057209793, trend.Line.SlopeStandardError, 10);
        Assert.Equal(0.670091590049891, growth.Interval.Low, 8);
        Assert.Equal(0.908479838521726, growth.Interval.High, 8);
        Assert.Equal(0.980323020928099, trend.Quality.RSquared, 10);
        Assert.Equal(0.0100933472856755, trend.Quality.LogLikelihood, 7);
        Prediction prediction = trend.Line.Predict(2020, 0.9);
        Assert.Equal(9.15833333333333, prediction.Mean, 8);
        Assert.Equal(8.28514654162751, prediction.Confidence.Low, 7);
        Assert.Equal(10.2354860023071, prediction.Predictive.High, 7);
    }

    [Fact]
    public void The_general_door_gives_the_intervals_of_R_too()
    {
        LeastSquares fit = LeastSquares.Fit(["intercept", "slope"], [[1, 1, 1, 1, 1, 1], Years], Values);
        Assert.Equal(0.670091590049891, fit.Interval(1, 0.9).Low, 7);
        Assert.Equal(0.908479838521726, fit.Interval(1, 0.9).High, 7);
        Prediction prediction = fit.Predict([1, 2020], 0.9);
        Assert.Equal(8.28514654162751, prediction.Confidence.Low, 6);
        Assert.Equal(10.2354860023071, prediction.Predictive.High, 6);
    }

    [Fact]
    public void Exact_growth_is_returned_to_twelve_digits() =>
        Check(GrowthCases(), c =>
        {
            double[] values = [.. c.Years.Select(t => c.Level + c.Slope * (t - 2000))];
            LogLinearTrend trend = LogLinearTrend.Fit(c.Years, values);
            Assert.True(Math.Abs(trend.Line.Slope - c.Slope) <= 1e-12 * Math.Max(1, Math.Abs(c.Level)), $"{trend.Line.Slope:R} for {c.Slope:R}");
            Assert.Equal(Math.Log10(2) / trend.Line.Slope, trend.DoublingTime(0.9).Value, 12);
        });

    [Fact]
    public void Shifting_the_years_moves_nothing_but_the_years() =>
        Check(GrowthCases(), c =>
        {
            LogLinearTrend here = LogLinearTrend.Fit(c.Years, c.Noisy);
            LogLinearTrend later = LogLinearTrend.Fit([.. c.Years.Select(t => t + 512)], c.Noisy);
            AssertClose(here.Line.Slope, later.Line.Slope);
            AssertClose(here.Line.SlopeStandardError, later.Line.SlopeStandardError);
            AssertClose(here.Quality.RSquared, later.Quality.RSquared);
            AssertClose(here.At(2030), later.At(2030 + 512));
        });

    [Fact]
    public void Rescaling_the_unit_moves_the_level_and_leaves_the_growth() =>
        Check(GrowthCases(), c =>
        {
            LogLinearTrend flop = LogLinearTrend.Fit(c.Years, c.Noisy);
            LogLinearTrend petaflop = LogLinearTrend.Fit(c.Years, [.. c.Noisy.Select(y => y - 15)]);
            AssertClose(flop.Line.Slope, petaflop.Line.Slope);
            AssertClose(flop.Line.Level - 15, petaflop.Line.Level);
            AssertClose(flop.Growth(0.9).Interval.High, petaflop.Growth(0.9).Interval.High);
        });

    [Fact]
    public void The_order_of_the_rows_does_not_matter() =>
        Check(GrowthCases(), c =>
        {
            LogLinearTrend forward = LogLinearTrend.Fit(c.Years, c.Noisy);
            LogLinearTrend backward = LogLinearTrend.Fit([.. Enumerable.Reverse(c.Years)], [.. Enumerable.Reverse(c.Noisy)]);
            AssertClose(forward.Line.Slope, backward.Line.Slope);
        });

    [Fact]
    public void A_doubling_time_has_no_upper_bound_where_the_growth_may_be_nil()
    {
        LogLinearTrend flat = LogLinearTrend.Fit([2010, 2011, 2012, 2013], [1, 3, 0.5, 2.4]);
        Estimate doubling = flat.DoublingTime(0.95);
        Assert.True(flat.Growth(0.95).Interval.Contains(0));
        Assert.Equal(double.PositiveInfinity, doubling.Interval.High);
    }

    [Fact]
    public void A_shrinking_quantity_has_a_negative_doubling_time_inside_its_interval()
    {
        LogLinearTrend shrinking = LogLinearTrend.Fit([2010, 2011, 2012, 2013], [4, 3.1, 1.9, 1.05]);
        Estimate doubling = shrinking.DoublingTime(0.95);
        Assert.True(doubling.Value < 0);
        Assert.True(doubling.Interval.Contains(doubling.Value));
        Assert.True(doubling.Interval.High < 0);
    }

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say()
    {
        const int Repeats = 4000;
        var random = new Fitting.Random.RandomSequence(new Fitting.Random.StreamKey(11));
        int slopes = 0, observations = 0;
        double[] years = [.. Enumerable.Range(0, 12).Select(i => 2010 + i * 0.7)];
        for (int r = 0; r < Repeats; r++)
        {
            double[] values = [.. years.Select(t => 20 + 0.5 * (t - 2010) + 0.3 * Normal(random))];
            LogLinearTrend trend = LogLinearTrend.Fit(years, values);
            slopes += trend.Growth(0.9).Interval.Contains(0.5) ? 1 : 0;
            observations += trend.Line.Predict(2025, 0.9).Predictive.Contains(20 + 0.5 * 15 + 0.3 * Normal(random)) ? 1 : 0;
        }

        double error = 4 * Math.Sqrt(0.09 / Repeats);
        Assert.InRange(slopes / (double)Repeats, 0.9 - error, 0.9 + error);
        Assert.InRange(observations / (double)Repeats, 0.9 - error, 0.9 + error);
    }

    [Theory]
    [InlineData(new double[] { 2010 }, new double[] { 1 }, "at least two points")]
    [InlineData(new double[] { 2010, 2010 }, new double[] { 1, 2 }, "two different times")]
    [InlineData(new double[] { 2010, 2011 }, new double[] { 1 }, "2 times were given for 1 values")]
    [InlineData(new double[] { 2010, 2011 }, new double[] { 1, double.NaN }, "finite")]
    public void What_cannot_be_fitted_is_refused_in_a_sentence(double[] years, double[] values, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => LogLinearTrend.Fit(years, values)).Message, StringComparison.Ordinal);

    // Two roundings of the same number: times a day apart near the year 2000 leave ten of a slope's digits.
    private static void AssertClose(double expected, double ours) =>
        Assert.True(Math.Abs(expected - ours) <= 1e-8 * Math.Max(1, Math.Abs(expected)), $"{expected:R} and {ours:R}");

    private static double Normal(Fitting.Random.RandomSequence random) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextUniform());

    private static Arbitrary<GrowthCase> GrowthCases() => Arb.From(
        from n in Gen.Choose(3, 40)
        from level in Gen.Choose(-50, 300)
        from slope in Gen.Choose(-300, 300).Where(s => s != 0)
        from days in Gen.Choose(0, 25_000).ArrayOf(n).Where(d => d.Distinct().Count() > 2)
        from noise in Gen.Choose(-100, 100).ArrayOf(n)
        select new GrowthCase(level / 10.0, slope / 100.0, [.. days.Select(d => 1955 + d / 365.25)], [.. noise.Select(e => e / 100.0)]));

    private static void Check(Arbitrary<GrowthCase> cases, Action<GrowthCase> property) =>
        Prop.ForAll(cases, property).CheckRepeatably();

    private sealed record GrowthCase(double Level, double Slope, double[] Years, double[] Noise)
    {
        public double[] Noisy => [.. Years.Select((t, i) => Level + Slope * (t - 2000) + Noise[i])];
    }
}

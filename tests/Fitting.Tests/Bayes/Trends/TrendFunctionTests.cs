using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Bayes.Trends;

public class TrendFunctionTests
{
    [Fact]
    public void Probabilities_between_bounds_and_their_slopes_agree_with_mpmath()
    {
        // tests/golden/bayes/trend-functions.py. Three rows of the same bounds, seen from a level of 0 and a scatter of 1, which the
        // coordinates of a model with these priors hold at (-√3 times the middle, 0, 0).
        var priors = new TrendPriors(0, 1, 1, 10);
        double[] times = [-1, 0, 1], pointwise = new double[3], gradient = new double[3];
        double root = Math.Sqrt(3);
        foreach (double[] row in Rows("trend-between"))
        {
            Measurement bounds = Measurement.Within(row[0], row[1]);
            var model = new MeasuredTrend(times, [bounds, bounds, bounds], priors);
            model.LogLikelihood([0, 0, 1], pointwise);
            model.Density().Evaluate([-root * bounds.Value, 0, 0], gradient);
            double size = Math.Abs(bounds.Value);
            Near(row[2], pointwise[0], 1, row);
            Near(row[3], -gradient[0] / root, 1 + size, row);
            Near(row[4], (0.9 - 2 * gradient[2]) / 3, 1 + size * size, row);
        }

        static void Near(double expected, double actual, double scale, double[] row) => Assert.True(
            Math.Abs(expected - actual) <= 1e-12 * Math.Max(scale, Math.Abs(expected)), $"{row[0]} to {row[1]}: {actual}, not {expected}");
    }

    [Fact]
    public void The_constant_of_Student_t_agrees_with_mpmath()
    {
        // At its median the log density is ln Γ(h + 1/2) - ln Γ(h) - ln(2 π h) / 2, h half the degrees of freedom.
        foreach (double[] row in Rows("trend-gamma"))
        {
            var pointwise = new double[3];
            new StudentTrend([-1, 0, 1], [0, 1, 0], 2 * row[0]).LogLikelihood([0, 0, 1], pointwise);
            Assert.Equal(row[1] - 0.5 * Math.Log(2 * Math.PI * row[0]), pointwise[0], 2e-14 * Math.Max(1, Math.Abs(row[1])));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(30)]
    public void New_observations_of_a_Student_trend_have_its_quantiles(double degreesOfFreedom)
    {
        const int Draws = 40_000;
        var random = new RandomSequence(new StreamKey(11));
        var model = new StudentTrend([-1, 0, 1], [0, 1, 0], degreesOfFreedom);
        double[] drawn = [.. Enumerable.Range(0, Draws).Select(_ => model.Draw([3, 2, 0.5], [1], random))];
        foreach (double p in new[] { 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999 })
        {
            double quantile = new StudentT(degreesOfFreedom, 5, 0.5).Quantile(p);
            double share = drawn.Count(value => value < quantile) / (double)Draws;
            Assert.Equal(p, share, 5 * Math.Sqrt(p * (1 - p) / Draws));
        }
    }

    [Fact]
    public void Measurements_read_intervals_and_factors_as_normal_errors()
    {
        Measurement interval = Measurement.FromInterval(2, 4, 0.9);
        Assert.Equal(3, interval.Value, 1e-12);
        Assert.Equal(1 / 1.6448536269514722, interval.Deviation, 1e-12);
        Measurement factor = Measurement.WithinFactor(24, 3, 0.9);
        Assert.Equal(Math.Log10(3) / 1.6448536269514722, factor.Deviation, 1e-12);
        Assert.False(factor.IsBounded);
        Measurement below = Measurement.Within(double.NegativeInfinity, 7);
        Assert.True(below.IsBounded && below.Value == 7);
        Assert.Equal(Measurement.Of(5), Measurement.Within(5, 5));
    }

    [Fact]
    public void Words_for_confidence_are_read_as_factors()
    {
        Assert.Equal(Math.Log10(10) / 1.6448536269514722, ConfidenceScale.Default.Of(24, "likely").Deviation, 1e-12);
        Assert.Equal(0, new ConfidenceScale(new Dictionary<string, double> { ["sure"] = 1 }).Of(24, "sure").Deviation);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => ConfidenceScale.Default.Of(24, "maybe"));
        Assert.Contains("Speculative", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ConfidenceScale(new Dictionary<string, double> { ["a"] = 0.5 }));
    }

    private static IEnumerable<double[]> Rows(string name) =>
        DiagnosisReference.Read($"Bayes.{name}.csv").Skip(1).Select(cells => cells.Select(Number).ToArray());

    private static double Number(string text) => DiagnosisReference.Number(text);
}

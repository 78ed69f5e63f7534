using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Projections;

namespace Forecast.Tests.Projections;

public sealed class CoverageTests
{
    private static readonly Measure Compute = Measure.Find("training-compute");

    // Fifteen systems on a line with normal scatter, and one more three years on, many times over.
    [Theory]
    [InlineData(0.5, 15)]
    [InlineData(0.9, 15)]
    [InlineData(0.9, 4)]
    [InlineData(0.99, 4)]
    public void The_band_of_a_new_system_covers_as_often_as_it_claims(double level, int rows)
    {
        const int trials = 20_000;
        var random = new RandomSequence(new StreamKey(20220209, (ulong)rows));
        DateOnly[] dates = [.. Enumerable.Range(0, rows).Select(i => new DateOnly(2012, 1, 1).AddDays(200 * i + 37 * (i % 4)))];
        double[] years = [.. dates.Select(Chronology.Gregorian.Years)];
        DateOnly ahead = dates[^1].AddDays(3 * 365);
        double covered = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            var trend = LogLinearTrend.Fit(years, [.. years.Select(year => Truth(year) + Scatter(random))]);
            var system = new MlSystem { Id = "new", Name = "new", Published = ahead, TrainingCompute = Math.Pow(10, Truth(Chronology.Gregorian.Years(ahead)) + Scatter(random)) };
            covered += Projection.Coverage(trend, Series.Of([system], Compute, Chronology.Gregorian), level);
        }

        double standardError = Math.Sqrt(level * (1 - level) / trials);
        Assert.InRange(covered / trials, level - 4 * standardError, level + 4 * standardError);
    }

    [Fact]
    public void The_coverage_of_nothing_is_no_number()
    {
        var trend = LogLinearTrend.Fit([2000, 2001, 2003], [1, 2, 3]);
        Assert.Equal(double.NaN, Projection.Coverage(trend, Series.Of([], Compute, Chronology.Gregorian), 0.9));
    }

    private static double Truth(double year) => 18 + 0.6 * (year - 2012);

    // Half an order of magnitude of scatter, by Box and Muller: apart from the quantile function that the band is made with.
    private static double Scatter(RandomSequence random) =>
        0.5 * Math.Sqrt(-2 * Math.Log(random.NextUniform())) * Math.Cos(2 * Math.PI * random.NextUniform());
}

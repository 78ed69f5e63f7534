using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Studies;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Tests.Studies;

[Collection(SharedBacktest.Name)]
public sealed class OwnProjectionTests(BacktestRunFixture fixture)
{
    [Fact]
    public void The_growths_beside_the_published_ones_are_those_of_statsmodels()
    {
        foreach (string[] row in BacktestRunFixture.Golden("growths.csv"))
        {
            string prefix = $"compute-projection/own/published/{row[0]}/{row[1]}";
            Finding growth = fixture.Projected[$"{prefix}/growth"];
            Assert.Equal(int.Parse(row[2], CultureInfo.InvariantCulture), growth.N);
            Assert.Equal(Number(row[3]), growth.Value, 1e-8);
            Assert.Equal(Number(row[4]), growth.Interval!.Value.Low, 1e-7);
            Assert.Equal(Number(row[5]), growth.Interval!.Value.High, 1e-7);
        }
    }

    [Fact]
    public void The_growth_of_notable_models_is_the_published_one() =>
        Assert.Equal(Verdict.Reproduced, fixture.Projected["compute-projection/own/published/notable-2010/2024-02-05/growth"].Verdict);

    [Fact]
    public void Weights_are_shares() => Assert.Equal(
        1, fixture.Projection.Numbers.Where(finding =>
            finding.Id.StartsWith("compute-projection/own/weights/", StringComparison.Ordinal)).Sum(finding => finding.Value), 9);

    [Fact]
    public void The_engine_carries_the_draws_on_as_they_are()
    {
        double time = Forecast.Data.Chronology.Gregorian.Years(new DateOnly(2035, 1, 1));
        double[] means = Quantiles.Sorted(fixture.Run.Current.Paths.Means(time));
        Finding trend = fixture.Projected["compute-projection/own/2035/trend"];

        // 10,000 draws of the 4,000 rows: four standard errors of each quantile's rank.
        AssertQuantile(means, 0.5, trend.Value);
        AssertQuantile(means, 0.05, trend.Interval!.Value.Low);
        AssertQuantile(means, 0.95, trend.Interval!.Value.High);
    }

    [Fact]
    public void A_widened_interval_holds_the_one_that_was_too_narrow()
    {
        for (int year = 2031; year <= OwnProjection.LastYear; year++)
        {
            Finding plain = fixture.Projected[$"compute-projection/own/{year}/system"],
                wide = fixture.Projected[$"compute-projection/own/{year}/system-widened"];
            Assert.True(wide.Interval!.Value.Low <= plain.Interval!.Value.Low && wide.Interval.Value.High >= plain.Interval.Value.High,
                $"{year}");
        }
    }

    [Fact]
    public void Larger_thresholds_are_passed_later()
    {
        double[] trend = [.. OwnProjectionPaths.Thresholds.Select(threshold => Date(threshold, "trend"))];
        double[] tenth = [.. OwnProjectionPaths.Thresholds.Select(threshold => Date(threshold, "one-in-ten"))];
        Assert.Equal(trend.Order(), trend);
        Assert.All(trend.Zip(tenth), pair => Assert.True(pair.Second <= pair.First));

        double Date(int threshold, string id) => fixture.Projected[$"compute-projection/own/crossing/1e{threshold}/{id}"].Value;
    }

    [Fact]
    public void Eras_grow_as_a_straight_fit_of_their_rows_does()
    {
        // The last era of all notable systems, by least squares through the rows since its beginning: kinks and not jumps part eras, so
        // roughly.
        Finding era = fixture.Projected["compute-projection/own/eras/notable/era-3"];
        Forecast.Data.Series rows = OwnProjectionEras.Notable(fixture.Run.Newest);
        Forecast.Data.Series last = rows.Where(i => rows.Years[i] >= 2018);
        double growth = Forecast.Fitting.Regression.LogLinearTrend.Fit(last.Years, last.Log10Values).GrowthFactor(0.9).Value;
        Assert.InRange(growth, era.Interval!.Value.Low, era.Interval.Value.High);
    }

    [Fact]
    public void Ids_are_each_given_once_and_begin_alike()
    {
        Assert.Equal(fixture.Projection.Numbers.Count, fixture.Projected.Count);
        Assert.All(fixture.Projected.Keys, id => Assert.StartsWith("compute-projection/own/", id, StringComparison.Ordinal));
    }

    private static void AssertQuantile(double[] sorted, double probability, double value)
    {
        double error = 4 * Math.Sqrt(probability * (1 - probability) / 10_000) + 1e-3;
        Assert.InRange(
            Elementary.Log10(value), Quantiles.OfSorted(sorted, Math.Max(0, probability - error)), Quantiles.OfSorted(sorted,
                Math.Min(1, probability + error)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

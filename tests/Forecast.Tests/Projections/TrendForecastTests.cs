using Forecast.Data;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Tests.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Tests.Projections;

public sealed class TrendForecastTests
{
    private const double Tolerance = 1e-8;

    private static readonly DataFolder Folder = DataFolder.Open(Repository.Data);
    private static readonly Dataset Newest = Folder.ReadLatest();
    private static readonly Measure Compute = Measure.Find("training-compute");

    // The cases of tests/golden/trend/reference.py, chosen here by the toolkit's own filters.
    private static readonly Dictionary<string, Func<TrendForecast>> Cases = new(StringComparer.Ordinal)
    {
        ["language-notable"] = () => Fit(Newest, new SystemFilter { Domain = "Language", Notable = true }, "training-compute", "all", 2010, 0.9, 2030),
        ["top-10"] = () => Fit(Newest, new SystemFilter(), "training-compute", "top-10", 2018, 0.8, 2030),
        ["parameters"] = () => Fit(Newest, new SystemFilter(), "parameters", "all", 1, 0.95, 2028),
        ["records-2024"] = () => Fit(Folder.Read("2024-02-05"), new SystemFilter(), "training-compute", "record", 1, 0.9, 2026),
        ["cost-games"] = () => Fit(Newest, new SystemFilter { Domain = "Games" }, "cost", "all", 1, 0.9, 2024),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void A_forecast_is_that_of_statsmodels(string name)
    {
        TrendForecast forecast = Cases[name]();
        var theirs = GoldenTable.Read("trend/trend.csv").Where(row => row["case"] == name).ToDictionary(row => row["quantity"]);
        Assert.Equal(theirs["n"].Number("value"), forecast.Series.Count);
        Near(theirs["growth_oom"], forecast.Growth);
        Near(theirs["growth_factor"], forecast.GrowthFactor);
        Near(theirs["doubling_time"], forecast.DoublingMonths);
        Near(theirs["residual_sd"].Number("value"), forecast.Trend.Quality.ResidualStandardDeviation);
        Near(theirs["r_squared"].Number("value"), forecast.Trend.Quality.RSquared);
        string[] years = [.. theirs.Keys.Where(key => char.IsAsciiDigit(key[0]))];
        Assert.Equal(years, forecast.Projection.Points.Select(p => $"{forecast.Series.Chronology.Date(p.X).Year}"));
        Assert.All(years.Zip(forecast.Projection.Points), pair =>
        {
            IReadOnlyDictionary<string, string> row = theirs[pair.First];
            Near(row, new Estimate(pair.Second.Mean, pair.Second.Confidence));
            Near(row.Number("predictive_low"), pair.Second.Predictive.Low);
            Near(row.Number("predictive_high"), pair.Second.Predictive.High);
        });
    }

    [Fact]
    public void Every_case_of_statsmodels_is_tested() =>
        Assert.Equal(Cases.Keys.Order(), GoldenTable.Read("trend/trend.csv").Select(row => row["case"]).Distinct().Order());

    [Fact]
    public void Dates_moved_by_a_number_of_days_move_the_projection_and_nothing_else() =>
        Prop.ForAll(Samples(), Gen.Choose(-3000, 3000).ToArbitrary(), (sample, days) =>
        {
            TrendForecast before = Forecast(sample, system => system);
            TrendForecast after = Forecast(sample, system => system with { Published = system.Published?.AddDays(days) });
            double shift = days / Chronology.Gregorian.DaysPerYear;
            SameRows(before, after);
            Same(before.Growth, after.Growth, 0);
            Same(before.DoublingMonths, after.DoublingMonths, 0);
            SameScatter(before, after);
            Same(before, after, shift, 0);
        }).CheckRepeatably();

    [Fact]
    public void A_measure_in_another_unit_moves_the_level_and_nothing_else() =>
        Prop.ForAll(Samples(), Gen.Choose(-12, 12).ToArbitrary(), (sample, power) =>
        {
            double factor = Math.Pow(7, power);
            TrendForecast before = Forecast(sample, system => system);
            TrendForecast after = Forecast(sample, system => system with { TrainingCompute = system.TrainingCompute * factor });
            SameRows(before, after);
            Same(before.Growth, after.Growth, 0);
            Same(before.GrowthFactor, after.GrowthFactor, 0);
            SameScatter(before, after);
            Same(before, after, 0, Math.Log10(factor));
        }).CheckRepeatably();

    [Fact]
    public void Values_squared_grow_at_twice_the_rate() =>
        Prop.ForAll(Samples(), sample =>
        {
            TrendForecast before = Forecast(sample, system => system);
            TrendForecast after = Forecast(sample, system => system with { TrainingCompute = system.TrainingCompute * system.TrainingCompute });
            SameRows(before, after);
            Assert.Equal(2 * before.Growth.Value, after.Growth.Value, 1e-9);
            Assert.Equal(before.DoublingMonths.Value / 2, after.DoublingMonths.Value, 1e-7);
            Assert.Equal(before.Trend.Quality.RSquared, after.Trend.Quality.RSquared, 1e-9);
        }).CheckRepeatably();

    [Fact]
    public void The_band_of_a_new_system_holds_the_band_of_the_line_and_both_widen_ahead()
    {
        TrendForecast forecast = Cases["top-10"]();
        Assert.All(forecast.Projection.Points, p => Assert.True(p.Predictive.Low < p.Confidence.Low && p.Confidence.Low < p.Mean && p.Mean < p.Confidence.High && p.Confidence.High < p.Predictive.High));
        double[] widths = [.. forecast.Projection.Points.Select(p => p.Confidence.High - p.Confidence.Low)];
        Assert.Equal(widths.Order(), widths);
    }

    [Theory]
    [InlineData(2026)]
    [InlineData(1990)]
    [InlineData(2201)]
    public void A_projection_into_the_past_or_beyond_2200_is_refused(int year) =>
        Assert.Equal(
            $"A projection ends after the data and by 2200; {year} was given where the data end in 2026.",
            Assert.Throws<InputException>(() => Fit(Newest, new SystemFilter(), "training-compute", "all", 1, 0.9, year)).Message);

    [Fact]
    public void Too_few_systems_or_one_date_are_refused()
    {
        MlSystem[] three = [.. Enumerable.Range(0, 3).Select(i => new MlSystem { Id = $"{i}", Name = $"{i}", Published = new DateOnly(2020, 1, 1), TrainingCompute = 1e20 + i })];
        foreach (MlSystem[] systems in new[] { three, three[..2] })
        {
            Series series = Series.Of(systems, Compute, Chronology.Gregorian);
            Assert.StartsWith("A trend needs at least three systems with two different dates", Assert.Throws<FitException>(() => TrendForecast.Of(series, FrontierRule.All, 0.9, null)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("top-10", "The rows (top 10 at release) were chosen by their values")]
    [InlineData("cost-games", "The interval of the growth holds zero")]
    [InlineData("language-notable", "Neighbouring residuals are alike (autocorrelation 0.12)")]
    public void A_forecast_says_what_to_doubt(string name, string doubt) =>
        Assert.Contains(Cases[name]().Warnings, warning => warning.StartsWith(doubt, StringComparison.Ordinal));

    private static TrendForecast Fit(Dataset dataset, SystemFilter filter, string measure, string frontier, int from, double level, int? projectTo)
    {
        var rule = FrontierRule.Parse(frontier);
        Series chosen = rule.Apply(Series.Of(filter.Apply(dataset.Systems), Measure.Find(measure), Chronology.Gregorian));
        return TrendForecast.Of(chosen.Where(i => chosen.Systems[i].Published!.Value.Year >= from), rule, level, projectTo);
    }

    private static void Near(IReadOnlyDictionary<string, string> row, Estimate estimate)
    {
        Near(row.Number("value"), estimate.Value);
        Near(row.Number("low"), estimate.Interval.Low);
        Near(row.Number("high"), estimate.Interval.High);
    }

    private static void Near(double expected, double actual)
    {
        if (double.IsInfinity(expected))
        {
            Assert.Equal(expected, actual);
        }
        else
        {
            Assert.Equal(expected, actual, Tolerance * Math.Max(1, Math.Abs(expected)));
        }
    }

    // A third or so of the newest table under one of four rules: the way from the table to the forecast.
    private static Arbitrary<(int Seed, string Rule)> Samples() =>
        (from seed in Gen.Choose(0, 100_000) from rule in Gen.Elements("all", "record", "top-3", "top-10") select (seed, rule)).ToArbitrary();

    private static TrendForecast Forecast((int Seed, string Rule) sample, Func<MlSystem, MlSystem> change)
    {
        var rule = FrontierRule.Parse(sample.Rule);
        IEnumerable<MlSystem> systems = Newest.Systems.Where((_, i) => (uint)((i + 1) * 2654435761L + sample.Seed * 40503L) % 3 == 0).Select(change);
        return TrendForecast.Of(rule.Apply(Series.Of(new SystemFilter().Apply([.. systems]), Compute, Chronology.Gregorian)), rule, 0.9, null);
    }

    private static void SameRows(TrendForecast before, TrendForecast after) =>
        Assert.Equal(before.Series.Systems.Select(s => s.Id), after.Series.Systems.Select(s => s.Id));

    private static void SameScatter(TrendForecast before, TrendForecast after)
    {
        Assert.Equal(before.Trend.Quality.RSquared, after.Trend.Quality.RSquared, 1e-9);
        Assert.Equal(before.Trend.Quality.ResidualStandardDeviation, after.Trend.Quality.ResidualStandardDeviation, 1e-9);
        Assert.Equal(before.Warnings, after.Warnings);
    }

    // The prediction for a date moved by some years is the same, but for a level moved by some orders of magnitude.
    private static void Same(TrendForecast before, TrendForecast after, double years, double level)
    {
        foreach (double year in new[] { 1960, 2020.5, 2035 })
        {
            Prediction old = before.Trend.Line.Predict(year, 0.9), now = after.Trend.Line.Predict(year + years, 0.9);
            Same(new Estimate(old.Mean, old.Confidence), new Estimate(now.Mean, now.Confidence), level);
            Same(new Estimate(old.Mean, old.Predictive), new Estimate(now.Mean, now.Predictive), level);
        }
    }

    private static void Same(Estimate before, Estimate after, double level)
    {
        Assert.Equal(before.Value + level, after.Value, 1e-7);
        Assert.Equal(before.Interval.Low + level, after.Interval.Low, 1e-7);
        Assert.Equal(before.Interval.High + level, after.Interval.High, 1e-7);
    }
}

using Forecast.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Tests.Data;

public sealed class SeriesTests
{
    private static readonly Measure Compute = Measure.Find("training-compute");

    // Few distinct days and values, so that ties are common.
    private static readonly Arbitrary<(int Top, MlSystem[] Systems)> SomeSystems =
        (from top in Gen.Choose(0, 6)
         from rows in (from day in Gen.Choose(0, 12) from size in Gen.Choose(0, 9) select (day, size)).ListOf()
         select (top, rows.Select((row, i) => Of(i, new DateOnly(2020, 1, 1).AddDays(row.day), Math.Pow(10, row.size))).ToArray())).ToArbitrary();

    [Fact]
    public void The_frontier_is_what_its_definition_says() =>
        Prop.ForAll(SomeSystems, sample =>
        {
            Series series = Series.Of(sample.Systems, Compute, Chronology.Gregorian);
            FrontierRule rule = Rule(sample.Top);

            // Brute force, from the definition: fewer than N of those before it are larger.
            IEnumerable<string> expected = series.Systems
                .Where((system, i) => sample.Top == 0 || series.Systems.Take(i).Count(before => before.TrainingCompute > system.TrainingCompute) < sample.Top)
                .Select(system => system.Id);
            return rule.Apply(series).Systems.Select(system => system.Id).SequenceEqual(expected);
        }).CheckRepeatably();

    [Fact]
    public void A_wider_frontier_holds_every_narrower_one() =>
        Prop.ForAll(SomeSystems, sample =>
        {
            Series series = Series.Of(sample.Systems, Compute, Chronology.Gregorian);
            string[] narrow = [.. Rule(sample.Top + 1).Apply(series).Systems.Select(s => s.Id)];
            string[] wide = [.. Rule(sample.Top + 2).Apply(series).Systems.Select(s => s.Id)];
            return narrow.All(wide.Contains) && wide.All(FrontierRule.All.Apply(series).Systems.Select(s => s.Id).Contains);
        }).CheckRepeatably();

    [Theory]
    [InlineData("all", "all", 0)]
    [InlineData(" ALL ", "all", 0)]
    [InlineData("record", "record", 1)]
    [InlineData("top-10", "top-10", 10)]
    [InlineData("Top-1", "top-1", 1)]
    [InlineData("top-007", "top-7", 7)]
    [InlineData("top-1000", "top-1000", 1000)]
    public void A_frontier_rule_is_read_as_typed(string text, string id, int top)
    {
        var rule = FrontierRule.Parse(text);
        Assert.Equal((id, top), (rule.Id, rule.Top));
        Assert.Equal(rule, FrontierRule.Parse(rule.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("top")]
    [InlineData("top-")]
    [InlineData("top-0")]
    [InlineData("top--1")]
    [InlineData("top-1001")]
    [InlineData("top-1.5")]
    [InlineData("top-ten")]
    [InlineData("top-99999999999999999999")]
    [InlineData("records")]
    public void A_text_that_is_no_frontier_rule_is_answered_with_what_is_allowed(string text) =>
        Assert.Equal(
            $"'{text}' is not a rule for the frontier. Allowed: all, record, and top-N with N from 1 to 1000, such as top-10.",
            Assert.Throws<InputException>(() => FrontierRule.Parse(text)).Message);

    [Fact]
    public void A_series_is_what_is_dated_and_measured_oldest_first()
    {
        var day = new DateOnly(2020, 1, 1);
        MlSystem[] systems =
        [
            Of(0, day.AddDays(9), 1e3),
            Of(1, day, 1e2),
            Of(2, day.AddDays(9), 1e1),
            Of(3, null, 1e4),
            Of(4, day, null),
            Of(5, day, 0),
        ];
        Series series = Series.Of(systems, Compute, Chronology.Gregorian);
        Assert.Equal(["1", "0", "2"], series.Systems.Select(s => s.Id));
        Assert.Equal([2, 3, 1], series.Log10Values.ToArray());
        Assert.Equal(3, series.Count);
        Series later = series.Where(i => series.Systems[i].Published > day);
        Assert.Equal(["0", "2"], later.Systems.Select(s => s.Id));
        Assert.Equal([3, 1], later.Log10Values.ToArray());
    }

    [Fact]
    public void Every_date_comes_back_from_its_years() =>
        Prop.ForAll(
            (from day in Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber) from paper in Gen.Elements(true, false) select (day, paper)).ToArbitrary(),
            sample =>
            {
                Chronology chronology = sample.paper ? Chronology.ComputeTrends : Chronology.Gregorian;
                var date = DateOnly.FromDayNumber(sample.day);
                return chronology.Date(chronology.Years(date)) == date;
            }).CheckRepeatably();

    // The Gregorian calendar repeats after 400 years of 365.2425 days: a year number is met exactly there, and never missed by two days.
    [Fact]
    public void Gregorian_years_are_those_of_the_calendar()
    {
        Assert.Equal(2001, Chronology.Gregorian.Years(new DateOnly(2001, 1, 1)), 1e-12);
        Assert.Equal(401, Chronology.Gregorian.Years(new DateOnly(401, 1, 1)), 1e-12);
        Assert.All(Enumerable.Range(1900, 300), year => Assert.Equal(year, Chronology.Gregorian.Years(new DateOnly(year, 1, 1)), 2 / 365.0));
        Assert.Equal(12, Chronology.Gregorian.Months(1), 1e-12);
    }

    // log10(2) / slope per day / 30 is how the authors' notebook has it; a year of theirs is 365 days.
    [Fact]
    public void The_papers_months_have_thirty_days()
    {
        Assert.Equal(365 / 30.0, Chronology.ComputeTrends.Months(1), 1e-12);
        Assert.Equal(1, Chronology.ComputeTrends.Years(new DateOnly(2021, 1, 1)) - Chronology.ComputeTrends.Years(new DateOnly(2020, 1, 2)), 1e-9);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(10001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Years_without_a_date_are_refused(double years) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Chronology.Gregorian.Date(years));

    [Fact]
    public void An_era_holds_both_its_ends()
    {
        var era = new Era("2016–2022", new DateOnly(2015, 9, 2), new DateOnly(2022, 2, 1));
        Assert.True(era.Contains(era.First));
        Assert.True(era.Contains(era.Last));
        Assert.False(era.Contains(era.First.AddDays(-1)));
        Assert.False(era.Contains(era.Last.AddDays(1)));
    }

    private static FrontierRule Rule(int top) => top switch { 0 => FrontierRule.All, 1 => FrontierRule.Record, _ => FrontierRule.Parse($"top-{top}") };

    private static MlSystem Of(int id, DateOnly? published, double? compute) => new() { Id = $"{id}", Name = $"{id}", Published = published, TrainingCompute = compute };
}

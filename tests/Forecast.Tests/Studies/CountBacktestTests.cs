using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Projections;
using Forecast.Studies;
using Forecast.Studies.ComputeProjection;
using Forecast.Studies.Counts;

namespace Forecast.Tests.Studies;

[Collection(SharedBacktest.Name)]
public sealed class CountBacktestTests(BacktestRunFixture fixture)
{
    private readonly CountBacktest _run = CountBacktest.Of(fixture.Folder, new StudyPlan().Seed, CancellationToken.None);

    [Fact]
    public void Origins_thresholds_outcomes_and_the_naive_scores_are_those_of_a_script_with_SciPy()
    {
        string[][] rows = [.. BacktestRunFixture.Golden("counts.csv")];
        Assert.Equal(rows.Length, _run.Now.Count);
        Assert.All(rows.Zip(_run.Now.OrderBy(s => s.Origin).ThenBy(s => s.Rank).ThenBy(s => s.Year)), pair =>
        {
            (string[] row, CountScore score) = pair;
            CountMarks last = score.Of(CountForecaster.Last);
            Assert.Equal(row[0], score.Origin.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.Equal(row[1..5], new[] { score.Rank, score.Threshold, score.Year, score.Outcome }.Select(n => $"{n}"));
            Assert.Equal(row[5] != "0", score.Forecast is not null);
            Assert.Equal(Number(row[6]), last.CrpsOfLog, 1e-9);
            Assert.Equal(Number(row[7]), last.Crps, 1e-8);
        });
    }

    [Fact]
    public void No_forecast_knows_a_system_of_its_origin_or_after()
    {
        foreach (Vintage vintage in fixture.Folder.Vintages)
        {
            Dataset table = fixture.Folder.Read(vintage.Id);
            Assert.All(CountPlan.Origins(table), origin =>
            {
                Assert.True(origin.Day <= vintage.LastDay);
                Assert.All(origin.Counts.KnownSystems, system => Assert.True(system.Published < origin.Day));
            });
        }

        Assert.All(_run.Scores, score => Assert.True(score.Year >= CountPlan.FirstYear(score.Origin)));
    }

    // 240 tables drawn from the model with parameters of their own: the share inside is binomial about 0.9, four deviations wide.
    [Fact]
    public void On_tables_drawn_from_the_model_the_90_percent_interval_covers_as_it_claims()
    {
        const int Tables = 240;
        var random = new RandomSequence(new StreamKey(17).Child("tables"));
        int inside = 0, transformed = 0;
        for (int t = 0; t < Tables; t++)
        {
            SyntheticCounts table = SyntheticCounts.Draw(random, t);
            var origin = new CountOrigin(table.Origin, table.Before, new StreamKey(18).Child((ulong)t), isFull: false);
            CountScore score = origin.Scores("drawn", 25, 25, table.Above, table.Years, table.Scale, table.Above).Single(s => s.Ahead == 2);
            CountMarks marks = score.Of(CountForecaster.Logistic);
            inside += marks.Held[2] ? 1 : 0;
            transformed += marks.Transform is >= 0.05 and <= 0.95 ? 1 : 0;
        }

        double four = 4 * Math.Sqrt(0.9 * 0.1 / Tables);
        Assert.InRange((double)transformed / Tables, 0.9 - four, 0.9 + four);
        Assert.True(inside >= transformed - 1, $"{inside} inside, {transformed} transforms");
    }

    [Fact]
    public void The_share_stays_logistic_since_the_rule_set_beforehand_shows_no_law_better()
    {
        var results = new CountResults(_run, new StudyPlan().Seed);
        bool IsBetter(CountForecaster law) => results.Choice.Skill(law) is { Interval.Low: > 0 }
            && results.Choice.Late(law) < results.Choice.Late(CountForecaster.Logistic);
        Assert.DoesNotContain(CountPlan.Laws.Skip(1), IsBetter);
        Assert.Equal(CountForecaster.Logistic, results.Choice.Law);
    }

    [Fact]
    public void Where_counts_were_held_too_seldom_the_factor_brings_them_to_their_level_on_the_same_forecasts()
    {
        var results = new CountResults(_run, new StudyPlan().Seed);
        foreach ((IReadOnlyList<CountHorizon> horizons, CountWidening widening) in new[]
        {
            (results.Horizons, results.Widening), (results.Printed, results.PrintedWidening),
        })
        {
            Assert.All(horizons, h =>
            {
                bool isShort = h.Coverage(2).Share < WideningRule.LeastCoverage;
                Assert.True(!isShort || h.Coverage(widening.InSample).Share >= WideningRule.Level);
                Assert.True(results.Rule.Factor(h.Ahead) >= widening.Rule.Factor(h.Ahead));
            });
        }
    }

    [Fact]
    public void The_page_says_what_the_study_prints_of_counts()
    {
        string page = File.ReadAllText(Path.Combine(Data.Repository.Root, "docs", "backtests.md"));
        string[] shown = ["counts-by-horizon", "counts-coverage", "counts-widened", "counts-laws", "counts-late-rows"];
        foreach (Table table in fixture.Findings.Tables.Where(table => shown.Contains(table.Id)))
        {
            Assert.All(table.Rows, row => Assert.Contains($"| {string.Join(" | ", row)} |", page, StringComparison.Ordinal));
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

using System.Globalization;
using Forecast.Fitting.Bayes.Curves;
using Forecast.Fitting.Random;
using Forecast.Projections;
using Forecast.Studies;
using Forecast.Studies.Backtest;

namespace Forecast.Tests.Studies;

[Collection(SharedBacktest.Name)]
public sealed class BacktestStudyTests(BacktestRunFixture fixture)
{
    [Fact]
    public void The_log_linear_and_naive_scores_are_those_of_statsmodels_and_SciPy()
    {
        foreach (string[] row in BacktestRunFixture.Golden("scores.csv"))
        {
            string prefix = $"backtest/{row[0]}/{row[1]}-months";
            Assert.Equal(Number(row[2]), fixture.Numbers[$"{prefix}/crps"].N);
            Assert.Contains($"; {row[3]} systems in {row[4]} half-years", fixture.Numbers[$"{prefix}/crps"].Rule, StringComparison.Ordinal);
            Assert.Equal(Number(row[5]), fixture.Numbers[$"{prefix}/log-linear/crps"].Value, 1e-7);
            Assert.Equal(Number(row[6]), fixture.Numbers[$"{prefix}/naive/crps"].Value, 1e-7);
            Assert.Equal(Number(row[7]), fixture.Numbers[$"{prefix}/log-linear/log-score"].Value, 1e-8);
            Assert.Equal(Number(row[8]), fixture.Numbers[$"{prefix}/naive/log-score"].Value, 1e-8);
        }
    }

    [Fact]
    public void The_log_linear_intervals_hold_as_many_as_those_of_statsmodels()
    {
        foreach (string[] row in BacktestRunFixture.Golden("scores.csv").Where(row => row[0] == "training-compute"))
        {
            int months = (int)Number(row[1]);
            double[] transforms = [.. fixture.Run.Scores.Where(score => score.Months == months).Select(score =>
                score.Of[(int)Forecaster.LogLinear].Pit)];
            Assert.Equal(Number(row[9]), transforms.Average(u => u is >= 0.05 and <= 0.95 ? 1.0 : 0.0), 9);
        }
    }

    [Fact]
    public void The_curves_have_the_posterior_that_statsmodels_and_a_grid_give()
    {
        const int Draws = 40_000;
        var key = new StreamKey(1);
        double[] years = fixture.Run.Now.Years.ToArray(), values = fixture.Run.Now.Log10Values.ToArray();
        FadingCurve fading = BayesianCurve.Fading(years, values, 1, 100, Draws, key);
        TrendPaths[] paths = [BayesianCurve.Line(years, values, Draws, key), BayesianCurve.Parabola(years, values, Draws, key),
            fading.Paths];
        foreach ((string[] row, TrendPaths own) in BacktestRunFixture.Golden("curves.csv").Zip(paths))
        {
            AssertMoments(own.Levels, Number(row[1]), Number(row[2]));
            AssertMoments(own.Slopes, Number(row[3]), Number(row[4]));
        }

        foreach ((string[] row, int i) in BacktestRunFixture.Golden("half-lives.csv").Select((row, i) => (row, i)))
        {
            Assert.Equal(Number(row[0]), fading.HalfLives[i], 1e-9);
            Assert.Equal(Number(row[1]), fading.Probabilities[i], 1e-9);
        }
    }

    [Fact]
    public void No_forecast_is_scored_on_what_its_origin_knew()
    {
        Assert.All(fixture.Run.Scores, score => Assert.True(score.System.Published > score.Origin));
        Assert.All(fixture.Run.Vintages, vintage => Assert.All(
            vintage.Origins, origin => Assert.True(origin.Origin <= vintage.Vintage.LastDay)));
    }

    [Fact]
    public void A_system_is_an_outcome_once_for_each_table_and_horizon()
    {
        IEnumerable<IGrouping<(string, int, string), OutcomeScore>> groups =
            fixture.Run.Scores.GroupBy(score => (score.Vintage, score.Months, score.System.Id));
        Assert.All(groups, group => Assert.Single(group));
    }

    [Fact]
    public void Where_intervals_held_too_little_the_factor_brings_them_to_their_level_on_the_same_forecasts()
    {
        int widened = 0;
        foreach (Finding factor in fixture.Findings.Numbers.Where(finding => finding.Id.EndsWith("/widening", StringComparison.Ordinal)))
        {
            string prefix = factor.Id[..^"/widening".Length];
            double before = fixture.Numbers[$"{prefix}/coverage-90"].Value,
                after = fixture.Numbers[$"{prefix}/widened/in-sample/coverage-90"].Value;
            if (before < WideningRule.LeastCoverage)
            {
                widened++;
                Assert.True(factor.Value > 1);
                Assert.True(after >= WideningRule.Level, $"{prefix}: {after}");
            }

            Assert.True(after >= before);
        }

        Assert.True(widened > 0);
    }

    [Fact]
    public void Skill_has_its_sign_and_its_interval_about_it()
    {
        foreach (Finding skill in fixture.Findings.Numbers.Where(finding => finding.Id.Contains("/skill-", StringComparison.Ordinal)
            && finding.Interval is not null))
        {
            Assert.True(skill.Interval!.Value.Contains(skill.Value), skill.Id);
        }

        double own = fixture.Numbers["backtest/training-compute/48-months/crps"].Value,
            naive = fixture.Numbers["backtest/training-compute/48-months/naive/crps"].Value;
        Assert.Equal(1 - own / naive, fixture.Numbers["backtest/training-compute/48-months/skill-naive"].Value, 12);
    }

    [Fact]
    public void Ids_are_each_given_once() =>
        Assert.Equal(fixture.Findings.Numbers.Count, fixture.Findings.Numbers.Select(finding => finding.Id).Distinct().Count());

    [Fact]
    public void The_page_says_what_the_study_prints()
    {
        string page = File.ReadAllText(Path.Combine(Data.Repository.Root, "docs", "backtests.md"));
        string[] shown = ["training-compute-by-horizon", "training-compute-coverage", "training-compute-widened", "parameters-by-horizon",
            "parameters-coverage", "parameters-widened"];
        foreach (Table table in fixture.Findings.Tables.Where(table => shown.Contains(table.Id)))
        {
            Assert.All(table.Rows, row => Assert.Contains($"| {string.Join(" | ", row)} |", page, StringComparison.Ordinal));
        }
    }

    private static void AssertMoments(IReadOnlyList<double> draws, double mean, double deviation)
    {
        // Four standard errors of a mean, and of a deviation with heavy tails, of 40,000 draws.
        double own = draws.Average(), spread = Math.Sqrt(draws.Average(x => (x - own) * (x - own)));
        Assert.Equal(mean, own, 4 * deviation / 200);
        Assert.Equal(deviation, spread, 0.03 * deviation);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

using Forecast.Fitting.Numerics;
using Forecast.Studies;
using Forecast.Studies.ParameterGap;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>arXiv 2207.02852 against the article's table, the snapshot recomputed elsewhere, and NumPy and SciPy.</summary>
public sealed class ParameterGapStudyTests(ParameterGapRun run) : IClassFixture<ParameterGapRun>
{
    // Recomputed from the site's snapshot of 2022-05-03: n exact, slope within 2 %.
    [Theory]
    [InlineData("before-2018", 103, 0.093, 39.5, 0.61)]
    [InlineData("since-2018", 132, 0.815, 4.49, 0.33)]
    [InlineData("since-2018-below", 108, 0.491, 7.45, 0.24)]
    public void A_row_of_the_snapshot_is_met(string row, int n, double growth, double months, double rSquared)
    {
        Assert.Equal(n, run[$"snapshot/{row}/n"].Value);
        Assert.InRange(run[$"snapshot/{row}/growth"].Value, growth * 0.98, growth * 1.02);
        Assert.InRange(run[$"snapshot/{row}/doubling-time"].Value, months * 0.98, months * 1.02);
        Assert.Equal(rSquared, run[$"snapshot/{row}/r-squared"].Value, 0.005);
    }

    [Fact]
    public void Above_the_gap_there_are_24_systems_and_no_growth()
    {
        Assert.Equal(24, run["snapshot/since-2018-above/n"].Value);
        Assert.Equal(0, run["snapshot/since-2018-above/growth"].Value, 0.01);
        Assert.True(run["snapshot/since-2018-above/growth"].Interval!.Value.Contains(0));
    }

    [Theory]
    [InlineData("language-before-2018", 20, 37.1)]
    [InlineData("language-since-2018", 59, 5.2)]
    [InlineData("vision-before-2018", 48, 43.7)]
    [InlineData("vision-since-2018", 22, 10.8)]
    [InlineData("games", 24, 34.3)]
    public void A_domain_of_the_snapshot_is_met(string row, int n, double months)
    {
        Assert.Equal(n, run[$"snapshot/{row}/n"].Value);
        Assert.Equal(months, run[$"snapshot/{row}/doubling-time"].Value, 0.05);
    }

    [Theory]
    [InlineData("all", 57, 1, 22)]
    [InlineData("language", 27, 1, 14)]
    public void The_systems_since_2020_of_the_snapshot_are_met(string group, int below, int inside, int above) =>
        Assert.Equal(
            [below, inside, above],
            new[] { "below", "inside", "above" }.Select(size => (int)run[$"snapshot-counts/{group}/{size}"].Value));

    [Fact]
    public void Every_number_recomputed_from_the_snapshot_is_reproduced()
    {
        Finding[] recomputed = [.. run.Findings.Numbers.Where(number => number.Published?.Source == PublishedTables.Snapshot)];
        Assert.Equal(30, recomputed.Length);
        Assert.All(recomputed, number => Assert.Equal(Verdict.Reproduced, number.Verdict));
    }

    // The article is two months younger than the table: n within 6, slope within 12 % of what it prints.
    [Theory]
    [InlineData("1952-2018", 109, "0.1")]
    [InlineData("2018-2022", 129, "0.9")]
    [InlineData("2018-2022-above", 27, "-0.1")]
    [InlineData("2018-2022-below", 102, "0.5")]
    public void A_row_of_the_article_is_met_within_its_tolerance(string row, int n, string growth)
    {
        Assert.InRange(run[$"article-table/{row}/n"].Value, n - 6, n + 6);
        Finding slope = run[$"article-table/{row}/growth"];
        Assert.Equal(growth, slope.Published!.Text);
        if (row != "2018-2022-above")
        {
            Assert.InRange(slope.Value, (Printed.Parse(growth).Value - 0.05) * 0.88, (Printed.Parse(growth).Value + 0.05) * 1.12);
            Assert.True(slope.Verdict is Verdict.Reproduced or Verdict.WithinTolerance, slope.Verdict.ToString());
        }
    }

    [Fact]
    public void The_articles_ends_cannot_be_those_of_a_line_with_its_growth()
    {
        // 0.9 OOM a year for 4.6 years at most are 4.4 OOM; from 3e7 to 2e12 it is 4.8.
        Assert.Equal(Verdict.Misprint, run["article-table/2018-2022/scale-last"].Verdict);
        Assert.Equal(Verdict.Misprint, run["article-table/2018-2022-above/scale-last"].Verdict);
        Assert.NotEqual(Verdict.Misprint, run["article-table/1952-2018/scale-last"].Verdict);
    }

    [Fact]
    public void Our_intervals_are_wider_than_the_articles_in_every_row() =>
        Assert.All(PublishedTables.OfArticle.Rows, row =>
        {
            var published = PublishedEstimate.Parse(row.Doubling!);
            double width = Printed.Parse(published.High!).Value - Printed.Parse(published.Low!).Value;
            string id = $"article-table/{row.Slug}/doubling-time";
            Assert.True(run[$"{id}/high"].Value - run[$"{id}/low"].Value > width, row.Slug);
        });

    [Fact]
    public void The_thirty_day_month_and_the_first_of_January_are_the_recomputations()
    {
        Assert.Equal(39.53, run["readings/site/before-2018"].Value, 0.005);
        Assert.Equal(38.96, run["readings/site-twelfths/before-2018"].Value, 0.005);
        Assert.Equal((109, 134), (run["readings/all/before-2018"].N, run["readings/all/since-2018"].N));
    }

    [Theory]
    [InlineData("all-2000-2016", 18, 24)]
    [InlineData("all-2000-2018", 18, 24)]
    [InlineData("language-since-2016", 4, 8)]
    [InlineData("language-since-2018", 4, 8)]
    public void The_ranges_of_the_earlier_post_hold(string row, double low, double high)
    {
        Finding finding = run[$"earlier-post/{row}/doubling-time"];
        Assert.InRange(finding.Value, low, high);
        Assert.Equal((Verdict.Reproduced, $"{low}–{high}"), (finding.Verdict, finding.Published!.Text));
    }

    [Fact]
    public void The_verdicts_are_those_on_record()
    {
        VerdictRecord recorded = VerdictRecord.Read(VerdictRecord.PathIn(run.Folder)).Of(["parameter-gap"]);
        Assert.Empty(recorded.Drifts(VerdictRecord.Of([run.Findings])));
        Assert.Equal(89, recorded.Verdicts.Count);
    }

    [Fact]
    public void What_was_not_found_is_said()
    {
        string said = string.Join(' ', run.Findings.NotVerified);
        Assert.All(new[] { "full text", "by domain", "breakpoint", "No formal test", "2022-06-30" }, words =>
            Assert.Contains(words, said, StringComparison.Ordinal));
        Assert.All(run.Findings.Numbers.Where(n => n.Id.Contains("/tests/", StringComparison.Ordinal)), n => Assert.Null(n.Published));
    }

    [Fact]
    public void Every_number_is_finite_and_named_once()
    {
        Assert.All(run.Findings.Numbers, finding => Assert.True(double.IsFinite(finding.Value), finding.Id));
        Assert.Equal(run.Findings.Numbers.Count, run.Findings.Numbers.Select(finding => finding.Id).Distinct().Count());
    }

    [Fact]
    public void The_rows_of_growth_are_those_of_NumPy() => Assert.All(GoldenTable.Read("parameter-gap/growth.csv"), row =>
    {
        string id = $"snapshot/{row["row"]}";
        Assert.Equal(row.Number("n"), run[$"{id}/n"].Value);
        if (run.Has($"{id}/growth"))
        {
            Assert.Equal(row.Number("growth"), run[$"{id}/growth"].Value, 1e-9);
        }

        if (run.Has($"{id}/doubling-time"))
        {
            Assert.Equal(row.Number("months"), run[$"{id}/doubling-time"].Value, 1e-8);
        }

        if (run.Has($"{id}/r-squared"))
        {
            Assert.Equal(row.Number("r_squared"), run[$"{id}/r-squared"].Value, 1e-9);
        }
    });

    [Theory]
    [InlineData("before-2018", "1952-2018")]
    [InlineData("since-2018", "2018-2022")]
    [InlineData("since-2018-above", "2018-2022-above")]
    [InlineData("since-2018-below", "2018-2022-below")]
    public void The_ends_of_the_lines_are_those_of_NumPy(string theirs, string ours)
    {
        IReadOnlyDictionary<string,
        string> row = GoldenTable.Read("parameter-gap/growth.csv").Single(candidate => candidate["row"] == theirs);
        Assert.Equal(row.Number("first"), Elementary.Log10(run[$"article-table/{ours}/scale-first"].Value), 1e-9);
        Assert.Equal(row.Number("last"), Elementary.Log10(run[$"article-table/{ours}/scale-last"].Value), 1e-9);
    }

    [Fact]
    public void The_counts_of_every_table_and_domain_are_those_of_NumPy()
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows = GoldenTable.Read("parameter-gap/counts.csv");
        Assert.Equal(36, rows.Count);
        Assert.All(rows, row => Assert.All(new[] { "below", "inside", "above" }, size =>
            Assert.Equal(row.Number(size), run[$"counts/{row["vintage"]}/{row["group"]}/{size}"].Value)));
    }

    [Fact]
    public void Compute_and_chips_by_size_are_those_of_NumPy_and_SciPy() => Assert.All(GoldenTable.Read("parameter-gap/compute.csv"), row =>
    {
        Finding finding = run[$"compute/{row["vintage"]}/{row["size"]}/{row["quantity"]}"];
        Assert.Equal(row.Number("n"), finding.N);
        Assert.Equal(1, finding.Value / row.Number("median"), 1e-9);
        if (row["low"] != "nan")
        {
            Assert.Equal(1, finding.Interval!.Value.Low / row.Number("low"), 1e-9);
            Assert.Equal(1, finding.Interval!.Value.High / row.Number("high"), 1e-9);
        }
    });

    [Fact]
    public void What_compute_leads_one_to_expect_in_the_gap_is_that_of_SciPy() =>
        Assert.All(GoldenTable.Read("parameter-gap/given-compute.csv"), row =>
    {
        string id = $"given-compute/{row["vintage"]}";
        Assert.Equal(row.Number("n"), run[$"{id}/slope"].N);
        Assert.Equal(row.Number("slope"), run[$"{id}/slope"].Value, 1e-9);
        Assert.Equal(row.Number("inside"), run[$"{id}/inside"].Value);
        Assert.Equal(row.Number("expected"), run[$"{id}/expected"].Value, 1e-8);
        Assert.Equal(row.Number("p"), run[$"{id}/p"].Value, 1e-9);
    });

    [Fact]
    public void GPT_3s_leap_and_what_followed_are_those_of_NumPy()
    {
        Assert.All(GoldenTable.Read("parameter-gap/jump.csv"), row =>
        {
            Assert.Equal(row.Number("language"), run[$"jump/{row["vintage"]}/language"].Value, 1e-12);
            Assert.Equal(row.Number("any"), run[$"jump/{row["vintage"]}/any"].Value, 1e-12);
            string id = $"after-gpt-3/{row["vintage"]}";
            Assert.Equal(row.Number("n"), run[$"{id}/median-ratio"].N);
            Assert.Equal(row.Number("median"), run[$"{id}/median-ratio"].Value, 1e-12);
            Assert.All(Enumerable.Range(1, 5), i => Assert.Equal(row.Number($"stretch-{i}"), run[$"{id}/stretch-{i}"].Value));
        });
        Assert.Equal(Verdict.Reproduced, run["jump/2022-05-03/language"].Verdict);
    }

    [Fact]
    public void The_gap_closes_after_2022()
    {
        Finding early = run["answer/2025-08-07/share-2020-2021"], late = run["answer/2025-08-07/share-since-2023"];
        Assert.Equal((0, 15), (early.Value, early.N));
        Assert.True(late.Interval!.Value.Low > early.Interval!.Value.High);

        // Clopper and Pearson for none of 15 at 90 %: 1 - 0.05^(1/15).
        Assert.Equal(1 - Math.Pow(0.05, 1 / 15.0), early.Interval!.Value.High, 1e-9);
    }
}

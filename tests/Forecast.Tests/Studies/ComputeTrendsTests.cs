using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Studies;
using Forecast.Studies.ComputeTrends;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>arXiv 2202.05924v2 against its printed tables and against a recomputation of its rows with NumPy.</summary>
public sealed class ComputeTrendsTests(ComputeTrendsRun run) : IClassFixture<ComputeTrendsRun>
{
    private const string Regular = "table-4/2016-2022-regular", Large = "table-4/2016-2022-large-scale";

    public static TheoryData<string> Recomputed => [.. GoldenTable.Read("compute-trends/rows.csv").Select(row => row["row"])];

    // Counts, doubling times in months, R² and 95 % bootstrap intervals recomputed from the authors' 123 rows; the upper ends of the
    // large-scale and record rows rest on few systems and move by a fifth between runs of 1000 resamples.
    [Theory]
    [InlineData("table-3/1952-2009-all", 19, 21.27, 16.0, 31.2, 0.77, 0.08)]
    [InlineData("table-4/2010-2016-all", 20, 5.30, 3.9, 9.0, 0.55, 0.08)]
    [InlineData("table-4/2016-2022-all", 79, 6.66, 5.0, 9.7, 0.33, 0.08)]
    [InlineData(Regular, 60, 5.76, 4.4, 8.0, 0.48, 0.08)]
    [InlineData(Large, 19, 10.67, 7.7, 24.1, 0.66, 0.2)]
    [InlineData("table-6/1952-2009", 10, 19.93, 14.4, 30.7, 0.83, 0.2)]
    [InlineData("table-6/2016-2022", 7, 8.54, 2.3, 22.5, 0.66, 0.2)]
    [InlineData("table-6/2016-2022-without-alphago-master-and-zero", 9, 7.52, 6.0, 10.5, 0.93, 0.2)]
    public void A_row_of_the_authors_data_is_met(string row, int n, double months, double low, double high, double rSquared, double upper)
    {
        Assert.Equal(n, run[$"{row}/n"].Value);
        Finding doubling = run[$"{row}/doubling-time"];
        Assert.Equal(n, doubling.N);
        Assert.Equal(months, doubling.Value, 0.05);
        Assert.Equal(rSquared, run[$"{row}/r-squared"].Value, 0.005);
        Assert.InRange(doubling.Interval!.Value.Low, low * 0.92, low * 1.08);
        Assert.InRange(doubling.Interval!.Value.High, high * (1 - upper), high * (1 + upper));
        Assert.Equal(0.95, doubling.Interval!.Value.Level);
    }

    [Fact]
    public void The_second_record_row_has_other_systems_than_the_paper_printed()
    {
        // NumPy finds 8 records from 2010 to September 2015 where the paper prints 7.
        Assert.Equal(8, run["table-6/2009-2016/n"].Value);
        Assert.Equal(Verdict.OtherDataVersion, run["table-6/2009-2016/n"].Verdict);
    }

    // The paper's digits, from its Tables 3, 4 and 6; a dash where it prints none. Table 4's 5.9 is a case of its own below.
    [Theory]
    [InlineData("table-3/1952-2009-all", "19", "3e4", "2e14", "21.3", "0.77")]
    [InlineData("table-4/2010-2016-all", "20", "6e14", "3e18", "5.3", "0.55")]
    [InlineData("table-4/2016-2022-all", "79", "1e19", "5e22", "6.7", "0.33")]
    [InlineData(Regular, "60", "3e18", "2e22", "-", "0.48")]
    [InlineData(Large, "19", "4e21", "6e23", "10.7", "0.66")]
    [InlineData("table-6/1952-2009", "10", "1e5", "3e14", "19.9", "0.83")]
    [InlineData("table-6/2016-2022", "7", "4e21", "1e24", "8.5", "0.66")]
    [InlineData("table-6/2016-2022-without-alphago-master-and-zero", "9", "-", "-", "7.5", "0.93")]
    public void A_row_is_reproduced_to_the_printed_digit(string row, string n, string first, string last, string months, string rSquared)
    {
        (string Id, string Digits)[] printed = [("n", n), ("scale-first", first), ("scale-last", last), ("doubling-time", months), ("r-squared", rSquared)];
        foreach ((string id, string digits) in printed.Where(p => p.Digits != "-"))
        {
            Finding finding = run[$"{row}/{id}"];
            Assert.Equal((digits, digits, Verdict.Reproduced), (finding.Published!.Text, finding.Text, finding.Verdict));
        }
    }

    [Theory]
    [InlineData("table-3/1952-2009-all")]
    [InlineData("table-4/2010-2016-all")]
    [InlineData("table-4/2016-2022-all")]
    [InlineData(Large)]
    [InlineData("table-6/1952-2009")]
    [InlineData("table-6/2016-2022")]
    public void The_printed_interval_of_a_reproduced_row_is_met_within_Monte_Carlo_error(string row) =>
        Assert.All(["low", "median", "high"], end => Assert.Equal(Verdict.Reproduced, run[$"{row}/doubling-time/{end}"].Verdict));

    [Fact]
    public void The_regular_doubling_time_is_the_codes_not_the_papers()
    {
        Finding finding = run[$"{Regular}/doubling-time"];
        Assert.Equal(("5.9", "5.8", "5.8"), (finding.Published!.Text, finding.Published.CodeText, finding.Text));
        Assert.Equal(Verdict.ReproducedCode, finding.Verdict);
    }

    [Theory]
    [InlineData("table-6/2016-2022-without-alphago-master-and-zero/doubling-time/high", "7.1", Verdict.Misprint)]
    [InlineData("table-3/2010-2022-all/n", "98", Verdict.OtherDataVersion)]
    [InlineData("table-2/2010-2022-regular/n", "72", Verdict.OtherDataVersion)]
    [InlineData("table-2/sept-2015-2022-large-scale/n", "16", Verdict.OtherDataVersion)]
    [InlineData("table-2/1952-2010/doubling-time/low", "17.0", Verdict.Differs)]
    [InlineData("table-2/1952-2010/doubling-time/high", "29.3", Verdict.Differs)]
    [InlineData("table-7/vision/doubling-time", "6.0", Verdict.Differs)]
    public void A_number_that_is_not_reproduced_says_why(string id, string printed, Verdict verdict)
    {
        Finding finding = run[id];
        Assert.Equal((printed, verdict), (finding.Published!.Text, finding.Verdict));
        Assert.NotEmpty(finding.Evidence!);
    }

    [Fact]
    public void The_verdicts_are_those_on_record()
    {
        VerdictRecord recorded = VerdictRecord.Read(VerdictRecord.PathIn(run.Folder)).Of([run.Findings.StudyId]);
        Assert.Empty(recorded.Drifts(VerdictRecord.Of([run.Findings])));
        Assert.Equal(239, recorded.Verdicts.Count);
    }

    [Fact]
    public void Every_number_that_the_plan_prints_is_finite_and_named_once()
    {
        Assert.All(run.Findings.Numbers, finding => Assert.True(double.IsFinite(finding.Value), finding.Id));
        Assert.All(run.Findings.Numbers, finding => Assert.DoesNotContain(finding.Text, c => char.IsControl(c)));
        Assert.Equal(run.Findings.Numbers.Count, run.Findings.Numbers.Select(finding => finding.Id).Distinct().Count());
    }

    [Fact]
    public void The_five_low_outliers_are_those_of_the_authors_code() =>
        Assert.Equal(
            new[] { "DeepStack", "Hanabi 4 player", "Hide and Seek", "LSUN Bedroom model", "ERNIE 3.0" }.Order(StringComparer.Ordinal),
            Names("low-outliers"));

    [Fact]
    public void The_nineteen_large_scale_systems_are_those_of_the_authors_code() =>
        Assert.Equal(
            new[]
            {
                "AlphaGo Fan", "AlphaGo Lee", "GNMT", "AlphaGo Master", "AlphaGo Zero", "AlphaZero", "Megatron-BERT", "T5-11B", "AlphaStar", "OpenAI Five",
                "Meena", "GPT-3 175B", "Meta Pseudo Labels", "ALIGN", "Jurassic-1-Jumbo", "Megatron-Turing NLG 530B", "Yuan 1.0", "Gopher", "LaMDA",
            }.Order(StringComparer.Ordinal),
            Names("large-scale-systems"));

    // Other readings of "within 1.5 years" and "within 2 years": neither gives the 19 systems and 10.7 months of Table 4.
    [Theory]
    [InlineData(364, 5, 19, 10.67)]
    [InlineData(546, 6, 18, 13.22)]
    [InlineData(728, 5, 21, 10.33)]
    public void Only_the_window_of_the_authors_code_gives_the_papers_classes(int halfWidth, int low, int large, double months)
    {
        var classes = ScaleClasses.Of(run.Paper.Series, halfWidth);
        Series selected = new TrendSelection(Eras.LargeScaleEra, ScaleClass.Large).Apply(run.Paper.Series, classes);
        Assert.Equal(low, Enumerable.Range(0, run.Paper.Series.Count).Count(classes.IsLow));
        Assert.Equal(large, selected.Count);
        Assert.Equal(months, Months(selected), 0.005);
        IReadOnlyList<string> row = run.Table("windows").Rows.Single(cells => cells[0] == $"±{halfWidth}");
        Assert.Equal([Text(low), Text(large), months.ToString("F1", CultureInfo.InvariantCulture)], row.Skip(1).Take(3));
    }

    [Fact]
    public void The_windows_are_those_of_NumPy() =>
        Assert.All(GoldenTable.Read("compute-trends/windows.csv"), row =>
        {
            var classes = ScaleClasses.Of(run.Paper.Series, (int)row.Number("half_width_days"));
            Series large = new TrendSelection(Eras.LargeScaleEra, ScaleClass.Large).Apply(run.Paper.Series, classes);
            Assert.Equal(row.Number("low"), Enumerable.Range(0, run.Paper.Series.Count).Count(classes.IsLow));
            Assert.Equal(row.Number("large"), large.Count);
            Assert.Equal(row.Number("months"), Months(large), 1e-9);
        });

    [Fact]
    public void The_z_scores_are_those_of_NumPy()
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> theirs = GoldenTable.Read("compute-trends/classes.csv");
        Assert.Equal(theirs.Select(row => row["name"]), run.Paper.Series.Systems.Select(system => system.Name));
        Assert.All(Enumerable.Range(0, theirs.Count), i => Assert.Equal(theirs[i].Number("z"), run.Paper.Classes.Z[i], 1e-9));
    }

    [Fact]
    public void NumPy_recomputed_every_row_of_the_papers_tables() =>
        Assert.Equal(Rows().Keys.Order(StringComparer.Ordinal), GoldenTable.Read("compute-trends/rows.csv").Select(row => row["row"]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Recomputed))]
    public void A_row_is_that_of_NumPy(string row)
    {
        IReadOnlyDictionary<string, string> theirs = GoldenTable.Read("compute-trends/rows.csv").Single(candidate => candidate["row"] == row);
        TrendStatistics ours = run.Trends.Of(run.Paper.Select(Rows()[row]))!;
        Assert.Equal(theirs.Number("n"), ours.N);
        Assert.Equal(theirs.Number("growth"), ours.Growth, 1e-9);
        Assert.Equal(theirs.Number("months"), ours.Doubling, 1e-9);
        Assert.Equal(theirs.Number("r_squared"), ours.RSquared, 1e-9);
        Assert.Equal(theirs.Number("first"), ours.Start, 1e-9);
        Assert.Equal(theirs.Number("last"), ours.End, 1e-9);

        // What the study reports is what was compared here.
        Assert.Equal(ours.N, run[$"{row}/n"].Value);
        Assert.Equal(ours.Doubling, run[$"{row}/doubling-time"].Value);
        Assert.Equal(Quantiles.OfSorted(ours.SortedDoubling, 0.975), run[$"{row}/doubling-time"].Interval!.Value.High);
    }

    // NumPy's intervals are of 40,000 resamples of its own generator: ours differ by Monte Carlo error alone. 108 comparisons at four
    // standard errors: one fails by chance in 150 seeds, and the seed is fixed.
    [Theory]
    [MemberData(nameof(Recomputed))]
    public void A_bootstrap_interval_is_that_of_NumPy_within_Monte_Carlo_error(string row)
    {
        IReadOnlyDictionary<string, string> theirs = GoldenTable.Read("compute-trends/rows.csv").Single(candidate => candidate["row"] == row);
        TrendStatistics ours = run.Trends.Of(run.Paper.Select(Rows()[row]))!;
        foreach ((string column, double probability) in new[] { ("low", 0.025), ("median", 0.5), ("high", 0.975) })
        {
            (double low, double high) = Quantiles.MonteCarloRange(ours.SortedDoubling, probability, 40_000, 4);
            Assert.InRange(theirs.Number(column), low, high);
        }
    }

    private static Dictionary<string, TrendSelection> Rows() =>
        PublishedTables.All.SelectMany(table => table.Rows.Select(row => (Key: $"table-{table.Number}/{Slug(row.Label)}", row.Selection)))
            .ToDictionary(row => row.Key, row => row.Selection, StringComparer.Ordinal);

    private static string Slug(string label) =>
        string.Join('-', label.Replace("<", "below", StringComparison.Ordinal).Replace(">", "above", StringComparison.Ordinal).Replace('–', ' ').ToLowerInvariant()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<string> Names(string table) => run.Table(table).Rows.Select(row => row[0]).Order(StringComparer.Ordinal);

    private static double Months(Series series) => series.Chronology.Months(Math.Log10(2) / LogLinearTrend.Fit(series.Years, series.Log10Values).Line.Slope);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

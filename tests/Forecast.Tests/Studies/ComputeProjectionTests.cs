using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Models.Compute;
using Forecast.Studies;
using Forecast.Studies.ComputeProjection;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>The compute-projection study against a recomputation with NumPy and SciPy, closed forms, and what was printed.</summary>
public sealed class ComputeProjectionTests(ComputeProjectionRun run) : IClassFixture<ComputeProjectionRun>
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Golden = GoldenTable.Read("compute-projection/numbers.csv");

    public static TheoryData<string> Fits => Starting("hardware/", "cost/growth/", "power/growth");

    public static TheoryData<string> Counts => Starting("thresholds/", "specifications/");

    public static TheoryData<string> Method => Starting("published/");

    [Theory]
    [MemberData(nameof(Fits))]
    public void A_growth_and_its_interval_are_those_of_SciPy(string id)
    {
        IReadOnlyDictionary<string, string> golden = Row(id);
        Finding ours = run[id];
        Assert.Equal(golden.Number("n"), ours.N);
        Assert.Equal(1, ours.Value / golden.Number("value"), 1e-8);
        Assert.Equal(1, ours.Interval!.Value.Low / golden.Number("low"), 1e-8);
        Assert.True(
            ours.Interval.Value.High == golden.Number("high") || Math.Abs(ours.Interval.Value.High / golden.Number("high") - 1) < 1e-8,
            $"{ours.Interval.Value.High} is not {golden.Number("high")}.");
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_count_or_a_share_of_variance_is_that_of_NumPy(string id) =>
        Assert.Equal(Row(id).Number("value"), run[id].Value, 1e-9);

    // 4,000 draws beside 400,000: five Monte Carlo errors of a rate that spreads by a third are 3 % of it.
    [Theory]
    [InlineData("1e26")]
    [InlineData("1e27")]
    [InlineData("1e28")]
    public void The_lognormal_tail_on_the_last_two_years_is_that_of_NumPy(string threshold)
    {
        IReadOnlyDictionary<string, string> golden = Row($"tail-check/{threshold}");
        Finding ours = run[$"thresholds/{threshold}/tail-check"];
        Assert.Equal(1, ours.Value / golden.Number("value"), 0.03);
        Assert.Equal(1, ours.Interval!.Value.Low / golden.Number("low"), 0.05);
        Assert.Equal(1, ours.Interval.Value.High / golden.Number("high"), 0.05);
        Assert.Equal(1, run[$"thresholds/{threshold}/tail-check/chance"].Value / Row($"tail-check/{threshold}/chance").Number("value"), 0.05);
    }

    // Four standard errors of a quantile from 10,000 draws, where the density is as thin as between two scenarios.
    [Theory]
    [MemberData(nameof(Method))]
    public void The_published_method_gives_what_a_plain_simulation_in_NumPy_gives(string id)
    {
        string year = id.Split('/')[1];
        Assert.Equal(Row(id).Number("value"), run[$"published/{year}/median"].Value, 0.06);
        Assert.Equal(Row(id).Number("low"), run[$"published/{year}/low"].Value, 0.06);
        Assert.Equal(Row(id).Number("high"), run[$"published/{year}/high"].Value, 0.15);
    }

    [Theory]
    [InlineData("2025", "25.33", "25.90", "26.14")]
    [InlineData("2030", "26.71", "28.67", "29.47")]
    [InlineData("2040", "29.27", "32.42", "34.71")]
    [InlineData("2050", "31.78", "35.26", "38.86")]
    [InlineData("2060", "34.35", "38.10", "42.49")]
    [InlineData("2070", "36.83", "40.79", "45.49")]
    [InlineData("2080", "39.04", "43.32", "48.18")]
    public void The_printed_quantiles_stand_beside_ours_as_inputs_that_are_not_public(string year, string low, string median, string high)
    {
        foreach ((string end, string digits) in new[] { ("low", low), ("median", median), ("high", high) })
        {
            Finding finding = run[$"published/{year}/{end}"];
            Assert.Equal(digits, finding.Published!.Text);
            Assert.True(finding.Verdict is Verdict.InputMissing or Verdict.Reproduced);
        }
    }

    [Fact]
    public void The_weight_at_the_reversion_date_is_that_of_the_formula_and_the_text_a_misprint()
    {
        Assert.Equal(0.6065, GrowthReversion.Weight(2030, 8), 5e-5);
        Assert.Equal(Verdict.Misprint, run["published/weight-at-reversion"].Verdict);
    }

    // Straight lines between printed years: 2040 + 10 (34.36 - 32.42) / (35.26 - 32.42), and so on for the ends.
    [Fact]
    public void Paths_that_keep_their_rank_pass_the_anchor_where_the_printed_quantiles_do()
    {
        Assert.Equal(2040 + 10 * (34.36 - 32.42) / (35.26 - 32.42), run["published/anchor/from-printed-quantiles"].Value, 0.3);
        Assert.Equal(2030 + 10 * (34.36 - 29.47) / (34.71 - 29.47), run["published/anchor/from-printed-quantiles/low"].Value, 0.3);
        Assert.Equal(2060 + 10 * (34.36 - 34.35) / (36.83 - 34.35), run["published/anchor/from-printed-quantiles/high"].Value, 0.5);
    }

    [Fact]
    public void Years_drawn_apart_pass_the_anchor_earlier_and_with_more_confidence_than_paths_do()
    {
        Finding path = run["published/anchor/from-method"], apart = run["published/anchor/independent-years-method"];
        Assert.True(apart.Value < path.Value - 3);
        Assert.True(apart.Interval!.Value.High < path.Interval!.Value.High - 3);
    }

    [Theory]
    [InlineData("cost/billion/2024", 0.03)]
    [InlineData("cost/billion/now", 0.03)]
    [InlineData("power/largest-2030", 1e9)]
    public void A_run_carried_ahead_meets_the_closed_form(string id, double tolerance)
    {
        Assert.Equal(Row(id).Number("value"), run[id].Value, tolerance);
        Assert.Equal(Row(id).Number("low"), run[id].Interval!.Value.Low, tolerance);
        Assert.Equal(Row(id).Number("high"), run[id].Interval!.Value.High, tolerance);
    }

    [Theory]
    [InlineData(24, 2024)]
    [InlineData(25, 2025)]
    [InlineData(26, 2027)]
    [InlineData(27, 2030)]
    public void The_share_in_the_log_normal_tail_is_that_of_SciPy(int threshold, int year)
    {
        var tail = new LognormalTail(new YearlyCounts(run.Folder.ReadLatest()), new StreamKey(1));
        double[] shares = Quantiles.Sorted(tail.At(year, threshold));
        Assert.Equal(Row($"tail-share/1e{threshold}/{year}").Number("value"), Quantiles.OfSorted(shares, 0.5), 0.005);
    }

    // The prior is wide beside the data: half of the posterior's half-width is room for it.
    [Theory]
    [InlineData(24)]
    [InlineData(25)]
    public void The_logistic_share_lies_near_the_greatest_likelihood(int threshold)
    {
        var counts = new YearlyCounts(run.Folder.ReadLatest());
        var shares = new ThresholdShares(counts, counts.Above(Elementary.Exp10(threshold)), new StreamKey(1));
        double[] sorted = Quantiles.Sorted(shares.At(2027));
        double low = Quantiles.OfSorted(sorted, 0.05), median = Quantiles.OfSorted(sorted, 0.5), high = Quantiles.OfSorted(sorted, 0.95);
        double likely = Row($"logistic-share/1e{threshold}/2027").Number("value");
        Assert.InRange(likely, median - 0.5 * (median - low), median + 0.5 * (high - median) + 0.005);
    }

    [Fact]
    public void Every_specification_of_two_vintages_has_the_rows_and_the_growth_that_NumPy_finds()
    {
        var headline = new Specification("2026-07", FrontierRule.Parse("top-10"), 2010, Specification.AllDomains, OutlierRule.Kept);
        var rows = new SpecificationRows(run.Folder, headline);
        var ours = rows.Kept.ToDictionary(pair => string.Join('|', pair.Specification.Choices), pair => pair.Rows, StringComparer.Ordinal);
        IReadOnlyList<IReadOnlyDictionary<string, string>> golden = GoldenTable.Read("compute-projection/specifications.csv");
        foreach (IReadOnlyDictionary<string, string> row in golden)
        {
            Series series = ours[$"{row["rule"]}|{row["start"]}|{row["domain"]}|{row["outliers"]}|{row["vintage"]}"];
            Assert.Equal(row.Number("n"), series.Count);
            Assert.Equal(row.Number("slope"), LogLinearTrend.Fit(series.Years, series.Log10Values).Line.Slope, 1e-9);
        }

        string[] vintages = ["2022-02", "2026-07"];
        Assert.Equal(golden.Count, rows.Kept.Count(pair => vintages.Contains(pair.Specification.Vintage)));
        Assert.Equal(headline, rows.Kept[rows.Headline].Specification);
        Assert.True(rows.Kept.Count >= 1_000);
    }

    // Read back from the picture: the marks under a place say which specification stands there.
    [Fact]
    public void The_marks_below_the_specification_curve_are_in_the_order_of_the_growth_that_NumPy_finds()
    {
        Figure figure = run.Findings.Figures.Single(named => named.Id == "specification-curve").Figure;
        var at = figure.Panels.Skip(1).ToDictionary(panel => panel.Title.Split(':')[0], Marks);
        int count = (int)run["specifications/count"].Value;
        Assert.All(at.Values, names => Assert.Equal(Enumerable.Range(1, count), names.Keys.Order()));
        var slopes = GoldenTable.Read("compute-projection/specifications.csv").ToDictionary(
            row => string.Join('|', row["rule"], row["start"], row["domain"], row["outliers"], row["vintage"]), row => row.Number("slope"));
        double[] sorted =
        [
            .. Enumerable.Range(1, count)
                .Select(rank => string.Join('|', at["Frontier rule"][rank], at["Start of the window"][rank], at["Domain"][rank],
                    at["Outliers"][rank], $"vintage {at["Vintage"][rank]}"))
                .Where(slopes.ContainsKey).Select(name => slopes[name]),
        ];
        Assert.Equal(slopes.Count, sorted.Length);
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.First >= pair.Second - 1e-9));

        static Dictionary<int, string> Marks(Panel panel) => panel.Layers.OfType<Rug>()
            .SelectMany(rug => rug.Places.Select(place => (Rank: (int)place, Name: panel.Y!.Categories[(int)rug.Y])))
            .ToDictionary(mark => mark.Rank, mark => mark.Name[..mark.Name.LastIndexOf(" (", StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_report_has_no_more_figures_than_an_analyst_reads() => Assert.InRange(run.Findings.Figures.Count, 5, 7);

    [Fact]
    public void A_published_number_that_has_rows_of_its_own_says_that_ours_are_others()
    {
        Assert.Equal(Verdict.OtherDataVersion, run["hardware/price-performance-gpus"].Verdict);
        Assert.Equal("2.4", run["cost/growth/amortised-2024"].Published!.Text);
        Assert.NotEqual(45, run["cost/growth/amortised-2024"].N);
    }

    [Fact]
    public void What_could_not_be_verified_is_said_and_every_published_number_has_a_verdict()
    {
        Assert.Contains(run.Findings.NotVerified, sentence => sentence.Contains("latency wall", StringComparison.Ordinal));
        Assert.All(run.Findings.Numbers, number => Assert.Equal(number.Published is null, number.Verdict is null));
        Assert.All(run.Findings.Numbers, number => Assert.StartsWith("compute-projection/", number.Id, StringComparison.Ordinal));
    }

    private static IReadOnlyDictionary<string, string> Row(string id) => Golden.Single(row => row["id"] == id);

    private static TheoryData<string> Starting(params string[] beginnings) =>
        [.. Golden.Select(row => row["id"]).Where(id => beginnings.Any(beginning => id.StartsWith(beginning, StringComparison.Ordinal)))];
}

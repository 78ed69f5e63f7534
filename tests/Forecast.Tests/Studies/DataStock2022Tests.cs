using Forecast.Data;
using Forecast.Models.DataStock;
using Forecast.Studies;
using Forecast.Tests.Data;
using Forecast.Tests.Models.DataStock;

namespace Forecast.Tests.Studies;

/// <summary>The model of 2022 in the data-stock study: every number known from outside, with the tolerance fixed beforehand.</summary>
public class DataStock2022Tests(DataStockRun run) : IClassFixture<DataStockRun>
{
    private static readonly string[] _stocks = ["low-quality", "high-quality", "images"];

    // A direct Monte Carlo of the published formulas (NumPy, 100,000 draws), 5, 50 and 95 % in 2022: 3 %.
    [Theory]
    [InlineData("recorded-speech", 2.67e16, 1.42e17, 3.91e17)]
    [InlineData("internet-users", 6.25e14, 1.97e15, 6.26e15)]
    [InlineData("popular-platforms", 1.16e14, 4.15e14, 1.48e15)]
    [InlineData("common-crawl", 4.88e13, 9.83e13, 2.87e14)]
    [InlineData("indexed-websites", 4.8e12, 8.56e13, 1.56e15)]
    [InlineData("low-quality", 6.16e13, 4.27e14, 2.02e17)]
    [InlineData("high-quality", 4.85e12, 8.14e12, 1.67e13)]
    [InlineData("external-images", 6.4e11, 1.28e12, 2.56e12)]
    [InlineData("popular-images", 5.0e12, 9.3e12, 1.80e13)]
    public void Stocks_of_2022_are_those_of_a_direct_Monte_Carlo(string stock, double low, double median, double high)
    {
        Assert.Equal(1, run[$"2022/{stock}/2022/low"].Value / low, 0.03);
        Assert.Equal(1, run[$"2022/{stock}/2022/median"].Value / median, 0.03);
        Assert.Equal(1, run[$"2022/{stock}/2022/high"].Value / high, 0.03);
    }

    // The authors' version of their language, on their formulas. Means of 200 and 400 runs, and the error of the 16,384 draws behind ours.
    [Theory]
    [InlineData("users", "internet-users", 1e-4)]
    [InlineData("external", "external-images", 1e-4)]
    [InlineData("speech", "recorded-speech", 0)]
    [InlineData("platforms", "popular-platforms", 0)]
    [InlineData("crawl", "common-crawl", 0)]
    [InlineData("popular", "popular-images", 0)]
    public void The_ends_by_the_authors_program_are_those_of_Squiggle(string theirs, string ours, double exact)
    {
        foreach ((string end, string level) in new[] { ("low", "0.05"), ("high", "0.95") })
        {
            (double mean, double spread) = Reference.OfSquiggle($"{theirs}-{level}");
            double error = spread * Math.Sqrt(1 / 200.0 + 1 / 400.0 + 1000 / 16384.0);
            Assert.Equal(mean, Math.Log10(run[$"2022/{ours}/2022/{end}/program"].Value), exact + 3 * error);
        }
    }

    [Fact]
    public void The_published_ends_are_those_of_the_authors_program()
    {
        Finding[] ends = [.. run.Under("2022/").Where(finding => finding.Id.EndsWith("/program", StringComparison.Ordinal))];
        Assert.Equal(16, ends.Length);
        Assert.All(ends, end => Assert.Equal(Verdict.Reproduced, end.Verdict));
        Assert.All(ends, end => Assert.Contains("the formula itself has", end.Evidence, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_shows_the_stocks_and_the_trends_that_the_program_prints()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "data-stock.md"));
        Finding[] shown =
        [
            .. run.Under("2022/").Where(finding => finding.Id.EndsWith("/2022/median", StringComparison.Ordinal)),
            .. run.Under("2022/dataset-trends"),
            .. run.Under("2022/internet-use/"),
        ];
        Assert.Equal(20, shown.Length);
        Assert.All(shown, finding => Assert.Contains(finding.Text, page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_normal_of_images_has_the_median_of_the_direct_Monte_Carlo() =>
        Assert.Equal(1, run["2022/images/2022/median"].Value / 3.76e12, 0.03);

    [Fact]
    public void Medians_are_within_seven_per_cent_of_the_published_ones_save_for_indexed_websites()
    {
        foreach (Finding median in run.Under("2022/").Where(finding => finding.Id.EndsWith("/median",
            StringComparison.Ordinal) && finding.Unit is "words" or "images"))
        {
            bool isMisprint = median.Id.Contains("indexed-websites", StringComparison.Ordinal);
            Assert.True(isMisprint ? median.Verdict == Verdict.Misprint : median.Verdict <= Verdict.WithinTolerance, median.Id);
        }

        foreach (string stock in new[] { "recorded-speech", "internet-users", "popular-platforms", "common-crawl", "high-quality",
            "popular-images", "external-images", "images" })
        {
            Assert.InRange(run[$"2022/{stock}/largest-difference/median"].Value, 0, Math.Log10(1.07));
        }
    }

    [Theory]
    [InlineData("recorded", 1.561e11)]
    [InlineData("internet", 6.232e10)]
    [InlineData("internet-relative", 12.791)]
    public void Person_years_are_as_recomputed(string id, double value) =>
        Assert.Equal(1, run[$"2022/person-years/{id}"].Value / value, 5e-4);

    [Theory]
    [InlineData("recorded-speech", 5.09)]
    [InlineData("internet-users", 8.08)]
    [InlineData("common-crawl", 16.7)]
    [InlineData("images", 8.1)]
    public void Stocks_grow_as_recomputed(string stock, double percent) =>
        Assert.Equal(percent, run[$"2022/{stock}/growth-2022-2023"].Value, 0.05);

    [Theory]
    [InlineData("language", 0.328, 0.265, 0.392)]
    [InlineData("images", 0.165, 0.096, 0.233)]
    [InlineData("images-as-intended", 0.192, 0.096, 0.287)]
    public void Datasets_grow_at_the_rates_of_the_code(string kind, double mean, double low, double high)
    {
        Finding rate = run[$"2022/{kind}-datasets/rate"];
        Assert.Equal(mean, rate.Value, 5e-4);
        Assert.Equal(low, rate.Interval!.Value.Low, 5e-4);
        Assert.Equal(high, rate.Interval!.Value.High, 5e-4);
    }

    [Theory]
    [InlineData("language-datasets/2023", 3.68e12, 4.26e12, 4.92e12)]
    [InlineData("language-datasets/2030", 2.6e14, 8.4e14, 2.7e15)]
    [InlineData("vision-datasets/2030", 1.8e10, 6.5e10, 2.3e11)]
    public void Datasets_have_the_published_percentiles(string id, double low, double median, double high)
    {
        Assert.Equal(1, run[$"2022/{id}/low"].Value / low, 0.02);
        Assert.Equal(1, run[$"2022/{id}/median"].Value / median, 0.01);
        Assert.Equal(1, run[$"2022/{id}/high"].Value / high, 0.02);
    }

    [Theory]
    [InlineData("language-datasets")]
    [InlineData("vision-datasets")]
    public void Datasets_follow_the_published_percentiles_in_every_year(string series)
    {
        Assert.InRange(run[$"2022/{series}/largest-difference/median"].Value, 0, 3e-4);
        Assert.InRange(run[$"2022/{series}/largest-difference/low"].Value, 0, 0.03);
        Assert.InRange(run[$"2022/{series}/largest-difference/high"].Value, 0, 0.03);
    }

    // Dates from the committed distributions: high quality within 0.1 years of the printed, images within 0.5, low quality within 1.0.
    [Theory]
    [InlineData("high-quality/history/published-percentiles", 2024.5, 2023.5, 2025.7, 0.1)]
    [InlineData("images/history/published-percentiles-unsmoothed", 2046, 2037, 2062.8, 0.5)]
    public void The_paper_s_method_on_its_percentiles_gives_its_dates(string id, double median, double low, double high, double tolerance)
    {
        Assert.Equal(median, run[$"2022/exhaustion/{id}/median"].Value, tolerance + 1e-9);
        Assert.Equal(low, run[$"2022/exhaustion/{id}/low"].Value, tolerance + 1e-9);
        Assert.Equal(high, run[$"2022/exhaustion/{id}/high"].Value, tolerance + 1e-9);
    }

    // The replication has 2031.6 [2028.2; 2040.6]; its upper end is 1.4 years off the printed one.
    [Fact]
    public void The_paper_s_method_on_its_percentiles_gives_the_low_quality_date_within_a_year()
    {
        const string Id = "2022/exhaustion/low-quality/history/published-percentiles";
        Assert.Equal(2032.4, run[$"{Id}/median"].Value, 1.0);
        Assert.Equal(2028.4, run[$"{Id}/low"].Value, 1.0);
        Assert.Equal(2040.6, run[$"{Id}/high"].Value, 0.4);
        Assert.Equal(Verdict.Differs, run[$"{Id}/high"].Verdict);
    }

    [Theory]
    [InlineData("low-quality")]
    [InlineData("high-quality")]
    [InlineData("images")]
    public void The_paper_s_method_gives_from_our_draws_what_it_gives_from_its_percentiles(string stock)
    {
        foreach (string end in new[] { "median", "low", "high" })
        {
            Assert.Equal(
                run[$"2022/exhaustion/{stock}/history/published-percentiles/{end}"].Value,
                run[$"2022/exhaustion/{stock}/history/draws/{end}"].Value,
                0.25);
        }
    }

    [Fact]
    public void Dates_by_compute_say_that_an_input_is_missing()
    {
        Finding[] byCompute = [.. _stocks.SelectMany(stock => run.Under($"2022/exhaustion/{stock}/compute/draws"))];
        Assert.Equal(9, byCompute.Length);
        Assert.All(byCompute, finding => Assert.Equal(Verdict.InputMissing, finding.Verdict));
        Assert.Contains(run.Findings.NotVerified, sentence => sentence.Contains("compute_projection.csv", StringComparison.Ordinal));
    }

    // NumPy's closed form for each of four million draws.
    [Fact]
    public void High_quality_is_first_crossed_when_NumPy_says()
    {
        Finding date = run["2022/exhaustion/high-quality/history/first-crossing"];
        Assert.Equal(Reference.Of("high-crossing-0.5"), date.Value, 0.02);
        Assert.Equal(Reference.Of("high-crossing-0.05"), date.Interval!.Value.Low, 0.02);
        Assert.Equal(Reference.Of("high-crossing-0.95"), date.Interval!.Value.High, 0.03);
    }

    // Stock and dataset of images are normal in log10, and the gap closes on nearly every path: a first crossing by t has
    // Φ((μ_D - μ_S) / √(σ_D² + σ_S²)).
    [Fact]
    public void Images_are_first_crossed_at_the_quantiles_of_the_closed_form()
    {
        Finding date = run["2022/exhaustion/images/history/first-crossing"], stock = run["2022/images/2022/median"];
        var personYears = PersonYears.Read(Reference.Table("population.csv"));
        foreach ((double p, double t) in new[] { (0.05, date.Interval!.Value.Low), (0.5, date.Value), (0.95, date.Interval!.Value.High) })
        {
            double spread = (Math.Log10(stock.Interval!.Value.High) - Math.Log10(stock.Interval!.Value.Low)) / (2 * 1.6448536),
                floor = Math.Floor(t);
            double growth = Math.Log10(personYears.Internet(floor + 1) / personYears.Internet(floor));
            double mean = Math.Log10(stock.Value) + Math.Log10(personYears.Internet(floor) / personYears.Internet(2022))
                + growth * (t - floor);
            TwoPieceNormal used = DatasetGrowth2022.Vision.At(t);
            double z = (used.Median - mean) / Math.Sqrt(used.Above * used.Above + spread * spread);
            Assert.Equal(p, new Fitting.Distributions.Normal(0, 1).Cdf(z), 0.006);
        }
    }

    [Fact]
    public void The_code_s_constants_of_Internet_use_come_from_a_fit_whose_offset_it_drops()
    {
        Assert.Equal(Verdict.Reproduced, run["2022/internet-use/ceiling"].Verdict);
        Assert.Equal(Verdict.Reproduced, run["2022/internet-use/midpoint"].Verdict);
        Assert.Equal(Verdict.Reproduced, run["2022/internet-use/rate"].Verdict);
        Assert.Equal(Reference.Of("fit-b"), run["2022/internet-use/offset"].Value, 1e-6);
        Assert.Equal(Verdict.Misprint, run["2022/internet-use/offset"].Verdict);
    }

    [Fact]
    public void The_printed_range_is_that_of_the_other_mixture()
    {
        Assert.Equal(Verdict.Differs, run["2022/low-quality/range/high"].Verdict);
        Assert.Equal(Verdict.Reproduced, run["2022/low-quality/range/other-mixture-low"].Verdict);
        Assert.Equal(Verdict.Reproduced, run["2022/low-quality/range/other-mixture-high"].Verdict);
    }

    // The file has the population by a cubic, and images by the mixture that the paper refits.
    [Fact]
    public void The_scenario_file_has_the_dates_of_the_model()
    {
        foreach ((string stock, double tolerance) in new[] { ("low-quality", 0.1), ("high-quality", 0.05), ("images", 1.2) })
        {
            Finding ours = run[$"2022/exhaustion/{stock}/history/first-crossing"], scenario = run[$"2022/scenario/{stock}"];
            Assert.Equal(ours.Value, scenario.Value, tolerance);
            Assert.Equal(ours.Interval!.Value.Low, scenario.Interval!.Value.Low, tolerance);
        }
    }

    [Fact]
    public void The_verdicts_are_those_on_record()
    {
        VerdictRecord recorded = VerdictRecord.Read(Path.Combine(Repository.Data, "verdicts.csv")).Of([run.Findings.StudyId]);
        Assert.Empty(recorded.Drifts(VerdictRecord.Of([run.Findings])));
    }

    [Fact]
    public void Every_published_number_has_a_verdict_and_a_source()
    {
        Assert.All(run.Under("2022/").Where(finding => finding.Published is not null), finding =>
        {
            Assert.NotNull(finding.Verdict);
            Assert.NotEmpty(finding.Published!.Source);
            Assert.NotEmpty(finding.Evidence!);
        });
        Assert.All(run.Findings.DataFiles, file => Assert.True(File.Exists(Path.Combine(DataFolder.Open(Repository.Data).Path, file)),
            file));
    }
}

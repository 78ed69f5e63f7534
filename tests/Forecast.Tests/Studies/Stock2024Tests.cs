using Forecast.Data;
using Forecast.Figures;
using Forecast.Studies;
using Forecast.Studies.DataStock;
using Forecast.Tests.Data;
using Forecast.Tests.Models.DataStock;

namespace Forecast.Tests.Studies;

public sealed class Stock2024Tests(Stock2024Run run) : IClassFixture<Stock2024Run>
{
    // Medians within 3 % and ends within 6 % of the printed 510, 100 and 320T: the tolerances set beforehand.
    [Theory]
    [InlineData("figure-3/indexed-web", 510e12, 130e12, 2100e12)]
    [InlineData("figure-3/quality-adjusted", 100e12, 22e12, 490e12)]
    [InlineData("figure-3/effective", 320e12, 65e12, 1700e12)]
    [InlineData("table-1/common-crawl", 130e12, 100e12, 260e12)]
    [InlineData("table-1/whole-web", 3100e12, 1900e12, 5200e12)]
    public void A_stock_is_the_printed_one(string id, double median, double low, double high)
    {
        Assert.InRange(run[$"{id}/median"].Value / median, 0.97, 1.03);
        Assert.InRange(run[$"{id}/low"].Value / low, 0.94, 1.06);
        Assert.InRange(run[$"{id}/high"].Value / high, 0.94, 1.06);
        Assert.Equal(Verdict.Reproduced, run[$"{id}/median"].Verdict);
    }

    // A million draws of NumPy against ours: four standard errors of 200,000 draws are 1 % of a median and 3 % of an end.
    [Theory]
    [InlineData("figure-3/indexed-web", "web")]
    [InlineData("figure-3/quality-adjusted", "quality")]
    [InlineData("figure-3/effective", "effective")]
    [InlineData("table-1/common-crawl", "common crawl")]
    [InlineData("table-1/whole-web", "whole web")]
    public void A_stock_is_that_of_NumPy(string id, string name)
    {
        Assert.InRange(run[$"{id}/median"].Value / Recomputed2024.Of($"{name} 0.5"), 0.99, 1.01);
        Assert.InRange(run[$"{id}/low"].Value / Recomputed2024.Of($"{name} 0.025"), 0.97, 1.03);
        Assert.InRange(run[$"{id}/high"].Value / Recomputed2024.Of($"{name} 0.975"), 0.97, 1.03);
    }

    [Theory]
    [InlineData("facebook", "facebook 12 months")]
    [InlineData("instagram", "instagram")]
    [InlineData("twitter", "twitter")]
    [InlineData("reddit", "reddit")]
    public void A_platform_writes_what_NumPy_says_and_less_than_printed(string id, string name)
    {
        Finding tokens = run[$"table-2/{id}/tokens"];
        Assert.InRange(tokens.Value / Recomputed2024.Of(name), 0.98, 1.02);
        Assert.Equal(Verdict.Differs, tokens.Verdict);
        Assert.True(run[$"table-2/{id}/extrapolated"].Verdict is Verdict.Reproduced or Verdict.WithinTolerance);
    }

    [Fact]
    public void All_users_write_the_printed_range()
    {
        Assert.Equal(Recomputed2024.Of("person-years"), run["users/person-years"].Value, 1e-7);
        Assert.InRange(run["users/low"].Value / 180e12, 0.94, 1.06);
        Assert.InRange(run["users/high"].Value / 500e12, 0.94, 1.06);
        Assert.InRange(run["table-2/messages"].Value / Recomputed2024.Of("messages"), 0.99, 1.01);
        Assert.Equal(760e12, run["table-2/geometric-mean"].Value, 1e12);
    }

    [Theory]
    [InlineData("mean", "index mean")]
    [InlineData("low", "index 0.025")]
    [InlineData("median", "index 0.5")]
    [InlineData("high", "index 0.975")]
    public void The_index_of_Google_is_that_of_the_words(string id, string name)
    {
        Assert.Equal(1, run[$"google-index/{id}"].Value / Recomputed2024.Of(name), 1e-9);
        Assert.Equal(Verdict.Reproduced, run[$"google-index/{id}"].Verdict);
    }

    [Fact]
    public void Datasets_grew_as_printed()
    {
        Assert.Equal(80, run["dataset-growth/least-squares"].N);
        Assert.Equal(Recomputed2024.Of("growth"), run["dataset-growth/least-squares"].Value, 1e-9);
        Assert.Equal(1, run["dataset-growth/level-as-coded"].Value / Recomputed2024.Of("growth level"), 1e-8);
        Assert.Equal(1 / 0.64, run["dataset-growth/level-by-text"].Value / run["dataset-growth/level-as-coded"].Value, 1e-12);
        Assert.Equal(0.38, run["dataset-growth/median"].Value, 0.015);
        Assert.Equal(0.27, run["dataset-growth/low"].Value, 0.02);
        Assert.Equal(0.48, run["dataset-growth/high"].Value, 0.02);
    }

    // 0.1 years hold four Monte Carlo errors and what the bootstrap's ends differ from NumPy's 0.267 and 0.482; the last date is steeper.
    [Theory]
    [InlineData("history")]
    [InlineData("compute")]
    [InlineData("mixture")]
    [InlineData("overtrained")]
    public void Coherent_paths_meet_when_NumPy_says(string route)
    {
        Assert.Equal(Recomputed2024.Of($"date {route} 0.1"), run[$"exhaustion/{route}/coherent/low"].Value, 0.1);
        Assert.Equal(Recomputed2024.Of($"date {route} 0.5"), run[$"exhaustion/{route}/coherent/median"].Value, 0.1);
        Assert.Equal(Recomputed2024.Of($"date {route} 0.9"), run[$"exhaustion/{route}/coherent/high"].Value, 0.2);
        Assert.InRange(run[$"exhaustion/{route}/difference"].Value, -0.15, 0.15);
    }

    [Fact]
    public void History_alone_uses_the_stock_in_2029() => Assert.Equal(2029.0, run["exhaustion/history/median"].Value, 0.3);

    // With the printed quantiles in place of the missing draws the calendar year is within one of the printed 2028 and 2027.
    [Theory]
    [InlineData("mixture", 2028)]
    [InlineData("overtrained", 2027)]
    public void The_substitute_path_comes_within_a_calendar_year(string route, int printed)
    {
        Finding median = run[$"exhaustion/{route}/median"];
        Assert.InRange(Math.Floor(median.Value), printed - 1, printed + 1);
        Assert.Equal(Verdict.InputMissing, median.Verdict);
    }

    [Theory]
    [InlineData("point/flop", 4.8e28, Verdict.Reproduced)]
    [InlineData("point/flop-overtrained", 9.6e27, Verdict.Differs)]
    [InlineData("undertraining/plateau", 2.999240e30, Verdict.Reproduced)]
    [InlineData("undertraining/start", 2.7e28, Verdict.Reproduced)]
    public void A_point_of_compute_is_that_of_the_closed_form(string id, double flop, Verdict verdict)
    {
        Assert.Equal(1, run[id].Value / flop, 1e-6);
        Assert.Equal(verdict, run[id].Verdict);
    }

    [Fact]
    public void More_compute_on_the_same_data_gains_what_SciPy_says()
    {
        Assert.Equal(Recomputed2024.Of("gain 2"), run["undertraining/gain-2"].Value, 1e-8);
        Assert.Equal(Recomputed2024.Of("gain 3"), run["undertraining/gain-3"].Value, 1e-8);
        Assert.Equal(Verdict.Reproduced, run["undertraining/gain"].Verdict);
    }

    [Fact]
    public void The_section_is_whole()
    {
        Assert.Equal(run.Section.Numbers.Count, run.Section.Numbers.Select(finding => finding.Id).Distinct().Count());
        Assert.All(run.Section.Numbers, finding => Assert.StartsWith("data-stock/2024/", finding.Id, StringComparison.Ordinal));
        Assert.Equal(5, run.Section.Figures.Count);
        Assert.All(run.Section.Figures, figure => Assert.Contains("<svg", SvgRenderer.Render(figure.Figure), StringComparison.Ordinal));
        Assert.Equal(1, run.Progress.Shares[^1]);
        Assert.Contains(run.Section.NotVerified, sentence => sentence.Contains("compute_projection.csv", StringComparison.Ordinal));
        Assert.Contains(run.Section.NotVerified, sentence => sentence.Contains("1350T", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_run_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => Stock2024Section.Run(DataFolder.Open(Repository.Data), new StudyPlan(Draws: 200), null, cancelled.Token));
    }
}

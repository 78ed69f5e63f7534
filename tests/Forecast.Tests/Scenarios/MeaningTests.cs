using Forecast.Data;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Gpu.Simd;
using Forecast.Projections;
using Forecast.Scenarios;
using Forecast.Scenarios.Language;
using Forecast.Tests.Data;

namespace Forecast.Tests.Scenarios;

/// <summary>What expressions mean, beside closed forms and numbers of SciPy.</summary>
public class MeaningTests
{
    private const int Draws = 100_000;

    [Theory]
    [InlineData("2 ^ 3 ^ 2 - 1", 511)]
    [InlineData("(1 + 2) * 3 / 4", 2.25)]
    [InlineData("if(2 > 1 and not 3 <= 2, 10, 20)", 10)]
    [InlineData("sum(1, 2, 3) + max(4, 9, 5) - min(7, 3)", 12)]
    [InlineData("clamp(12, 0, 10) + abs(-3) + floor(2.7)", 15)]
    [InlineData("log10(1e12) + sqrt(16)", 16)]
    [InlineData("sum(year)", 22_275)]
    [InlineData("at(cumsum(year - 2019), 2022)", 6)]
    [InlineData("at(grow(100, 10%), 2022)", 121)]
    [InlineData("at(grow(100, (year - 2020) * 10%), 2022)", 132)]
    [InlineData("at(sigmoid(2, 4, 2025, 0.7), 2025)", 3)]
    [InlineData("at(revert(10, 2, 0.5, 0), 2022)", 4)]
    [InlineData("at(walk(3, 0.5, 0), 2022)", 8.154845485377136)]
    public void A_certain_expression_has_its_value(string written, double value) => Assert.Equal(value, Of(written).Mean.Value, Math.Abs(value) * 1e-13);

    // A quantile and its true value: scipy.stats of the distribution's own parameters, version 1.10.1.
    [Theory]
    [InlineData("65e12 to 1700e12 @ 95%", 0.975, 1700e12)]
    [InlineData("65e12 to 1700e12 @ 95%", 0.5, 332415402771893.25)]
    [InlineData("-2 to 6", 0.5, 2)]
    [InlineData("2 to 6", 0.05, 2)]
    [InlineData("normal(0.38, 0.05)", 0.9, 0.44407757827723)]
    [InlineData("lognormal(1, 0.5)", 0.1, 1.432217893498685)]
    [InlineData("uniform(2, 5)", 0.25, 2.75)]
    [InlineData("loguniform(1e25, 1e27)", 0.5, 1e26)]
    [InlineData("triangular(1, 2, 4)", 0.5, 2.267949192431123)]
    [InlineData("exponential(0.5)", 0.5, 1.3862943611198906)]
    [InlineData("truncate(normal(0, 1), 0, 10)", 0.5, 0.6744897501960817)]
    public void A_distribution_has_its_quantiles(string written, double p, double value)
    {
        MonteCarloEstimate quantile = Of(written).Quantile(p);
        Assert.InRange(quantile.Value, value - 4.5 * quantile.StandardError, value + 4.5 * quantile.StandardError);
    }

    [Theory]
    [InlineData("discrete(1: 50%, 2: 30%, 5: 20%)", 2.1)]
    [InlineData("mixture(normal(0, 1), normal(5, 1); 0.7, 0.3)", 1.5)]
    [InlineData("mixture(2, 4)", 3)]
    [InlineData("bernoulli(30%)", 0.3)]
    [InlineData("if(uniform(0, 1) < 0.3, 1, 2)", 1.7)]
    public void A_choice_has_its_mean(string written, double mean)
    {
        MonteCarloEstimate estimate = Of(written).Mean;
        Assert.InRange(estimate.Value, mean - 4.5 * estimate.StandardError, mean + 4.5 * estimate.StandardError);
    }

    [Fact]
    public void A_name_used_twice_is_the_same_draw()
    {
        Sample difference = Run("  a: normal(0, 1)\n  x: a - a").Samples["x"];
        Assert.Equal(0, difference.Maximum);
        Assert.Equal(0, difference.Minimum);
    }

    [Fact]
    public void A_name_added_to_a_file_changes_no_draw_of_the_others()
    {
        Sample alone = Run("  x: 1 to 10").Samples["x"], beside = Run("  a: normal(0, 1)\n  b: uniform(0, 1) + uniform(0, 1)\n  x: 1 to 10").Samples["x"];
        Assert.Equal(alone.Draws.ToArray(), beside.Draws.ToArray());
    }

    [Fact]
    public void Correlated_names_have_the_rank_correlation_of_a_Gaussian_copula()
    {
        // Spearman's rho of a Gaussian copula: 6/π asin(r/2).
        Samples samples = Run("  y: lognormal(0, 1)\n  x: correlated(uniform(0, 1), y, 0.6)\n  z: y", "x, y").Samples;
        MonteCarloEstimate rho = samples.RankCorrelation("x", "y");
        double expected = 6 / Math.PI * Math.Asin(0.3);
        Assert.InRange(rho.Value, expected - 0.01, expected + 0.01);
        Assert.InRange(samples["x"].Quantile(0.25).Value, 0.24, 0.26);
    }

    [Theory]
    [InlineData("when(grow(1, 100%) >= 10)", 2023.3219280948874)] // 2020 + log2 10
    [InlineData("when(1 <= grow(0.1, 100%))", 2023.3219280948874)]
    [InlineData("when(year - 2025.5 > 0)", 2025.5)]
    [InlineData("when(year >= 2027)", 2027)]
    [InlineData("when(year > 2010)", 2020)]
    [InlineData("when(year > 2040)", double.PositiveInfinity)]
    [InlineData("when(year > 2022.5 and year < 2025.5)", 2023)]
    [InlineData("min(when(year - 2024.5 > 0), when(year > 2040))", 2024.5)]
    public void A_crossing_has_its_date_and_never_is_an_outcome_of_its_own(string written, double date) => Assert.Equal(date, Of(written).Quantile(0.5).Value, 1e-9);

    [Fact]
    public void A_named_comparison_crosses_where_the_comparison_itself_does()
    {
        Samples samples = Run("  a: grow(1, 20% to 90%)\n  passed: a >= 10\n  x: when(passed)\n  y: when(a >= 10)", "x, y").Samples;
        Assert.Equal(samples["y"].Draws.ToArray(), samples["x"].Draws.ToArray());
    }

    [Theory]
    [InlineData("  x: normal(0, -1)", "line 4, column 6: ")]
    [InlineData("  x: 5 to 2", "line 4, column 8: the lower end of a belief stands before 'to', and the higher end after it.")]
    [InlineData("  x: 1 to 2 @ 95", "line 4, column 15: the level after '@' lies between 0 and 1, such as 95%.")]
    [InlineData("  x: at(year, 2050)", "line 4, column 15: a year of the scenario, 2020 to 2030, is expected.")]
    [InlineData("  x: truncate(2 * normal(0, 1), 0, 1)", "found an expression in truncate where a distribution is expected")]
    [InlineData("  x: correlated(normal(0, 1), normal(0, 1), 2)", "a correlation above -1 and below 1 is expected.")]
    [InlineData("  x: trend(cost, from: 2100)", "A trend needs at least three systems")]
    public void A_parameter_that_is_not_allowed_names_its_place(string lines, string sentence) =>
        Assert.Contains(sentence, Assert.ThrowsAny<InputException>(() => Run(lines)).Message, StringComparison.Ordinal);

    internal static ScenarioResult Run(string lines, string show = "x", long draws = Draws)
    {
        Scenario scenario = Written.Read($"title: a test\nyears: 2020..2030\nlet:\n{lines}\nshow: [{show}]\n");
        ScenarioProgram program = ScenarioProgram.Of(scenario, () => DataFolder.Open(Repository.Data));
        return ScenarioResult.Of(program, ScenarioRun.Whole(program, new DrawPlan(draws), new SimdBackEnd(), null), "simd");
    }

    private static Sample Of(string written) => Run($"  x: {written}").Samples["x"];
}

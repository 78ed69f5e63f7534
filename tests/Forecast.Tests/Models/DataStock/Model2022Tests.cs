using Forecast.Data;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.Compute;
using Forecast.Models.DataStock;

namespace Forecast.Tests.Models.DataStock;

/// <summary>The equations of the data-stock model of 2022, against NumPy, SciPy and closed forms.</summary>
public class Model2022Tests
{
    private static readonly DrawPlan _plan = new(1 << 14, 3, DrawScheme.Sobol);

    [Theory]
    [InlineData(1951)]
    [InlineData(2022)]
    [InlineData(2050)]
    [InlineData(2100)]
    public void Person_years_are_sums_over_the_years_after_1950(int year)
    {
        var personYears = PersonYears.Read(Reference.Table("population.csv"));
        Assert.Equal(1, personYears.Recorded(year + 0.99 * (year < 2100 ? 1 : 0)) / Reference.Of($"recorded-{year}"), 1e-9);
        Assert.Equal(1, personYears.Internet(year) / Reference.Of($"internet-{year}"), 1e-9);
        Assert.Equal(2100, personYears.Last);
    }

    [Fact]
    public void Person_years_refuse_a_population_that_ends_too_early_and_years_outside()
    {
        Assert.Throws<ArgumentException>(() => new PersonYears(new double[10]));
        var personYears = PersonYears.Read(Reference.Table("population.csv"));
        Assert.Throws<ArgumentOutOfRangeException>(() => personYears.Internet(1950));
        Assert.Throws<ArgumentOutOfRangeException>(() => personYears.Internet(2101));
    }

    [Fact]
    public void The_curve_of_Internet_use_fits_as_SciPy_fits_it()
    {
        UserTable use = UserTable.Read(Reference.Table("internet-use.csv"), "year", "percent");
        NonlinearLeastSquares fit = InternetUseFit.Fit(use.Numbers("year"), [.. use.Numbers("percent").Select(percent => percent / 100)]);
        foreach ((string name, int term) in new[] { ("l", 0), ("x0", 1), ("k", 2), ("b", 3) })
        {
            Assert.Equal(1, fit.Terms[term].Value / Reference.Of($"fit-{name}"), 1e-5);
            Assert.Equal(1, fit.Terms[term].StandardError / Reference.Of($"fit-{name}-error"), 1e-4);
        }
    }

    [Fact]
    public void The_curve_of_Internet_use_without_an_offset_fits_as_SciPy_fits_it()
    {
        UserTable use = UserTable.Read(Reference.Table("internet-use.csv"), "year", "percent");
        double[] shares = [.. use.Numbers("percent").Select(percent => percent / 100)];
        NonlinearLeastSquares fit = InternetUseFit.FitWithoutOffset(use.Numbers("year"), shares);
        foreach ((string name, int term) in new[] { ("l", 0), ("x0", 1), ("k", 2) })
        {
            Assert.Equal(1, fit.Terms[term].Value / Reference.Of($"fit-through-{name}"), 1e-5);
        }
    }

    // A normal cut at 0.1 % has its 5 % where the whole one has 5.09 %: z = -1.6364 in closed form. Straight lines between 101 points move
    // it by less than a thousandth; a hundred times as many points by nothing that shows.
    [Fact]
    public void A_table_of_even_places_has_the_quantiles_of_the_cut_normal()
    {
        var law = new Normal(4.5, 0.304);
        double cut = law.Quantile(0.001 + 0.998 * 0.05);
        Assert.Equal(cut, TabulatedNormal.AtEvenPlaces(law, 10_000, 0.001, 0.05), 1e-6);
        Assert.Equal(cut, TabulatedNormal.AtEvenPlaces(law, 100, 0.001, 0.05), 1e-3);
        Assert.Equal(4.5, TabulatedNormal.AtEvenPlaces(law, 100, 0.001, 0.5), 1e-9);
    }

    [Fact]
    public void A_table_of_few_even_probabilities_is_wider_than_its_normal_and_one_of_many_is_not()
    {
        var law = new Normal(0, 1);
        Assert.Equal(Reference.Of("even-probabilities"), TabulatedNormal.AtEvenProbabilities(law, 100, 1e-4, 0.05), 1e-7);
        Assert.Equal(law.Quantile(0.05), TabulatedNormal.AtEvenProbabilities(law, 100_000, 1e-6, 0.05), 1e-3);
    }

    [Fact]
    public void Smoothed_draws_keep_the_middle_of_their_distribution_and_nothing_below_zero()
    {
        double[] draws = [.. Enumerable.Range(0, 2000).Select(i => Math.Log10(new LogNormal(0, 1).Quantile((i + 0.5) / 2000)))];
        var smoothed = new SmoothedDraws(draws);
        Assert.True(double.IsFinite(smoothed.Log10Quantile(0.001)));
        Assert.Equal(0, smoothed.Log10Quantile(0.5), 0.02);
        Assert.Equal(new LogNormal(0, 1).Quantile(0.95), Math.Pow(10, smoothed.Log10Quantile(0.95)), 0.1);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Indexed_websites_are_log_normal(double p)
    {
        Assert.Equal(Reference.Of(FormattableString.Invariant($"websites-{p}")), IndexedWebsites2022.Log10Quantile(p), 1e-7);
        var language = new LanguageStock2022(PersonYears.Read(Reference.Table("population.csv")));
        Sample drawn = Run(("x", language.IndexedWebsites(Timeline.Of(2022, 2022))[0]))["x"];
        Assert.Equal(IndexedWebsites2022.Log10Quantile(p), drawn.Quantile(p).Value, 0.01);
    }

    [Fact]
    public void Even_points_of_a_log_normal_raise_its_median_and_many_of_them_do_not()
    {
        double exact = IndexedWebsites2022.Log10Quantile(0.5);
        Assert.InRange(IndexedWebsites2022.OnLinearGrid(0.5, 100, 1e-4) - exact, 0.3, 0.8);
        Assert.Equal(exact, IndexedWebsites2022.OnLinearGrid(0.5, 200_000, 1e-4), 0.01);
    }

    [Theory]
    [InlineData("high", 0.05)]
    [InlineData("high", 0.5)]
    [InlineData("high", 0.95)]
    [InlineData("platforms", 0.05)]
    [InlineData("platforms", 0.5)]
    [InlineData("platforms", 0.95)]
    public void Stocks_are_those_of_four_million_draws_of_NumPy(string stock, double p)
    {
        Timeline today = Timeline.Of(2022, 2022);
        Quantity drawn = stock == "high"
            ? new HighQualityStock2022().Stock(today)[0]
            : new LanguageStock2022(PersonYears.Read(Reference.Table("population.csv"))).PopularPlatforms(today)[0];
        Assert.Equal(Reference.Of(FormattableString.Invariant($"{stock}-{p}")), Run(("x", drawn))["x"].Quantile(p).Value, 0.005);
    }

    [Fact]
    public void The_density_of_the_ratio_is_the_integral_over_both()
    {
        // The widening by 0.02 is taken out of the dataset beforehand.
        double[] stock = [.. Enumerable.Range(0, 20_000).Select(i => new Normal(13, 0.4).Quantile((i + 0.5) / 20_000))];
        Assert.Equal(Reference.Of("ratio"), CrossingDensity.RatioAtOne(stock, new TwoPieceNormal(12.4, Less(0.3), Less(0.3))), 1e-3);
        Assert.Equal(Reference.Of("ratio-split"), CrossingDensity.RatioAtOne(stock, new TwoPieceNormal(12.4, Less(0.3), Less(0.6))), 1e-3);

        static double Less(double spread) => Math.Sqrt(spread * spread - 0.02 * 0.02);
    }

    [Fact]
    public void A_trailing_mean_delays_a_peak_and_quantiles_are_dates_of_the_grid()
    {
        double[] years = [.. Enumerable.Range(0, 41).Select(i => 2020 + 0.5 * i)], peak = new double[41];
        peak[10] = 1;
        var raw = new CrossingDensity(years, peak, 1);
        Assert.Equal(2025, raw.Quantile(0.5));
        Assert.Equal(2026, new CrossingDensity(years, peak, 5).Quantile(0.5));
        Assert.Equal(1, raw.Share[^1]);
        Assert.Throws<ArgumentException>(() => new CrossingDensity(years, peak, 0));
    }

    [Fact]
    public void Compute_has_the_printed_quantiles_in_the_printed_years_and_the_known_run_at_the_start()
    {
        var compute = new ComputePath(2022, 24.13, PublishedComputeProjection.Table);
        Timeline years = new(2022, 2025, 2030, 2045, 2080);
        Samples samples = Run(compute.Coherent(years).Outputs("compute"));
        foreach (ProjectedCompute row in PublishedComputeProjection.Table.Where(row => row.Year is 2025 or 2030 or 2080))
        {
            Sample drawn = samples[$"compute {row.Year}"];
            Assert.Equal(row.Low, drawn.Quantile(0.025).Value, 0.02);
            Assert.Equal(row.Median, drawn.Quantile(0.5).Value, 0.005);
            Assert.Equal(row.High, drawn.Quantile(0.975).Value, 0.02);
        }

        Assert.Equal(24.13, samples["compute 2022"].Maximum, 1e-12);
        Assert.Equal((32.42 + 35.26) / 2, compute.At(2045).Median, 1e-12);
        Assert.Equal(1, samples.RankCorrelation("compute 2025", "compute 2080").Value, 1e-9);
        Assert.Equal(0, Run(compute.Incoherent(years).Outputs("compute")).RankCorrelation("compute 2025", "compute 2080").Value, 0.05);
        Assert.Throws<ArgumentOutOfRangeException>(() => compute.At(2081));
    }

    [Fact]
    public void Points_through_percentiles_have_them()
    {
        double[] percentiles = [1, 2, 2.5, 3.5, 6];
        double[] points = PublishedPercentiles.Points(percentiles, 4001);
        foreach ((double p, double value) in new[] { 0.05, 0.25, 0.5, 0.75, 0.95 }.Zip(percentiles))
        {
            Assert.Equal(value, Quantiles.OfSorted(points, p), 0.01);
        }
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2030)]
    public void Drawn_datasets_follow_their_closed_form(int year)
    {
        TwoPieceNormal at = DatasetGrowth2022.Language.At(year);
        Sample drawn = Run(("x", DatasetGrowth2022.Language.Path(Timeline.Of(year, year))[0]))["x"];
        Assert.Equal(at.Median, drawn.Quantile(0.5).Value, 0.002);
        Assert.Equal(at.Above, drawn.StandardDeviation.Value, 0.02 * at.Above);
    }

    private static Samples Run(params (string, Quantity)[] outputs) => MonteCarlo.Run(Gpu.Program.Compile(outputs), _plan);
}

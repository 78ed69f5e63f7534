using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Regression;

public class BootstrapTests
{
    private static readonly double[] Sample = [0.25, 0.5, 0.75, 1, 1, 1.25, 1.75, 2.25, 3, 4.75, 8, 15];
    private static readonly double[] X = [1, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 15];
    private static readonly FitRecipe Line = (columns, y) => LinearTrend.Fit(columns[0], y);
    private static readonly FitRecipe Mean = (columns, y) => LeastSquares.Fit(["mean"], columns, y);
    private static readonly Func<IFit, IReadOnlyList<double>> Slope = fit => [((LinearTrend)fit).Slope];

    // tests/golden/regression/bca.py: scipy.stats.bootstrap on the same 999 resamples.
    [Theory]
    [InlineData(0.5, 2.3541666666666665, 3.9791666666666665, 2.6666666666666665, 4.333333333333333)]
    [InlineData(0.9, 1.6666666666666667, 5.5229166666666645, 1.9461920841565343, 6.381338617741527)]
    [InlineData(0.95, 1.4583333333333333, 6.106249999999998, 1.8125, 6.886557478079483)]
    public void Percentile_and_BCa_intervals_are_those_of_SciPy_on_the_same_resamples(double level, double low, double high, double bcaLow, double bcaHigh)
    {
        int n = Sample.Length;
        double[] draws =
        [
            .. Enumerable.Range(0, 999).Select(b => Enumerable.Range(b * n, n).Sum(k => Sample[(int)Math.Floor((k + 1.0) * (k + 1.0) * 0.6180339887498949 % 1 * n)]) / n),
        ];
        double acceleration = BootstrapInterval.Acceleration([.. Sample.Select(left => (Sample.Sum() - left) / (n - 1))]);
        Interval percentile = BootstrapInterval.Percentile(draws, level), bca = BootstrapInterval.Bca(draws, Sample.Average(), acceleration, level);
        Assert.Equal(low, percentile.Low, 10);
        Assert.Equal(high, percentile.High, 10);
        Assert.Equal(bcaLow, bca.Low, 10);
        Assert.Equal(bcaHigh, bca.High, 10);
    }

    [Fact]
    public void The_jackknife_of_a_mean_has_the_textbook_standard_error_and_no_bias()
    {
        Jackknife jackknife = Jackknife.Run(Mean, [[.. Sample.Select(_ => 1.0)]], Sample);
        double mean = Sample.Average(), variance = Sample.Sum(v => (v - mean) * (v - mean)) / (Sample.Length - 1);
        Assert.Equal(Math.Sqrt(variance / Sample.Length), jackknife.StandardError(0), 10);
        Assert.Equal(0, jackknife.Bias(0), 10);
    }

    [Fact]
    public void The_bootstrap_of_a_mean_has_the_variance_of_its_closed_form()
    {
        Bootstrap bootstrap = Bootstrap.Run(Mean, [[.. Sample.Select(_ => 1.0)]], Sample, new BootstrapPlan(20_000), new StreamKey(71));
        double mean = Sample.Average(), expected = Math.Sqrt(Sample.Average(v => (v - mean) * (v - mean)) / Sample.Length);
        Assert.InRange(bootstrap.StandardError(0) / expected, 0.97, 1.03);
        Assert.InRange(bootstrap.Bias(0), -4 * expected / Math.Sqrt(20_000), 4 * expected / Math.Sqrt(20_000));
    }

    [Fact]
    public void Residual_and_wild_draws_of_a_slope_have_the_variances_of_their_closed_forms()
    {
        LinearTrend line = LinearTrend.Fit(X, Sample);
        double[] away = [.. X.Select(v => v - X.Average())];
        double sxx = away.Sum(v => v * v);
        double alike = line.Quality.ResidualStandardDeviation / Math.Sqrt(sxx);
        double unlike = Math.Sqrt(12.0 / 10) * Math.Sqrt(line.Points.Select((point, i) => Math.Pow(away[i] * point.Residual, 2)).Sum()) / sxx;
        Bootstrap residuals = Bootstrap.Run(Line, [X], Sample, new BootstrapPlan(20_000, Resampling.Residuals), new StreamKey(72), Slope);
        Bootstrap wild = Bootstrap.Run(Line, [X], Sample, new BootstrapPlan(20_000, Resampling.Wild), new StreamKey(73), Slope);
        Assert.InRange(residuals.StandardError(0) / alike, 0.97, 1.03);
        Assert.InRange(wild.StandardError(0) / unlike, 0.97, 1.03);
    }

    [Fact]
    public void Blocks_see_the_dependence_that_single_rows_miss()
    {
        // A mean of errors that remember: the variance of the mean is (1 + r) / (1 - r) times that of independent errors.
        var random = new RandomSequence(new StreamKey(74));
        double[] y = new double[400];
        for (int i = 1; i < y.Length; i++)
        {
            y[i] = 0.6 * y[i - 1] + Simulated.Normal(random);
        }

        double[][] ones = [[.. y.Select(_ => 1.0)]];
        Bootstrap rows = Bootstrap.Run(Mean, ones, y, new BootstrapPlan(2_000), new StreamKey(75));
        Bootstrap blocks = Bootstrap.Run(Mean, ones, y, new BootstrapPlan(2_000, Resampling.Blocks, 20), new StreamKey(75));
        Assert.InRange(blocks.StandardError(0) / rows.StandardError(0), 1.6, 2.3);
    }

    [Theory]
    [InlineData(Resampling.Rows)]
    [InlineData(Resampling.Residuals)]
    [InlineData(Resampling.Wild)]
    [InlineData(Resampling.Blocks)]
    public void Any_number_of_threads_gives_the_same_bits_and_more_draws_leave_the_first_as_they_were(Resampling resampling)
    {
        Bootstrap one = Bootstrap.Run(Line, [X], Sample, new BootstrapPlan(300, resampling, 2, 1), new StreamKey(9), Slope);
        Bootstrap four = Bootstrap.Run(Line, [X], Sample, new BootstrapPlan(500, resampling, 2, 4), new StreamKey(9), Slope);
        Assert.Equal(one.Draws(0).Select(BitConverter.DoubleToInt64Bits), four.Draws(0).Take(300).Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Fits_by_factorisation_give_the_same_bits_on_any_number_of_threads_too()
    {
        FitRecipe plane = (columns, y) => LeastSquares.Fit(Cars.Terms, columns, y, new LeastSquaresOptions(ErrorModel.Heteroscedastic));
        Bootstrap one = Bootstrap.Run(plane, Cars.Columns, Cars.MilesPerGallon, new BootstrapPlan(200, Threads: 1), new StreamKey(10));
        Bootstrap four = Bootstrap.Run(plane, Cars.Columns, Cars.MilesPerGallon, new BootstrapPlan(200, Threads: 4), new StreamKey(10));
        Assert.Equal(one.Draws(2).Select(BitConverter.DoubleToInt64Bits), four.Draws(2).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(one.Bca(2, 0.9), four.Bca(2, 0.9));
    }

    [Fact]
    public void Resamples_that_cannot_be_fitted_are_drawn_again_and_counted()
    {
        Bootstrap bootstrap = Bootstrap.Run(Line, [[1, 2, 3]], [1, 2, 4], new BootstrapPlan(900), new StreamKey(76), Slope);
        Assert.InRange(bootstrap.Redrawn, 70, 160);
        Assert.Contains("drawn again", bootstrap.Warnings[0], StringComparison.Ordinal);
        Assert.All(bootstrap.Draws(0), draw => Assert.True(double.IsFinite(draw)));
    }

    [Fact]
    public void A_plan_out_of_range_is_refused_in_a_sentence() =>
        Assert.Contains(
            "half of all 12",
            Assert.Throws<ArgumentException>(() => Bootstrap.Run(Line, [X], Sample, new BootstrapPlan(10, Resampling.Blocks, 7), new StreamKey(1))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_trend_is_resampled_in_the_order_of_time_with_blocks_of_the_usual_length()
    {
        double[] times = [.. X.Reverse()], values = [.. Sample.Reverse()];
        BootstrapPlan plan = BootstrapPlan.InBlocks(50, 12);
        Assert.Equal(3, plan.BlockLength);
        Assert.Equal([2, 3, 5, 10], new[] { 8, 27, 100, 1000 }.Select(BootstrapPlan.UsualBlockLength));
        Bootstrap backwards = Bootstrap.OfTrend(times, values, plan, new StreamKey(82)), forwards = Bootstrap.Run(Line, [X], Sample, plan, new StreamKey(82), Slope);
        Assert.Equal(LinearTrend.Fit(X, Sample).Slope, backwards.Estimates[1], 12);
        Assert.Equal(forwards.Draws(0), backwards.Draws(1));
    }
}

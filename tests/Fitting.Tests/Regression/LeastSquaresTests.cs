using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using MathNet.Numerics.Distributions;
using Xunit.Abstractions;

namespace Forecast.Fitting.Tests.Regression;

public class LeastSquaresTests(ITestOutputHelper output)
{
    // tests/golden/regression/linear.R
    [Fact]
    public void The_covariance_and_the_leverages_are_those_of_R()
    {
        LeastSquares fit = LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon);
        AssertClose(2.556121591662164239, fit.Covariance(0, 0));
        AssertClose(-0.73594514641847553, fit.Covariance(0, 1));
        AssertClose(-3.76369001909614e-03, fit.Covariance(2, 1));
        AssertClose(0.0442769148204860, fit.Leverages[0]);
        AssertClose(0.0602009724178126, fit.Leverages[2]);
        Assert.Equal(3, fit.Leverages.Sum(), 12);
    }

    [Fact]
    public void Robust_standard_errors_are_those_of_the_sandwich_package()
    {
        LeastSquares robust = LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, new LeastSquaresOptions(ErrorModel.Heteroscedastic));
        AssertErrors([2.22980540343623135, 0.76851905035781765, 0.00938513790864755], robust);
        LeastSquares clustered = LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, new LeastSquaresOptions(ErrorModel.Clustered, Clusters: Cars.Carburettors));
        AssertErrors([2.41376105702850285, 0.83190618649765746, 0.00650665018441283], clustered);
        double half = StudentT.InvCDF(0, 1, 5, 0.95) * 0.83190618649765746;
        AssertClose(clustered.Terms[1].Value + half, clustered.Interval(1, 0.9).High);
        Assert.Contains(clustered.Warnings, warning => warning.Contains("6 groups", StringComparison.Ordinal));
    }

    [Fact]
    public void Weighted_estimates_errors_and_predictions_are_those_of_R()
    {
        LeastSquares fit = LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, new LeastSquaresOptions(Weights: Cars.QuarterMile));
        AssertClose(37.4141847930185065, fit.Terms[0].Value);
        AssertErrors([1.61028368114788423, 0.65438672325765301, 0.00963700279532369], fit);
        Assert.Equal(2.10905235974542e-03, fit.Terms[2].PValue, 9);
        AssertClose(11.102122845411584, fit.Quality.ResidualStandardDeviation);
        AssertClose(0.824964112438011, fit.Quality.RSquared);
        AssertClose(-74.825368897210339, fit.Quality.LogLikelihood);
        Prediction prediction = fit.Predict([1, 3, 150], 0.9);
        Assert.Equal(20.0013066473148, prediction.Confidence.Low, 7);
        Assert.Equal(39.7388177598891, prediction.Predictive.High, 7);
        LeastSquares robust = LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, new LeastSquaresOptions(ErrorModel.Heteroscedastic, Cars.QuarterMile));
        AssertErrors([2.27487294485898417, 0.76015365349913822, 0.00911965839300242], robust);
    }

    [Fact]
    public void Classical_intervals_fall_short_where_errors_are_uneven_or_come_in_groups()
    {
        double[] x = [.. Enumerable.Range(0, 60).Select(i => i / 60.0)];
        int[] groups = [.. Enumerable.Range(0, 200).Select(i => i / 5)];
        double[] grouped = [.. groups.Select(g => g % 2 + 0.1 * (g % 7))];
        double[] shares = Coverage.Of(21, random =>
        {
            double[] uneven = [.. x.Select(v => 1 + 2 * v + 2 * Math.Pow(v, 4) * Simulated.Normal(random))], shared = Simulated.Normals(random, 40);
            double[] y = [.. grouped.Select((v, i) => 2 * v + shared[groups[i]] + 0.5 * Simulated.Normal(random))];
            return [LinearTrend.Fit(x, uneven).Interval(1, 0.9).Contains(2), LinearTrend.Fit(grouped, y).Interval(1, 0.9).Contains(2)];
        });
        Coverage.AssertShort(output, "classical, scatter as x^4, n = 60: slope", shares[0], 0, 0.85);
        Coverage.AssertShort(output, "classical, 40 groups of five: slope", shares[1], 0, 0.75);
    }

    [Fact]
    public void A_row_that_decides_its_own_value_leaves_no_robust_errors_and_is_named()
    {
        LeastSquares fit = LeastSquares.Fit(["1", "alone"], [[1, 1, 1, 1], [0, 0, 1, 0]], [1, 2, 5, 4], new LeastSquaresOptions(ErrorModel.Heteroscedastic));
        Assert.True(double.IsNaN(fit.Terms[0].StandardError));
        Assert.Contains(fit.Warnings, warning => warning.Contains("Row 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Options_that_contradict_are_refused_in_a_sentence()
    {
        Assert.Contains("cluster of each row", Refusal(new LeastSquaresOptions(ErrorModel.Clustered)), StringComparison.Ordinal);
        Assert.Contains("weight above zero", Refusal(new LeastSquaresOptions(Weights: new double[32])), StringComparison.Ordinal);
        Assert.Contains("two or more", Refusal(new LeastSquaresOptions(ErrorModel.Clustered, Clusters: new int[32])), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_depend_on_one_another_are_refused_by_name()
    {
        double[][] columns = [.. Cars.Columns, [.. Cars.Weight.Select((v, i) => 2 * v - 0.3)]];
        string[] terms = [.. Cars.Terms, "load"];
        string message = Assert.Throws<ArgumentException>(() => LeastSquares.Fit(terms, columns, Cars.MilesPerGallon)).Message;
        Assert.Contains("'load' is a linear combination of '(Intercept)', 'wt'", message, StringComparison.Ordinal);
        Assert.Contains("'load'", Assert.Throws<ArgumentException>(() => QuantileRegression.Fit(terms, columns, Cars.MilesPerGallon, 0.5)).Message, StringComparison.Ordinal);
        Assert.Contains("'load'", Assert.Throws<ArgumentException>(() => HuberRegression.Fit(terms, columns, Cars.MilesPerGallon)).Message, StringComparison.Ordinal);
        Assert.Contains("'load'", Assert.Throws<ArgumentException>(() => StudentRegression.Fit(terms, columns, Cars.MilesPerGallon)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_nearly_depend_on_one_another_are_named_and_a_date_beside_an_intercept_is_not()
    {
        double[][] columns = [.. Cars.Columns, [.. Cars.Weight.Select((v, i) => 2 * v + 0.01 * (i % 3))]];
        LeastSquares fit = LeastSquares.Fit([.. Cars.Terms, "load"], columns, Cars.MilesPerGallon);
        Assert.Contains("'wt', 'load' can nearly be written", Assert.Single(fit.Warnings), StringComparison.Ordinal);
        double[] years = [.. Enumerable.Range(0, 20).Select(i => 2010.0 + i)];
        Assert.Empty(LeastSquares.Fit(["1", "year"], [[.. years.Select(_ => 1.0)], years], [.. years.Select((v, i) => v + i * i % 7)]).Warnings);
    }

    [Fact]
    public void A_scatter_that_grows_with_the_predictor_is_doubted_under_classical_errors_alone()
    {
        double[] x = [.. Enumerable.Range(1, 40).Select(i => (double)i)], y = [.. x.Select((v, i) => v + (i % 2 == 0 ? 1 : -1) * v * (0.5 + i % 3))];
        double[][] columns = [[.. x.Select(_ => 1.0)], x];
        Assert.Contains("Breusch and Pagan", Assert.Single(LeastSquares.Fit(["1", "x"], columns, y).Warnings), StringComparison.Ordinal);
        Assert.Empty(LeastSquares.Fit(["1", "x"], columns, y, new LeastSquaresOptions(ErrorModel.Heteroscedastic)).Warnings);
    }

    [Fact]
    public void Equal_observations_are_fitted_and_doubted()
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(i => (double)i)], ones = [.. x.Select(_ => 1.0)], y = [.. x.Select(_ => 0.1)];
        IFit[] fits =
        [
            LinearTrend.Fit(x, y),
            LeastSquares.Fit(["1", "x"], [ones, x], y),
            TheilSen.Fit(x, y),
            HuberRegression.Fit(["1", "x"], [ones, x], y),
            StudentRegression.Fit(["1", "x"], [ones, x], y),
            QuantileRegression.Fit(["1", "x"], [ones, x], y, 0.5),
        ];
        Assert.All(fits, fit =>
        {
            Assert.Equal(0, fit.Terms[1].Value, 12);
            Assert.True(double.IsNaN(fit.Quality.RSquared), $"{fit.GetType().Name}: {fit.Quality.RSquared}");
            Assert.Contains(fit.Warnings, warning => warning.Contains("All observations are equal", StringComparison.Ordinal));
        });
    }

    private static string Refusal(LeastSquaresOptions options) =>
        Assert.Throws<ArgumentException>(() => LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, options)).Message;

    private static void AssertErrors(double[] expected, LeastSquares fit)
    {
        for (int j = 0; j < expected.Length; j++)
        {
            AssertClose(expected[j], fit.Terms[j].StandardError);
        }
    }

    private static void AssertClose(double expected, double ours) => Assert.InRange(ours / expected, 1 - 1e-10, 1 + 1e-10);
}

using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Regression;

public class NonlinearLeastSquaresTests
{
    // R's data set Puromycin, the treated cells (Bates and Watts 1988, table A1.3).
    private static readonly double[] Concentration = [0.02, 0.02, 0.06, 0.06, 0.11, 0.11, 0.22, 0.22, 0.56, 0.56, 1.1, 1.1];
    private static readonly double[] Rate = [76, 47, 97, 107, 123, 139, 159, 152, 191, 201, 207, 200];

    [Fact]
    public void A_linear_model_gives_the_linear_fit()
    {
        NonlinearModel plane = (b, x) => b[0] + b[1] * x[0] + b[2] * x[1];
        NonlinearLeastSquares ours = NonlinearLeastSquares.Fit(plane, Cars.Terms, [Cars.Weight, Cars.Power], Cars.MilesPerGallon, [0, 0, 0]);
        LeastSquares linear = LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon);
        for (int j = 0; j < 3; j++)
        {
            Assert.Equal(linear.Terms[j].Value, ours.Terms[j].Value, 9);
            Assert.Equal(linear.Interval(j, 0.9).Low, ours.Interval(j, 0.9).Low, 9);
        }

        Assert.Equal(linear.Predict([1, 3, 150], 0.9).Confidence.High, ours.Predict([3, 150], 0.9).Confidence.High, 9);
        Assert.Equal(linear.Predict([1, 3, 150], 0.9).Predictive.Low, ours.Predict([3, 150], 0.9).Predictive.Low, 9);
    }

    [Fact]
    public void Duals_carry_the_derivatives_of_the_calculus_books()
    {
        var x = new Dual(0.7, 1);
        Assert.Equal(Math.Exp(0.7), Dual.Exp(x).Derivative, 14);
        Assert.Equal(1 / 0.7, Dual.Log(x).Derivative, 14);
        Assert.Equal(0.5 / Math.Sqrt(0.7), Dual.Sqrt(x).Derivative, 14);
        Assert.Equal(Math.Pow(0.7, 0.7) * (1 + Math.Log(0.7)), Dual.Pow(x, x).Derivative, 14);
        Assert.Equal(Math.Cos(0.7), Dual.Sin(x).Derivative, 14);
        Assert.Equal(-Math.Sin(0.7), Dual.Cos(x).Derivative, 14);
        Assert.Equal(1 / 1.49, Dual.Atan(x).Derivative, 14);
        Assert.Equal(1 - Math.Tanh(0.7) * Math.Tanh(0.7), Dual.Tanh(x).Derivative, 14);
        Assert.Equal(-2 / (1.7 * 1.7), ((1 - x) / (1 + x)).Derivative, 14);
    }

    // tests/golden/regression/nonlinear.R: nls, and sandwich's vcovHC on the derivatives at its minimum.
    [Theory]
    [InlineData(false, 212.683743267832, 0.0641212818951466, 6.9471551420389, 0.00828094945561312, 0.0440145310964021, 10.9336581912888, -44.6354843244738, 5.77661152859775, 0.00902338724441373)]
    [InlineData(true, 216.959510421117, 0.0723459876647682, 4.52598951502977, 0.00760481175158667, 0.0265699455726361, 20.1863231692120, -41.9997894609826, 4.40116697236550, 0.00774984848195424)]
    public void Weighted_fits_and_robust_errors_are_those_of_R(bool weighted, double top, double half, double topError, double halfError, double covariance, double deviation, double logLikelihood, double topRobust, double halfRobust)
    {
        double[] weights = [.. Enumerable.Range(1, 12).Select(i => weighted ? i : 1.0)];
        NonlinearLeastSquares fit = Enzyme(new LeastSquaresOptions(Weights: weights)), robust = Enzyme(new LeastSquaresOptions(ErrorModel.Heteroscedastic, weights));
        AssertClose([top, half], [.. fit.Terms.Select(term => term.Value)]);
        AssertClose([topError, halfError], [.. fit.Terms.Select(term => term.StandardError)]);
        AssertClose([covariance, deviation, logLikelihood], [fit.Covariance(0, 1), fit.Quality.ResidualStandardDeviation, fit.Quality.LogLikelihood]);
        AssertClose([topRobust, halfRobust], [.. robust.Terms.Select(term => term.StandardError)]);
    }

    [Fact]
    public void Clustered_errors_of_a_linear_model_are_those_of_the_linear_fit()
    {
        NonlinearModel plane = (b, x) => b[0] + b[1] * x[0] + b[2] * x[1];
        var options = new LeastSquaresOptions(ErrorModel.Clustered, Clusters: Cars.Carburettors);
        NonlinearLeastSquares ours = NonlinearLeastSquares.Fit(plane, Cars.Terms, [Cars.Weight, Cars.Power], Cars.MilesPerGallon, [0, 0, 0], options);
        LeastSquares linear = LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, options);
        AssertClose([.. linear.Terms.Select(term => term.StandardError)], [.. ours.Terms.Select(term => term.StandardError)]);
    }

    [Fact]
    public void Parameters_that_the_data_do_not_determine_are_reported()
    {
        NonlinearModel doubled = (b, x) => (b[0] + b[1]) * x[0];
        NonlinearLeastSquares fit = NonlinearLeastSquares.Fit(doubled, ["a", "b"], [[1, 2, 3]], [1, 2.1, 2.9], [1, 1]);
        Assert.Contains(fit.Warnings, warning => warning.Contains("do not determine", StringComparison.Ordinal));
        Assert.True(double.IsNaN(fit.Terms[0].StandardError));
    }

    private static NonlinearLeastSquares Enzyme(LeastSquaresOptions options) =>
        NonlinearLeastSquares.Fit((b, x) => b[0] * x[0] / (b[1] + x[0]), ["top", "half"], [Concentration], Rate, [200, 0.1], options);

    private static void AssertClose(double[] expected, double[] ours) =>
        Assert.All(expected.Zip(ours), pair => Assert.InRange(pair.Second / pair.First, 1 - 1e-7, 1 + 1e-7));

    [Fact]
    public void A_start_outside_the_model_is_refused() =>
        Assert.Contains(
            "not finite",
            Assert.Throws<ArgumentException>(() => NonlinearLeastSquares.Fit((b, x) => Dual.Log(b[0]) * x[0], ["a"], [[1, 2]], [1, 2], [-1])).Message,
            StringComparison.Ordinal);
}

using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Fitting.Tests.Regression;

public class NonlinearLeastSquaresTests
{
    private static readonly NonlinearModel Saturation = (b, x) => b[0] * (1 - Dual.Exp(-b[1] * x[0]));

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

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say()
    {
        const int Repeats = 2000;
        var random = new RandomSequence(new StreamKey(31));
        double[] x = [.. Enumerable.Range(1, 20).Select(i => i * 0.25)];
        int rates = 0, lines = 0, observations = 0;
        for (int r = 0; r < Repeats; r++)
        {
            double[] y = [.. x.Select(v => 3 * (1 - Math.Exp(-0.8 * v)) + 0.1 * Simulated.Normal(random))];
            NonlinearLeastSquares fit = NonlinearLeastSquares.Fit(Saturation, ["top", "rate"], [x], y, [2, 1]);
            double there = 3 * (1 - Math.Exp(-0.8 * 7));
            Prediction prediction = fit.Predict([7.0], 0.9);
            rates += fit.Interval(1, 0.9).Contains(0.8) ? 1 : 0;
            lines += prediction.Confidence.Contains(there) ? 1 : 0;
            observations += prediction.Predictive.Contains(there + 0.1 * Simulated.Normal(random)) ? 1 : 0;
        }

        Assert.All([rates, lines, observations], covered => Assert.InRange(covered / (double)Repeats, 0.87, 0.93));
    }

    [Fact]
    public void Parameters_that_the_data_do_not_determine_are_reported()
    {
        NonlinearModel doubled = (b, x) => (b[0] + b[1]) * x[0];
        NonlinearLeastSquares fit = NonlinearLeastSquares.Fit(doubled, ["a", "b"], [[1, 2, 3]], [1, 2.1, 2.9], [1, 1]);
        Assert.Contains(fit.Warnings, warning => warning.Contains("do not determine", StringComparison.Ordinal));
        Assert.True(double.IsNaN(fit.Terms[0].StandardError));
    }

    [Fact]
    public void A_start_outside_the_model_is_refused() =>
        Assert.Contains(
            "not finite",
            Assert.Throws<ArgumentException>(() => NonlinearLeastSquares.Fit((b, x) => Dual.Log(b[0]) * x[0], ["a"], [[1, 2]], [1, 2], [-1])).Message,
            StringComparison.Ordinal);
}

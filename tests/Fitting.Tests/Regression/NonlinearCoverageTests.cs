using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Xunit.Abstractions;

namespace Forecast.Fitting.Tests.Regression;

public class NonlinearCoverageTests(ITestOutputHelper output)
{
    private const double Top = 3, Rate = 0.8, Place = 7;
    private static readonly double[] X = [.. Enumerable.Range(1, 30).Select(i => i / 6.0)];

    [Theory]
    [InlineData("alike", 121)]
    [InlineData("weighted", 122)]
    [InlineData("HC3", 123)]
    public void Terms_line_and_observation_are_covered(string errors, int seed)
    {
        double[] sizes = [.. X.Select((_, i) => errors == "alike" ? 0.1 : 0.05 + 0.01 * i)];
        LeastSquaresOptions options = errors switch
        {
            "weighted" => new(Weights: [.. sizes.Select(s => 0.01 / (s * s))]),
            "HC3" => new(ErrorModel.Heteroscedastic),
            _ => new(),
        };
        double[] shares = Coverage.Of((ulong)seed, random =>
        {
            double[] y = [.. X.Select((v, i) => Curve(v) + sizes[i] * Simulated.Normal(random))];
            NonlinearLeastSquares fit = NonlinearLeastSquares.Fit((b, x) => b[0] * (1 - Dual.Exp(-b[1] * x[0])), ["top", "rate"], [X], y, [2, 1], options);
            Prediction there = fit.Predict([Place], 0.9);
            return [fit.Interval(0, 0.9).Contains(Top), fit.Interval(1, 0.9).Contains(Rate), there.Confidence.Contains(Curve(Place)), there.Predictive.Contains(Curve(Place) + 0.1 * Simulated.Normal(random))];
        });

        // HC3 says nothing of one observation's error where errors differ from row to row.
        Coverage.AssertNinety(output, $"nonlinear, errors {errors}, n = 30: top, rate, line, observation", errors == "HC3" ? shares[..3] : shares);
    }

    private static double Curve(double x) => Top * (1 - Math.Exp(-Rate * x));
}

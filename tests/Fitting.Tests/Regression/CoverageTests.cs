using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Xunit.Abstractions;

namespace Forecast.Fitting.Tests.Regression;

/// <summary>How often 90 % intervals hold the truth in 2,000 simulated sets with normal errors; those of other errors stand beside their methods.</summary>
public class CoverageTests(ITestOutputHelper output)
{
    private const double Place = 0.8;
    private static readonly double[] X = [.. Enumerable.Range(0, 60).Select(i => i / 60.0)];
    private static readonly double[] Ones = [.. X.Select(_ => 1.0)];

    [Fact]
    public void The_Theil_Sen_line_covers() => AssertCovers(91, "Theil-Sen", y => TheilSen.Fit(X, y), [Place]);

    [Fact]
    public void The_Huber_line_covers() => AssertCovers(92, "Huber", y => HuberRegression.Fit(["1", "x"], [Ones, X], y), [1, Place]);

    [Fact]
    public void The_median_line_covers() => AssertCovers(93, "median", y => QuantileRegression.Fit(["1", "x"], [Ones, X], y, 0.5), [1, Place]);

    [Fact]
    public void The_weighted_line_covers_when_the_weights_are_right()
    {
        double[] weights = [.. X.Select((_, i) => i % 2 == 0 ? 1.0 : 0.25)];
        AssertCovers(94, "weighted", y => LeastSquares.Fit(["1", "x"], [Ones, X], y, new LeastSquaresOptions(Weights: weights)), [1, Place], i => i % 2 == 0 ? 1 : 2);
    }

    // The t fit takes normal errors for a t with four degrees of freedom, so its predictive interval is wider than it need be: it is not asked here.
    [Fact]
    public void The_t_line_covers_normal_errors_too() => AssertCovers(95, "Student t, 4 degrees", y => StudentRegression.Fit(["1", "x"], [Ones, X], y), [1, Place], predictive: false);

    private void AssertCovers(ulong seed, string what, Func<double[], IFit> recipe, double[] at, Func<int, double>? scatter = null, bool predictive = true)
    {
        double[] shares = Coverage.Of(seed, random =>
        {
            IFit fit = recipe([.. X.Select((v, i) => 1 + 2 * v + (scatter?.Invoke(i) ?? 1) * Simulated.Normal(random))]);
            Prediction prediction = fit.Predict(at, 0.9);
            double truth = 1 + 2 * Place;
            return [fit.Interval(0, 0.9).Contains(1), fit.Interval(1, 0.9).Contains(2), prediction.Confidence.Contains(truth), prediction.Predictive.Contains(truth + Simulated.Normal(random))];
        });
        Coverage.AssertNinety(output, $"{what}, normal errors, n = 60: intercept, slope, line, observation", predictive ? shares : shares[..3]);
    }
}

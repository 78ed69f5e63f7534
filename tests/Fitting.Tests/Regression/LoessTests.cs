using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using MathNet.Numerics.Distributions;
using Xunit.Abstractions;

namespace Forecast.Fitting.Tests.Regression;

public class LoessTests(ITestOutputHelper output)
{
    // R's data set cars: speed and stopping distance (Ezekiel 1930).
    private static readonly double[] Speed = [4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25];
    private static readonly double[] Distance = [2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85];

    // tests/golden/regression/robust.R: loess with surface = "direct", statistics = "exact". Points 1, 10, 25, 40 and 50, then s and the trace.
    [Theory]
    [InlineData(0.75, 1, new[] { 3.25954223592326, 25.70630561131751, 41.10303264684356, 60.07847560700449, 88.05331119749532 }, 15.36156997858931)]
    [InlineData(0.75, 2, new[] { 5.88705675199254, 25.71341287421458, 41.20522619775599, 56.44526335331579, 95.30052251287303 }, 15.29817215532838)]
    [InlineData(0.3, 1, new[] { 5.6586849252371, 23.7836337900645, 38.7238510301109, 51.8852913768885, 96.6245893930819 }, 14.607260048097)]
    public void The_curve_and_its_scatter_are_those_of_R(double span, int degree, double[] fitted, double deviation)
    {
        Loess curve = Loess.Fit(Speed, Distance, span, degree);
        int[] rows = [0, 9, 24, 39, 49];
        Assert.All(rows.Zip(fitted), pair => Assert.InRange(curve.Points[pair.First].Fitted / pair.Second, 1 - 1e-6, 1 + 1e-6));
        Assert.InRange(curve.Quality.ResidualStandardDeviation / deviation, 1 - 1e-6, 1 + 1e-6);
    }

    [Theory]
    [InlineData(6.5, 11.2033053770843, 5.44216606659365)]
    [InlineData(15, 41.1030326468436, 3.16409971982975)]
    [InlineData(26, 94.0343210853754, 7.36997212475079)]
    public void Predictions_and_their_errors_are_those_of_R(double speed, double mean, double error)
    {
        Loess curve = Loess.Fit(Speed, Distance);
        Prediction prediction = curve.Predict([speed], 0.9);
        double critical = StudentT.InvCDF(0, 1, 46.2227957882358, 0.95);
        Assert.InRange(prediction.Mean / mean, 1 - 1e-6, 1 + 1e-6);
        Assert.InRange((prediction.Confidence.High - prediction.Mean) / (critical * error), 1 - 1e-6, 1 + 1e-6);
        Assert.Equal(3.56930902569234, curve.EquivalentParameters, 5);
    }

    [Fact]
    public void A_straight_line_is_returned_as_it_is()
    {
        Loess curve = Loess.Fit(Speed, [.. Speed.Select(v => 3 - 2 * v)], 0.4);
        Assert.All(curve.Points, point => Assert.Equal(point.Observed, point.Fitted, 10));
    }

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say_where_the_curve_bends_little_and_fall_short_where_it_bends_much()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => i / 40.0)];
        double[] shares = Coverage.Of(61, random =>
        {
            double[] noise = Simulated.Normals(random, x.Length);
            Prediction flat = Loess.Fit(x, [.. x.Select((v, i) => v + 0.5 * v * v + noise[i])]).Predict([0.6], 0.9);
            Prediction bent = Loess.Fit(x, [.. x.Select((v, i) => 20 * (v - 0.5) * (v - 0.5) + noise[i])]).Predict([0.5], 0.9);
            double truth = 0.6 + 0.5 * 0.36;
            return [flat.Confidence.Contains(truth), flat.Predictive.Contains(truth + Simulated.Normal(random)), bent.Confidence.Contains(0)];
        });
        Coverage.AssertNinety(output, "LOESS where the curve bends little, n = 40: line, observation", shares[..2]);
        Coverage.AssertShort(output, "LOESS where it bends much: line", shares[2], 0, 0.6);
    }
}

using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Nist;

public class LinearSetTests
{
    // Digits required. Filip's columns, powers up to ten of nearly equal numbers, are nearly dependent, and rounding them to double already
    // costs half the digits.
    [Theory]
    [InlineData("Norris", 12, 12)]
    [InlineData("Pontius", 12, 12)]
    [InlineData("NoInt1", 13, 13)]
    [InlineData("NoInt2", 13, 13)]
    [InlineData("Filip", 7, 7)]
    [InlineData("Longley", 13, 12)]
    [InlineData("Wampler1", 12, 12)]
    [InlineData("Wampler2", 13, 12)]
    [InlineData("Wampler3", 12, 12)]
    [InlineData("Wampler4", 12, 12)]
    [InlineData("Wampler5", 12, 12)]
    public void The_certified_values_are_reached(string name, int estimateDigits, int deviationDigits)
    {
        LinearSet set = LinearSet.All[name];
        LeastSquares fit = LeastSquares.Fit(set.Terms, set.Columns, set.Y);
        double scale = set.Y.Max(Math.Abs);
        for (int j = 0; j < set.Estimates.Length; j++)
        {
            AssertDigits(set.Estimates[j], fit.Terms[j].Value, estimateDigits, $"{name} {fit.Terms[j].Term}");
            AssertDigits(set.Deviations[j], fit.Terms[j].StandardError, deviationDigits, $"{name} deviation of {fit.Terms[j].Term}", scale);
        }

        AssertDigits(set.ResidualDeviation, fit.Quality.ResidualStandardDeviation, deviationDigits, $"{name} residual deviation", scale);
        AssertDigits(set.RSquared, fit.Quality.RSquared, deviationDigits, $"{name} R squared");
    }

    [Fact]
    public void The_trend_door_reaches_the_certified_values_of_a_straight_line()
    {
        LinearSet norris = LinearSet.All["Norris"];
        LinearTrend trend = LinearTrend.Fit(norris.Columns[1], norris.Y);
        AssertDigits(norris.Estimates[1], trend.Slope, 13, "slope");
        AssertDigits(norris.Estimates[0], trend.At(0), 10, "intercept");
        AssertDigits(norris.Deviations[1], trend.SlopeStandardError, 12, "slope's deviation");
        AssertDigits(norris.ResidualDeviation, trend.Quality.ResidualStandardDeviation, 12, "residual deviation");
        AssertDigits(norris.RSquared, trend.Quality.RSquared, 12, "R squared");
    }

    // A certified zero can only be met to the rounding of the data's own size.
    private static void AssertDigits(double certified, double ours, int digits, string what, double sizeOfZero = 1)
    {
        double error = certified == 0 ? Math.Abs(ours) / sizeOfZero : Math.Abs(ours - certified) / Math.Abs(certified);
        Assert.True(error < Math.Pow(10, -digits), $"{what}: certified {certified:R}, ours {ours:R}, which is {-Math.Log10(error):F1} digits where {digits} are asked for.");
    }
}

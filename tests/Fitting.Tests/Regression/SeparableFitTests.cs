using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Regression;

public class SeparableFitTests
{
    // NIST StRD, Misra1a: y = b1 (1 - exp(-b2 x)), with the certified values and both of its starts.
    private static readonly double[] X = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];
    private static readonly double[] Y = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];

    [Theory]
    [InlineData(1e-4)]
    [InlineData(5e-4)]
    public void The_certified_values_of_Misra1a_are_reached_from_both_starts(double start)
    {
        SeparableFit fit = SeparableFit.Fit(shape => [[.. X.Select(x => 1 - Math.Exp(-shape[0] * x))]], Y, [[start]]);
        Assert.True(fit.IsConverged);
        Assert.Equal(2.3894212918e2, fit.Coefficients[0], 2e-5);
        Assert.Equal(5.5015643181e-4, fit.Shape[0], 6e-11);
        Assert.Equal(1.2455138894e-1, fit.SumOfSquares, 1e-10);
    }

    [Fact]
    public void A_search_without_a_start_is_refused() =>
        Assert.Contains(
            "at least one start",
            Assert.Throws<ArgumentException>(() => SeparableFit.Fit(_ => [Y], Y, [])).Message,
            StringComparison.Ordinal);
}

using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Regression;

public class NonNegativeLeastSquaresTests
{
    private static readonly double[][] Columns = [[1, 1, 1, 1, 1], [1, 2, 3, 4, 5], [0.2, 1.1, 0.9, 2.3, 2.2]];

    // scipy.optimize.nnls of SciPy 1.10.
    [Theory]
    [InlineData(new[] { 3, 2.5, 2.6, 1.2, 1.4 }, new[] { 2.14, 0, 0 })]
    [InlineData(new[] { 1, 2.2, 2.7, 4.1, 5.2 }, new[] { 0.03488189, 0.82937008, 0.38582677 })]
    public void The_coefficients_are_SciPy_s(double[] y, double[] expected)
    {
        double[] found = NonNegativeLeastSquares.Solve(Columns, y);
        for (int j = 0; j < expected.Length; j++)
        {
            Assert.Equal(expected[j], found[j], 1e-8);
        }
    }

    [Fact]
    public void Columns_that_only_harm_stay_at_zero() =>
        Assert.Equal([0, 0, 0], NonNegativeLeastSquares.Solve(Columns, [-1, -2, -3, -4, -5]));
}

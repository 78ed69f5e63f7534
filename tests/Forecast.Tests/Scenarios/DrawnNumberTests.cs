using Forecast.Gpu.Results;
using Forecast.Reports;
using Forecast.Studies.ScenarioFigures;

namespace Forecast.Tests.Scenarios;

/// <summary>Numbers read off draws, with as many digits as their error allows.</summary>
public class DrawnNumberTests
{
    [Theory]
    [InlineData(2.41234, 0.0004, "2.41")]
    [InlineData(2.41234, 0.02, "2.4")]
    [InlineData(2.41234, 0.2, "2")]
    [InlineData(2.41234, 0, "2.41")]
    [InlineData(3.24e14, 2e12, "3.2e14")]
    [InlineData(3.24e14, 2e11, "3.24e14")]
    [InlineData(0.004, 0.2, "0 ± 0.2")]
    [InlineData(41234.0, 60.0, "41200")]
    [InlineData(double.PositiveInfinity, double.NaN, "∞")]
    [InlineData(7.77, double.NaN, "8")]
    [InlineData(0, 0, "0")]
    public void One_unit_in_the_last_digit_is_at_least_the_error(double value, double error, string text) =>
        Assert.Equal(text, DrawnNumber.Text(new MonteCarloEstimate(value, error)));

    [Theory]
    [InlineData(0.735, 0.002, "74 %")]
    [InlineData(0.735, 0.0005, "73.5 %")]
    [InlineData(0.00001, 0.00002, "< 0.1 %")]
    [InlineData(0, 0.00002, "< 0.1 %")]
    [InlineData(1, 0.00002, "> 99.9 %")]
    [InlineData(1, 0, "100 %")]
    public void A_probability_that_was_never_seen_is_not_said_to_be_nought(double share, double error, string text) =>
        Assert.Equal(text, DrawnNumber.Share(new MonteCarloEstimate(share, error)));
}

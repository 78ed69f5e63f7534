using Forecast.Fitting.Distributions;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Tests.Numbers;

public class QuantileTableTests
{
    public static TheoryData<string, IDistribution> Smooth { get; } = new()
    {
        { "normal", new Normal(0, 1) },
        { "log-normal", new LogNormal(1, 2) },
        { "gamma of shape 0.05", new Gamma(0.05, 1) },
        { "gamma of shape 3.7", new Gamma(3.7, 2) },
        { "gamma of shape 1000", new Gamma(1000, 1) },
        { "beta", new Beta(2, 3) },
        { "beta on the ends", new Beta(0.5, 0.5) },
        { "student", new StudentT(2.5) },
        { "exponential", new Exponential(3) },
    };

    [Theory]
    [MemberData(nameof(Smooth))]
    public void The_table_of_a_smooth_quantile_is_faithful_where_draws_fall(string name, IDistribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        QuantileTable table = QuantileTable.Of(distribution.Quantile);
        Assert.True(table.IsFaithful, $"{name}: {table.BodyError:E1} {table.TailError:E1} with 2^{table.Coefficients[0]} pieces an octave");
        double[] coefficients = [.. table.Coefficients];
        double worst = 0, spread = distribution.Quantile(0.75) - distribution.Quantile(0.25);
        for (ulong i = 0; i < 2000; i++)
        {
            double u = Uniforms.Plain(1, new UniformSource(3, 0), i), expected = distribution.Quantile(u);
            double floor = distribution.Quantile(0.001) < 0 ? spread : 0;
            worst = Math.Max(worst, Math.Abs(QuantileTable.Evaluate(coefficients, u) - expected) / Math.Max(Math.Abs(expected), floor));
        }

        Assert.True(worst <= QuantileTable.BodyTolerance, $"{name}: {worst:E1}");
    }

    [Fact]
    public void A_probability_beyond_the_reach_is_taken_as_the_last_one_and_nothing_that_is_no_number_becomes_one()
    {
        double[] table = [.. QuantileTable.Of(new Exponential(1).Quantile).Coefficients];
        double last = Math.ScaleB(1, -53);
        Assert.Equal(QuantileTable.Evaluate(table, 1 - last), QuantileTable.Evaluate(table, 1));
        Assert.Equal(QuantileTable.Evaluate(table, last), QuantileTable.Evaluate(table, 0));
        Assert.Equal(Math.Log(2), QuantileTable.Evaluate(table, 0.5), 1e-14);
        Assert.True(double.IsNaN(QuantileTable.Evaluate(table, double.NaN)));
    }

    [Fact]
    public void A_quantile_function_with_a_jump_is_told_from_a_faithful_one()
    {
        Assert.False(QuantileTable.Of(u => u < 0.3 ? 1 : 2 + u).IsFaithful);
    }
}

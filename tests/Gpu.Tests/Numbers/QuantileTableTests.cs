using Forecast.Gpu.Operations;
using Forecast.Tests;

namespace Forecast.Gpu.Tests.Numbers;

/// <summary>Against mpmath: tests/golden/distributions/quantiles.py.</summary>
public class QuantileTableTests
{
    [Theory]
    [InlineData("gamma", 4e-15)]
    [InlineData("beta", 2e-14)]
    [InlineData("student", 2e-14)]
    public void A_table_is_exact_to_5e_15_in_the_body_and_2e_14_in_the_tails(string name, double tails)
    {
        var far = new List<string>();
        foreach (IGrouping<string, QuantileReference> group in QuantileReference.Of(name).Where(reference => reference.Parameters.Min() >= (name == "student" ? 0.1 : 0.02))
            .GroupBy(reference => string.Join(' ', reference.Parameters)))
        {
            QuantileTable table = Of(group.First());
            Assert.True(table.IsFaithful, $"{name} {group.Key}: {table.BodyError:E1} {table.TailError:E1}");
            double[] coefficients = [.. table.Coefficients];
            foreach (QuantileReference reference in group.Where(reference => reference.U >= Math.ScaleB(1, -53)))
            {
                double actual = QuantileTable.Evaluate(coefficients, reference.U);
                double error = Math.Abs(reference.Value) < 2.3e-308 ? Math.Abs(actual - reference.Value) : reference.RelativeError(actual);
                if (!(error <= (reference.IsBody ? Math.Max(5e-15, reference.Condition * 5e-16) : tails)))
                {
                    far.Add($"{reference} not {actual:R}, error {error:E1}");
                }
            }
        }

        Assert.True(far.Count == 0, string.Join(Environment.NewLine, far));
    }

    [Fact]
    public void Tables_are_faithful_from_small_shapes_to_large_ones()
    {
        Assert.All([0.02, 0.3, 1, 8, 1e4, 1e8], shape => Assert.True(QuantileTable.Gamma(shape).IsFaithful, $"gamma {shape}"));
        Assert.All([0.1, 0.3, 1, 8, 1e4, 1e8], df => Assert.True(QuantileTable.Student(df).IsFaithful, $"Student {df}"));
        foreach (double a in new[] { 0.02, 0.3, 1, 50, 1e5 })
        {
            Assert.All([0.02, 0.3, 1, 50, 1e5], b => Assert.True(QuantileTable.Beta(a, b).IsFaithful, $"beta {a} {b}"));
        }
    }

    [Fact]
    public void A_quantile_that_falls_below_all_doubles_is_not_tabled()
    {
        Assert.False(QuantileTable.Gamma(1e-4).IsFaithful);
        Assert.False(QuantileTable.Beta(1e-4, 1e-4).IsFaithful);
        Assert.False(QuantileTable.Student(1e-3).IsFaithful);
    }

    [Fact]
    public void A_probability_beyond_the_reach_is_taken_as_the_last_one_and_nothing_that_is_no_number_becomes_one()
    {
        double[] table = [.. QuantileTable.Gamma(1).Coefficients];
        double last = Math.ScaleB(1, -53);
        Assert.Equal(QuantileTable.Evaluate(table, 1 - last), QuantileTable.Evaluate(table, 1));
        Assert.Equal(QuantileTable.Evaluate(table, last), QuantileTable.Evaluate(table, 0));
        Assert.Equal(Math.Log(2), QuantileTable.Evaluate(table, 0.5), 1e-14);
        Assert.True(double.IsNaN(QuantileTable.Evaluate(table, double.NaN)));
    }

    private static QuantileTable Of(QuantileReference reference) => (reference.Name, reference.Parameters) switch
    {
        ("gamma", [double shape]) => QuantileTable.Gamma(shape),
        ("beta", [double a, double b]) => QuantileTable.Beta(a, b),
        ("student", [double n]) => QuantileTable.Student(n),
        _ => throw new InvalidOperationException(reference.Name),
    };
}

using Forecast.Gpu.Numbers;
using Forecast.Tests;

namespace Forecast.Gpu.Tests.Numbers;

/// <summary>Against mpmath: tests/golden/distributions/quantiles.py.</summary>
public class QuantileTests
{
    [Theory]
    [InlineData("normal")]
    [InlineData("normal-cdf")]
    [InlineData("gamma")]
    [InlineData("beta")]
    [InlineData("student")]
    [InlineData("poisson")]
    public void A_function_of_the_programs_is_exact_to_1e_14_in_the_body_and_1e_10_in_the_tails(string name)
    {
        var far = new List<string>();
        foreach (QuantileReference reference in QuantileReference.Of(name))
        {
            if (name == "poisson" && reference.U < 1e-30 && reference.Parameters[0] >= 128)
            {
                continue;
            }

            double actual = Of(reference);
            double error = Math.Abs(reference.Value) < 2.3e-308 ? Math.Abs(actual - reference.Value) : reference.RelativeError(actual);
            if (!(error <= (reference.IsBody ? reference.BodyTolerance : 1e-10)))
            {
                far.Add($"{reference} not {actual:R}, error {error:E1}");
            }
        }

        Assert.True(far.Count == 0, string.Join(Environment.NewLine, far));
    }

    [Fact]
    public void No_parameter_that_is_allowed_gives_what_is_no_number()
    {
        double[] places = [1e-300, 1e-30, 1e-12, 0.001, 0.3, 0.5, 0.9, 1 - 1e-12], shapes = [1e-300, 1e-12, 1e-4, 0.02, 1, 63, 499, 501, 1e5, 1e9, 1e15];
        foreach (Real u in places.Select(place => new Real(place)))
        {
            foreach (Real a in shapes.Select(shape => new Real(shape)))
            {
                Assert.False(double.IsNaN(RealFunctions.GammaQuantile(u, a).Value), $"gamma {a.Value} at {u.Value}");
                Assert.False(double.IsNaN(RealFunctions.StudentQuantile(u, a).Value), $"Student {a.Value} at {u.Value}");
                foreach (Real b in shapes.Select(shape => new Real(shape)))
                {
                    Assert.True(RealFunctions.BetaQuantile(u, a, b).Value is >= 0 and <= 1, $"beta {a.Value} {b.Value} at {u.Value}");
                }
            }
        }
    }

    private static double Of(QuantileReference reference)
    {
        var u = new Real(reference.U);
        Real[] p = [.. reference.Parameters.Select(value => new Real(value))];
        return reference.Name switch
        {
            "normal" => RealFunctions.NormalQuantile(u).Value,
            "normal-cdf" => RealFunctions.NormalCdf(u).Value,
            "gamma" => RealFunctions.GammaQuantile(u, p[0]).Value,
            "beta" => RealFunctions.BetaQuantile(u, p[0], p[1]).Value,
            "student" => RealFunctions.StudentQuantile(u, p[0]).Value,
            "poisson" => RealFunctions.PoissonQuantile(u, p[0]).Value,
            _ => throw new InvalidOperationException(reference.Name),
        };
    }
}

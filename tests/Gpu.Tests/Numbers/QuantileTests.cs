using Forecast.Gpu.Numbers;
using Forecast.Tests;

namespace Forecast.Gpu.Tests.Numbers;

/// <summary>Against mpmath: tests/golden/distributions/quantiles.py.</summary>
public class QuantileTests
{
    [Theory]
    [InlineData("normal", 1e-14)]
    [InlineData("normal-cdf", 1e-14)]
    [InlineData("gamma", 6e-14)]
    [InlineData("beta", 1e-13)]
    [InlineData("student", 2e-14)]
    [InlineData("poisson", 0)]
    public void A_function_of_the_programs_is_as_exact_as_it_says_in_the_body_and_to_1e_10_in_the_tails(string name, double body)
    {
        var far = new List<string>();
        foreach (QuantileReference reference in QuantileReference.Of(name))
        {
            if (name == "poisson" && reference.U < 1e-30)
            {
                continue;
            }

            double actual = Of(reference);
            double error = Math.Abs(reference.Value) < 2.3e-308 ? Math.Abs(actual - reference.Value) : reference.RelativeError(actual);
            if (!(error <= (reference.IsBody ? body : 1e-10)))
            {
                far.Add($"{reference} not {actual:R}, error {error:E1}");
            }
        }

        Assert.True(far.Count == 0, string.Join(Environment.NewLine, far));
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

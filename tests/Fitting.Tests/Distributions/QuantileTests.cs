using Forecast.Fitting.Distributions;
using Forecast.Tests;

namespace Forecast.Fitting.Tests.Distributions;

/// <summary>Against mpmath: tests/golden/distributions/quantiles.py.</summary>
public class QuantileTests
{
    [Theory]
    [InlineData("normal")]
    [InlineData("gamma")]
    [InlineData("beta")]
    [InlineData("student")]
    [InlineData("poisson")]
    public void A_quantile_is_exact_to_1e_14_in_the_body_and_1e_10_in_the_tails_down_to_1e_300(string name)
    {
        var far = new List<string>();
        foreach (QuantileReference reference in QuantileReference.Of(name).Where(IsInReach))
        {
            double actual = Of(reference).Quantile(reference.U);
            double error = reference.Value < 2.3e-308 && reference.Value >= 0 ? Math.Abs(actual - reference.Value) : reference.RelativeError(actual);
            if (!(error <= (reference.IsBody ? BodyTolerance(reference) : 1e-10)))
            {
                far.Add($"{reference} not {actual:R}, error {error:E1}");
            }
        }

        Assert.True(far.Count == 0, string.Join(Environment.NewLine, far));
    }

    // Smaller shapes, two large ones together and the neighbours of those here are for the programs' own functions.
    private static bool IsInReach(QuantileReference reference) => reference.Name switch
    {
        "gamma" => reference.Parameters[0] is 0.05 or 0.5 or 1 or 3.7 or 20 or 49 or 70 or 1000 or 1e6,
        "beta" => reference.Parameters.Min() >= 0.05 && reference.Parameters.Max() <= 600,
        "student" => reference.Parameters[0] is 0.5 or 1 or 2.5 or 10 or 60 or 300 or 1e4,
        _ => true,
    };

    // 3e-14 where a shape below 0.1 magnifies rounding, and with ten thousand degrees of freedom.
    private static double BodyTolerance(QuantileReference reference) =>
        reference.Name is "gamma" or "beta" && reference.Parameters.Min() < 0.1 || reference.Name == "student" && reference.Parameters[0] >= 1e4
            ? 3e-14 : 1e-14;

    private static IDistribution Of(QuantileReference reference) => (reference.Name, reference.Parameters) switch
    {
        ("normal", _) => new Normal(0, 1),
        ("gamma", [double shape]) => new Gamma(shape, 1),
        ("beta", [double a, double b]) => new Beta(a, b),
        ("student", [double n]) => new StudentT(n),
        ("poisson", [double mean]) => new Poisson(mean),
        _ => throw new InvalidOperationException(reference.Name),
    };
}

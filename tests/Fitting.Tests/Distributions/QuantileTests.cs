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
        foreach (QuantileReference reference in QuantileReference.Of(name))
        {
            double actual = Of(reference).Quantile(reference.U);
            double error = reference.Value < 2.3e-308 && reference.Value >= 0 ? Math.Abs(actual - reference.Value) : reference.RelativeError(actual);
            if (!(error <= (reference.IsBody ? reference.BodyTolerance : 1e-10)))
            {
                far.Add($"{reference} not {actual:R}, error {error:E1}");
            }
        }

        Assert.True(far.Count == 0, string.Join(Environment.NewLine, far));
    }

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

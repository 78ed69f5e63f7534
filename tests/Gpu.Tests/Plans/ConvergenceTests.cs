namespace Forecast.Gpu.Tests.Plans;

/// <summary>How fast the mean of exp(u) + exp(v) + uv settles at 2(e - 1) + 1/4.</summary>
public class ConvergenceTests
{
    private const int Seeds = 32;
    private static readonly double Truth = 2 * (Math.E - 1) + 0.25;

    [Fact]
    public void Plain_draws_have_the_error_that_independence_gives()
    {
        // Var = 2 Var(e^u) + Var(uv) + 4 Cov(e^u, uv), with Cov(e^u, uv) = (1 - (e - 1)/2) / 2.
        double variance = 2 * ((Math.E * Math.E - 1) / 2 - (Math.E - 1) * (Math.E - 1)) + (1.0 / 9 - 1.0 / 16) + 4 * 0.5 * (1 - (Math.E - 1) / 2);
        double ratio = Error(DrawScheme.Plain, 4_096) / Math.Sqrt(variance / 4_096);
        Assert.InRange(ratio, 0.6, 1.5);
    }

    [Theory]
    [InlineData(DrawScheme.Antithetic, 3)]
    [InlineData(DrawScheme.LatinHypercube, 4)]
    [InlineData(DrawScheme.Sobol, 500)]
    public void A_spread_run_is_closer_than_a_plain_one_by(DrawScheme scheme, double factor)
    {
        double plain = Error(DrawScheme.Plain, 4_096), spread = Error(scheme, 4_096);
        Assert.True(spread * factor < plain, $"{spread} against {plain}");
    }

    // Owen, Annals of Statistics 25, 1997: for a smooth integrand the error falls as N^(-3/2), up to a logarithm.
    [Fact]
    public void The_error_of_a_scrambled_Sobol_sequence_falls_faster_than_one_over_the_number_of_draws()
    {
        double slope = Math.Log2(Error(DrawScheme.Sobol, 8_192) / Error(DrawScheme.Sobol, 128)) / 6;
        Assert.InRange(slope, -1.75, -1.25);
    }

    private static double Error(DrawScheme scheme, int draws)
    {
        double squares = 0;
        double[] u = new double[draws], v = new double[draws];
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            var plan = new DrawPlan(draws, seed, scheme);
            Uniforms.Fill(plan, new UniformSource(1, 0), 0, 0, u);
            Uniforms.Fill(plan, new UniformSource(1, 1), 1, 0, v);
            double error = u.Zip(v, (x, y) => Math.Exp(x) + Math.Exp(y) + x * y).Average() - Truth;
            squares += error * error / Seeds;
        }

        return Math.Sqrt(squares);
    }
}

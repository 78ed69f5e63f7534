using Forecast.Fitting.Random;

namespace Forecast.Fitting.Breaks;

/// <summary>The test of l breaks against one more, wherever it may be: sup F(l + 1 | l).</summary>
/// <param name="Statistic">The largest F over all places of one more break, the l of the fit being held.</param>
/// <param name="PValue">Probability of an F at least this large with l breaks, from simulation.</param>
/// <param name="Simulations">Number of simulations behind the probability.</param>
/// <remarks>
/// F = [(S(l) - S(l + 1)) / q] / [S(l + 1) / (n - p)], with S(l) the sum of squared residuals, S(l + 1) the least one with one more break
/// anywhere beside those held, q = 2 coefficients for a jump and 1 for a kink, and p the coefficients with l + 1 breaks (Bai and Perron
/// 1998, Econometrica 66, 47, for jumps; the same for kinks is ours). Their critical values hold for regressors without a trend, and
/// time is nothing but trend; so the distribution is simulated at the very times given, with normal errors. For l = 0 it depends on no unknown
/// and the probability is that of an exact Monte Carlo test (Dufour 2006, J. Econometrics 133, 443). For more it is a parametric
/// bootstrap: sets are drawn around the fit and their l breaks found anew before one more is tried.
/// </remarks>
public sealed record SupFTest(double Statistic, double PValue, int Simulations)
{
    private const int BatchSize = 32;

    /// <summary>Tests a fit against one break more of the same shape.</summary>
    /// <param name="fit">The fit with l breaks, or a straight line fitted as one without.</param>
    /// <param name="simulations">Number of simulations, at least 19.</param>
    /// <param name="key">The stream of random numbers.</param>
    public static SupFTest Run(BrokenTrend fit, int simulations, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentOutOfRangeException.ThrowIfLessThan(simulations, 19);
        double statistic = new OneMoreBreak(fit).SupF(fit.Sums, [.. fit.Places], [.. fit.Splits]);
        var reached = new bool[simulations];
        Parallel.For(0, (simulations + BatchSize - 1) / BatchSize, batch =>
        {
            var draw = new NormalResample(fit);
            var one = new OneMoreBreak(fit);
            for (int b = batch * BatchSize; b < Math.Min(simulations, (batch + 1) * BatchSize); b++)
            {
                draw.Refit(key.Child((ulong)b));
                reached[b] = one.SupF(draw.Sums, draw.Places, draw.Splits) >= statistic;
            }
        });
        return new SupFTest(statistic, (1.0 + reached.Count(r => r)) / (simulations + 1), simulations);
    }
}

using Forecast.Fitting.Random;

namespace Forecast.Fitting.Breaks;

/// <summary>The distribution of what holding one break at its true date costs, by drawing sets around a fit.</summary>
internal static class LikelihoodSimulation
{
    private const int BatchSize = 32;

    /// <summary>The quantile of (S(ψ) - S) / S at the true date ψ of one break.</summary>
    /// <param name="fit">The fit that stands for the truth.</param>
    /// <param name="index">Which break, from 0.</param>
    /// <param name="level">The quantile's probability.</param>
    /// <param name="simulations">Number of sets drawn; at least level / (1 - level).</param>
    /// <param name="key">The stream of random numbers.</param>
    public static double Quantile(BrokenTrend fit, int index, double level, int simulations, StreamKey key)
    {
        int rank = (int)Math.Ceiling(level * (simulations + 1) - 1e-9);
        if (simulations < 1 || rank > simulations)
        {
            throw new ArgumentOutOfRangeException(
                nameof(simulations), simulations, $"A level of {level} asks for {Math.Ceiling(level / (1 - level) - 1e-9)} simulations or more.");
        }

        var costs = new double[simulations];
        Parallel.For(0, (simulations + BatchSize - 1) / BatchSize, batch =>
        {
            var draw = new NormalResample(fit);
            for (int b = batch * BatchSize; b < Math.Min(simulations, (batch + 1) * BatchSize); b++)
            {
                draw.Refit(key.Child((ulong)b));
                costs[b] = fit.Shape == BreakShape.Kink ? Kink(fit, index, draw) : Jump(fit, index, draw);
            }
        });
        Array.Sort(costs);
        return costs[rank - 1];
    }

    private static double Kink(BrokenTrend fit, int index, NormalResample draw)
    {
        var profile = new KinkProfile(draw.Sums, fit.Breaks.Count, fit.MinimumRows, BreakResample.Allowance);
        double held = profile.Residuals(index, fit.Places[index], double.PositiveInfinity);
        return Math.Max(0, held / profile.At(draw.Places) - 1);
    }

    private static double Jump(BrokenTrend fit, int index, NormalResample draw)
    {
        int segments = fit.Breaks.Count + 1;
        if (segments == 2)
        {
            return Math.Max(0, OneJump.At(draw.Sums, fit.Splits[0]) / OneJump.At(draw.Sums, draw.Splits[0]) - 1);
        }

        var search = new JumpSearch(draw.Sums, segments, fit.MinimumRows);
        return Math.Max(0, search.BestWith(segments, index + 1, fit.Splits[index]) / search.Best(segments, 0) - 1);
    }
}

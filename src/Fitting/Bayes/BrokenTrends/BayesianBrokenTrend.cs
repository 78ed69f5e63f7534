using Forecast.Fitting.Breaks;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>A trend of straight pieces whose breaks are unknown in number and date: the door to its posterior.</summary>
/// <remarks>
/// y = a + b t + Σ δⱼ (t - ψⱼ)₊ + ε for kinks, with a step at each ψⱼ as well for jumps, and ε normal. The prior is that of
/// <see cref="BrokenTrendPrior"/>. Line, changes and error are integrated out exactly, so that a Markov chain walks over number and dates
/// alone; they are then drawn from their exact distribution given the breaks.
/// </remarks>
public static class BayesianBrokenTrend
{
    private const ulong Walk = 0, Coefficients = 1, Predictive = 2;

    /// <summary>Samples the posterior.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="values">The values, one a time.</param>
    /// <param name="prior">What is believed before.</param>
    /// <param name="plan">How many chains, draws and moves.</param>
    /// <param name="key">The stream of random numbers; the same key gives the same draws on any number of threads.</param>
    /// <param name="cancellation">Ends the sampling early.</param>
    /// <exception cref="ArgumentException">
    /// A prior or plan out of range, lengths that differ, a value that is not finite, one time only, rows on one straight line with no
    /// prior of the error, or rows without room for any number of breaks that the prior allows.
    /// </exception>
    public static BrokenTrendPosterior Sample(
        ReadOnlySpan<double> times,
        ReadOnlySpan<double> values,
        BrokenTrendPrior prior,
        BrokenTrendPlan plan,
        StreamKey key,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(plan);
        prior.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Chains, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Draws, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Moves, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(plan.WarmUp);

        // It also checks what was given.
        LinearTrend line = LinearTrend.Fit(times, values);
        if (times.Length < 4 || (prior.ErrorScale == 0 && !(line.Quality.RSquared < 1 - 1e-12)))
        {
            throw new ArgumentException(
                "At least four rows that do not lie on one straight line are needed to learn an error from.", nameof(values));
        }

        var rows = new TrendRows(times, values);
        double mean = rows.X.Average();
        double[] centred = new CollapsedTrend(rows, prior).Times;
        var space = new BreakSpace(centred, prior.MinimumRows, prior.Numbers.Count - 1);
        double[] logPrior = LogPrior(prior, space);
        if (!logPrior.Any(double.IsFinite))
        {
            throw new ArgumentException(
                $"{times.Length} rows have no room for so many breaks with {prior.MinimumRows} rows to a segment.", nameof(times));
        }

        var chains = new BrokenTrendDraws[plan.Chains];
        Parallel.For(0, plan.Chains, Parallelism.Of(plan.Threads, cancellation), c =>
        {
            StreamKey own = key.Child((ulong)c);
            var trend = new CollapsedTrend(rows, prior);
            var chain = new BrokenTrendChain(space, trend, logPrior, new RandomSequence(own.Child(Walk)));
            var noise = new ChainNoise(new RandomSequence(own.Child(Coefficients)));
            var draws = new BrokenTrendDraws(plan.Draws, logPrior.Length - 1, rows.Times[0]);
            chain.WarmUp(plan.WarmUp);
            for (int draw = 0; draw < plan.Draws; draw++)
            {
                chain.Move(plan.Moves);
                draws.Keep(draw, chain, trend, rows, mean, noise);
            }

            chains[c] = draws;
        });
        return new BrokenTrendPosterior(rows, prior, logPrior, chains, key.Child((ulong)plan.Chains).Child(Predictive));
    }

    // Of each number: its weight over the volume of its dates. Numbers that the rows have no room for fall out at the end.
    private static double[] LogPrior(BrokenTrendPrior prior, BreakSpace space)
    {
        double[] log = [.. prior.Numbers.Select((weight, k) => weight > 0 && space.Volume(k) > 0
            ? Natural.Log(weight) - Natural.Log(space.Volume(k))
            : double.NegativeInfinity)];
        return log[..(1 + Math.Max(0, Array.FindLastIndex(log, double.IsFinite)))];
    }
}

using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.PowerSums;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Models.ScalingLaws;

/// <summary>The posterior of a Chinchilla law: draws of the whole law, and what follows from each.</summary>
/// <remarks>Each estimate is the posterior median with an equal-tailed interval.</remarks>
public sealed class ChinchillaPosterior
{
    private const ulong Observations = 0x6F62;

    private readonly Lazy<Diagnosis> _diagnosis;
    private readonly Lazy<BayesFit> _fit;

    internal ChinchillaPosterior(TrainingRuns runs, BayesianPowerSum model, Posterior posterior, StreamKey key)
    {
        Posterior = posterior;
        _diagnosis = new Lazy<Diagnosis>(() => Diagnosis.Of(posterior));
        string[] collinear = runs.AreCollinear
            ? ["Sizes and amounts of data rise together in these runs: what A and B stand for is told apart by the prior alone."]
            : [];
        _fit = new Lazy<BayesFit>(() => new BayesFit(model, posterior, key.Child(Observations), [.. Diagnosis.Problems, .. collinear]));
        double[][] columns = posterior.Columns();
        Laws = [.. Enumerable.Range(0, columns[0].Length).Select(i =>
            new ChinchillaLaw(columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i]))];
    }

    /// <summary>Terms, points and predictions; a place is a size N and an amount of data D, a value a loss.</summary>
    public BayesFit Fit => _fit.Value;

    /// <summary>Joint draws: E, A, alpha, B, beta, sigma, and nu where it is learned.</summary>
    public Posterior Posterior { get; }

    /// <summary>Whether the draws can be relied on.</summary>
    public Diagnosis Diagnosis => _diagnosis.Value;

    /// <summary>A law for each draw, chain after chain: rows go with those of <see cref="Posterior"/>.</summary>
    public IReadOnlyList<ChinchillaLaw> Laws { get; }

    /// <summary>The power of compute at which the best size grows: a = β / (α + β).</summary>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    public Estimate SizeExponent(double level) => Of(law => law.SizeExponent, level);

    /// <summary>The compute-optimal allocation of a training budget.</summary>
    /// <param name="flop">Budget in FLOP.</param>
    /// <param name="level">Probability in each interval, between 0 and 1.</param>
    public AllocationEstimate Optimum(double flop, double level)
    {
        Allocation[] optima = [.. Laws.Select(law => law.Optimum(flop))];
        Estimate Each(Func<Allocation, double> part) => Summary([.. optima.Select(part)], level);
        return new AllocationEstimate(Each(o => o.N), Each(o => o.D), Each(o => o.TokensPerParameter), Each(o => o.Loss));
    }

    /// <summary>Anything that follows from a law.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    public Estimate Of(Func<ChinchillaLaw, double> quantity, double level)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return Summary([.. Laws.Select(quantity)], level);
    }

    private static Estimate Summary(double[] values, double level)
    {
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        double[] sorted = Quantiles.Sorted(values);
        var interval = new Interval(Quantiles.OfSorted(sorted, 0.5 - level / 2), Quantiles.OfSorted(sorted, 0.5 + level / 2), level);
        return new Estimate(Quantiles.OfSorted(sorted, 0.5), interval);
    }
}

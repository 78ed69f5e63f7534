using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.PowerSums;
using Forecast.Fitting.Random;

namespace Forecast.Models.ScalingLaws;

/// <summary>The Chinchilla law in Bayes: the door to the posterior of (E, A, α, B, β) and of the errors.</summary>
/// <remarks>
/// ln L = ln(E + A / N^α + B / D^β) + σ t, t Student's with ν degrees of freedom, which like the published fit does not follow its worst
/// runs. The prior is that of <see cref="PowerSumPrior"/>, whose defaults are meant for losses in nats a token: a loss of e to the power of
/// 1 ± 1 at the centre of the runs, split in any way between the three terms; exponents between 0.06 and 1.4 with probability 0.95; an
/// error of some tenths of ln L or less.
/// </remarks>
public static class BayesianChinchilla
{
    /// <summary>Fewest runs, one for each number of the law.</summary>
    public const int FewestRuns = 5;

    /// <summary>A plan that suits the law: a dense metric, since E, α and β are correlated.</summary>
    public static NutsPlan Plan { get; } = new() { IsDense = true };

    /// <summary>The model of some runs.</summary>
    /// <param name="runs">At least five runs.</param>
    /// <param name="prior">What is believed before.</param>
    /// <exception cref="ArgumentException">Too few runs, or a prior out of range.</exception>
    public static BayesianPowerSum Model(TrainingRuns runs, PowerSumPrior prior)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return runs.Count < FewestRuns
            ? throw new ArgumentException($"The law has {FewestRuns} numbers; {runs.Count} runs were given.", nameof(runs))
            : new BayesianPowerSum(["E", "A", "alpha", "B", "beta"], [runs.N.ToArray(), runs.D.ToArray()], runs.Loss, prior);
    }

    /// <summary>Samples the posterior.</summary>
    /// <param name="runs">At least five runs.</param>
    /// <param name="prior">What is believed before.</param>
    /// <param name="plan">How the sampler works; <see cref="Plan"/> for most.</param>
    /// <param name="key">The stream of random numbers; the same key gives the same draws on any number of threads.</param>
    /// <param name="cancellation">Ends the sampling early.</param>
    public static ChinchillaPosterior Sample(
        TrainingRuns runs, PowerSumPrior prior, NutsPlan plan, StreamKey key, CancellationToken cancellation = default)
    {
        BayesianPowerSum model = Model(runs, prior);
        return new ChinchillaPosterior(runs, model, Nuts.Sample(model, plan, key, cancellation: cancellation), key);
    }
}

using Forecast.Fitting.Bayes.Sampling;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Bayes;

/// <summary>The no-U-turn sampler: Hamiltonian Monte Carlo that tunes itself.</summary>
/// <remarks>
/// Hoffman and Gelman 2014; multinomial weights and the generalised turning criterion of Betancourt 2017; warm-up, metric and constants as
/// in Stan. Chain c draws from the stream <c>key.Child(c)</c>, so the draws do not depend on the number of threads.
/// </remarks>
public static class Nuts
{
    private const int DeepestPossible = 20;

    /// <summary>Samples the posterior of a model.</summary>
    /// <param name="model">The model. It is asked from several threads at once, except for the densities it hands out.</param>
    /// <param name="plan">How many chains and draws, and how they are tuned.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="progress">Told the share done, from 0 to 1, from the threads that work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A plan out of range, or a model without a finite density at a hundred starts.</exception>
    public static Posterior Sample(
        IBayesModel model, NutsPlan plan, StreamKey key, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        Check(plan);

        var values = new double[plan.Chains][][];
        var traces = new ChainTrace[plan.Chains];
        var refusals = new ArgumentException?[plan.Chains];
        var counted = new Progress((long)plan.Chains * (plan.WarmUp + plan.Draws), progress, cancellation);
        Parallel.For(0, plan.Chains, Parallelism.Of(plan.Threads, cancellation), c =>
        {
            try
            {
                values[c] = [.. model.Names.Select(_ => new double[plan.Draws])];
                traces[c] = new NutsChain(model, plan, key.Child((ulong)c)).Run(values[c], counted);
            }
            catch (ArgumentException refusal)
            {
                refusals[c] = refusal;
            }
        });
        if (Array.Find(refusals, refusal => refusal is not null) is { } first)
        {
            throw first;
        }

        return new Posterior(model.Names, values, traces);
    }

    private static void Check(NutsPlan plan)
    {
        if (plan.Chains < 1 || plan.Draws < 1 || plan.WarmUp < 0)
        {
            throw new ArgumentException(
                $"A plan needs at least one chain, one draw and no negative warm-up; it has {plan.Chains}, {plan.Draws} and {plan.WarmUp}.", nameof(plan));
        }

        if (!(plan.Acceptance is > 0 and < 1) || plan.DeepestTree is < 1 or > DeepestPossible)
        {
            throw new ArgumentException(
                $"Acceptance lies between 0 and 1 and a tree has 1 to {DeepestPossible} doublings; given were {plan.Acceptance} and {plan.DeepestTree}.",
                nameof(plan));
        }
    }
}

using Forecast.Fitting.Bayes.Diagnostics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Bayes;

/// <summary>A check of model and sampler together: truths drawn from the prior rank uniformly among draws of their posteriors.</summary>
/// <remarks>Cook, Gelman and Rubin 2006; Talts, Betancourt, Simpson, Vehtari and Gelman 2018.</remarks>
public static class SimulationBasedCalibration
{
    private const ulong Truth = 0, Sampler = 1, Ties = 2;

    /// <summary>Invents data sets, samples their posteriors and ranks the truths.</summary>
    /// <param name="model">Draws parameters and data.</param>
    /// <param name="sample">
    /// Samples the posterior of a data set, with the randomness of the key and on one thread, for simulations run side by side. Its
    /// draws are thinned evenly to those of the plan; as many of them should be effectively independent.
    /// </param>
    /// <param name="plan">How many simulations and ranks.</param>
    /// <param name="key">The stream of random numbers: simulation s is a function of <c>key.Child(s)</c> alone.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">A plan out of range, or a posterior of other parameters or too few draws.</exception>
    public static Calibration Run<TModel>(
        IGenerativeModel<TModel> model,
        Func<TModel, StreamKey, Posterior> sample,
        CalibrationPlan plan,
        StreamKey key,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(plan);
        Check(plan);

        int parameters = model.Names.Count;
        int[][] ranks = [.. model.Names.Select(_ => new int[plan.Simulations])];
        var dependent = new int[parameters];
        var failures = new ArgumentException?[plan.Simulations];
        Parallel.For(0, plan.Simulations, Parallelism.Of(plan.Threads, cancellation), s =>
        {
            try
            {
                StreamKey stream = key.Child((ulong)s);
                var truth = new double[parameters];
                TModel bound = model.Simulate(new RandomSequence(stream.Child(Truth)), truth);
                Posterior posterior = sample(bound, stream.Child(Sampler));
                Check(model.Names, posterior, plan.Draws);
                var ties = new RandomSequence(stream.Child(Ties));
                for (int j = 0; j < parameters; j++)
                {
                    double[] column = posterior.Column(j);
                    ranks[j][s] = Rank(truth[j], column, plan.Draws, ties);
                    if (EffectiveSize.Bulk(ChainSet.Of(posterior, j)) < plan.Draws)
                    {
                        Interlocked.Increment(ref dependent[j]);
                    }
                }
            }
            catch (ArgumentException failure)
            {
                failures[s] = failure;
            }
        });
        if (Array.Find(failures, failure => failure is not null) is { } first)
        {
            throw first;
        }

        return new Calibration(
            ranks, plan.Draws, [.. model.Names.Select((name, j) => Uniformity.Test(name, ranks[j], plan, dependent[j]))]);
    }

    // Draws evenly spaced over all chains; among those equal to the truth its place is drawn, as discrete parameters need.
    private static int Rank(double truth, double[] column, int draws, RandomSequence ties)
    {
        int below = 0, equal = 0;
        for (int i = 0; i < draws; i++)
        {
            double draw = column[(int)((2L * i + 1) * column.Length / (2L * draws))];
            below += draw < truth ? 1 : 0;
            equal += draw == truth ? 1 : 0;
        }

        return below + (equal == 0 ? 0 : ties.NextIndex(equal + 1));
    }

    private static void Check(CalibrationPlan plan)
    {
        if (plan.Simulations < 1 || plan.Draws < 1 || plan.Bins < 2 || (plan.Draws + 1) % plan.Bins != 0)
        {
            throw new ArgumentException(
                $"A plan needs simulations, draws, and at least two bins that divide the draws plus one; "
                    + $"{plan.Simulations}, {plan.Draws} and {plan.Bins} were given.",
                nameof(plan));
        }
    }

    private static void Check(IReadOnlyList<string> names, Posterior posterior, int draws)
    {
        if (!names.SequenceEqual(posterior.Names))
        {
            throw new ArgumentException($"The model has {string.Join(", ", names)}; the posterior {string.Join(", ", posterior.Names)}.");
        }

        if (posterior.Chains * posterior.Draws < draws)
        {
            throw new ArgumentException($"The truth is ranked among {draws} draws; a posterior has {posterior.Chains * posterior.Draws}.");
        }
    }
}

using Forecast.Fitting.Random;

namespace Forecast.Fitting.Regression;

/// <summary>The case-resampling bootstrap of a <see cref="HuberProblem"/>: one refit for each resample.</summary>
/// <remarks>
/// Rows are drawn with replacement, and each refit starts at the fit to all rows. Resample b is a function of the key and of b alone, so
/// the result is the same bits on any number of threads.
/// </remarks>
public sealed class HuberBootstrap
{
    private const int BatchSize = 64;

    private HuberBootstrap(IReadOnlyList<double[]> thetas, int unconverged)
    {
        Thetas = thetas;
        Unconverged = unconverged;
    }

    /// <summary>The refitted parameters, in the order of the resamples.</summary>
    public IReadOnlyList<double[]> Thetas { get; }

    /// <summary>How many refits did not converge; they are kept where they ended.</summary>
    public int Unconverged { get; }

    /// <summary>Resamples and refits.</summary>
    /// <param name="problem">The rows.</param>
    /// <param name="threshold">δ of the Huber loss.</param>
    /// <param name="start">Parameters of the fit to all rows.</param>
    /// <param name="resamples">How many, at least one.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="threads">Threads at most, 0 for all.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static HuberBootstrap Run(
        HuberProblem problem,
        double threshold,
        IReadOnlyList<double> start,
        int resamples,
        StreamKey key,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var thetas = new double[resamples][];
        var converged = new bool[resamples];
        double[] from = [.. start];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        Parallel.For(0, (resamples + BatchSize - 1) / BatchSize, options, batch =>
        {
            double[] weights = problem.UnitWeights();
            for (int b = batch * BatchSize; b < Math.Min(resamples, (batch + 1) * BatchSize); b++)
            {
                Array.Clear(weights);
                var random = new RandomSequence(key.Child((ulong)b));
                for (int i = 0; i < problem.Rows; i++)
                {
                    weights[random.NextIndex(problem.Rows)]++;
                }

                HuberMinimum minimum = HuberMinimum.Find(problem, weights, threshold, from);
                thetas[b] = minimum.Theta;
                converged[b] = minimum.IsConverged;
            }
        });
        return new HuberBootstrap(thetas, converged.Count(c => !c));
    }
}

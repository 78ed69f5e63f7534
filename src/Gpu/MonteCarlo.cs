using Forecast.Gpu.Results;

namespace Forecast.Gpu;

/// <summary>The door of the engine: a program and a plan go in, samples come out.</summary>
public static class MonteCarlo
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">The program, with at least one output.</param>
    /// <param name="plan">Which draws; where a precision is asked for, how many to start with.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The results: the same bits for the same program and plan on any back end of IEEE arithmetic, threads and memory.</returns>
    /// <remarks>
    /// Quantiles alone differ when memory does not hold the draws: their ranks are then off by at most <see cref="Samples.RankError"/>, which is
    /// at most 1e-4 of the draws (one draw, of fewer than ten thousand). Where the first draws of the run misled, it is made a second time.
    /// </remarks>
    /// <exception cref="ArgumentException">A number is out of range, or the options contradict each other.</exception>
    public static Samples Run(Program program, DrawPlan plan, RunOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new RunOptions();
        if (options.Precision.Count > 0)
        {
            return new PreciseRun(program, plan, options).Run(cancellation);
        }

        SamplesPart made = RunPart(program, plan, options, cancellation);
        return (options.Part is null ? new PartRun(program, plan, options).Settled(made, cancellation) : made).ToSamples(options.Threads);
    }

    /// <summary>Runs a part of a run, for <see cref="SamplesPart.Write"/> and <see cref="SamplesPart.Merge"/>.</summary>
    /// <param name="program">The program, with at least one output.</param>
    /// <param name="plan">The whole run.</param>
    /// <param name="options">How, and <see cref="RunOptions.Part"/>: which part; null for all of it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static SamplesPart RunPart(Program program, DrawPlan plan, RunOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new RunOptions();
        var run = new PartRun(program, plan, options);
        (long first, long count) = options.Part?.Range(plan.Draws) ?? (0, plan.Draws);
        return run.Run(first, count, cancellation);
    }
}

namespace Forecast.Gpu.Results;

/// <summary>A run that doubles its draws until errors are as small as was asked.</summary>
internal sealed class PreciseRun
{
    private readonly Program _program;
    private readonly DrawPlan _plan;
    private readonly RunOptions _options;

    public PreciseRun(Program program, DrawPlan plan, RunOptions options)
    {
        if (options.Part is not null)
        {
            throw new ArgumentException("A part of a run cannot know when the whole is precise enough: ask for a part or for a precision.", nameof(options));
        }

        foreach (PrecisionTarget target in options.Precision)
        {
            if (!(target.Error > 0) || target.Quantile is < 0 or > 1 or double.NaN)
            {
                throw new ArgumentException($"A precision is an error above 0 of the mean or of a quantile from 0 to 1; {target} was given.", nameof(options));
            }
        }

        if (options.MostDraws < plan.Draws)
        {
            throw new ArgumentException($"At most {options.MostDraws} draws are allowed, and the plan starts with {plan.Draws}.", nameof(options));
        }

        (_program, _plan, _options) = (program, plan, options);
    }

    public Samples Run(CancellationToken cancellation)
    {
        // Only independent draws and pairs are the same draws in a longer run; and only whole chunks can be added to.
        bool grows = _plan.Scheme is DrawScheme.Plain or DrawScheme.Antithetic;
        long draws = Math.Min(_options.MostDraws, grows ? (_plan.Draws + Part.Chunk - 1) / Part.Chunk * Part.Chunk : _plan.Draws);
        SamplesPart? made = null;
        while (true)
        {
            DrawPlan plan = _plan with { Draws = draws };
            made = Extend(made, plan, grows, cancellation);
            SamplesPart settled = new PartRun(_program, plan, _options).Settled(made, cancellation);
            Samples samples = settled.ToSamples(_options.Threads);
            string[] unreached = [.. _options.Precision.SelectMany(target => target.Unreached(samples))];
            long next = draws <= _options.MostDraws / 2 ? 2 * draws : _options.MostDraws;
            if (unreached.Length == 0 || next == draws)
            {
                PrecisionStatus status = unreached.Length == 0 ? PrecisionStatus.Reached : PrecisionStatus.MaximumReached;
                return new Samples(settled, _options.Threads ?? Environment.ProcessorCount, status, unreached);
            }

            draws = next;
        }
    }

    private SamplesPart Extend(SamplesPart? made, DrawPlan plan, bool grows, CancellationToken cancellation)
    {
        var run = new PartRun(_program, plan, _options);
        if (made is null || !grows || made.IsExact != run.IsExact)
        {
            return run.Run(0, plan.Draws, cancellation);
        }

        SamplesPart more = run.Run(made.Count, plan.Draws - made.Count, cancellation);
        bool fits = made.Outputs.Zip(more.Outputs).All(pair => pair.First.Edges.AsSpan().SequenceEqual(pair.Second.Edges));
        return fits ? PartMerge.Of([made, more], plan) : run.Run(0, plan.Draws, cancellation);
    }
}

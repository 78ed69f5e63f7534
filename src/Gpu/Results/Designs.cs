using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Results;

/// <summary>The designs that Sobol indices are made from: A, B, and A with the uniforms of one input from B.</summary>
internal sealed class Designs
{
    // The streams of B: no quantity is given a stream with this bit turned by chance in practice, and the caller checks it.
    private const ulong Turned = 1UL << 63;
    private const int Block = 1 << 16;
    private readonly Program _a, _b;
    private readonly Program[] _mixed;
    private readonly IBackEnd _backEnd;

    /// <summary>The designs of a program of one output.</summary>
    public Designs(Program program, IReadOnlyList<InputGroup> groups, IBackEnd backEnd)
    {
        int count = program.Uniforms.Count;
        _a = With(program, []);
        _b = With(program, [.. Enumerable.Range(0, count)]);
        _mixed = [.. groups.Select(group => With(program, [.. group.Uniforms]))];
        _backEnd = backEnd;
    }

    /// <summary>Where a uniform of B comes from.</summary>
    public static UniformSource Other(UniformSource source) => source with { Stream = source.Stream ^ Turned };

    /// <summary>The sums of each input over the draws of a plan.</summary>
    public SobolSums[] Sums(DrawPlan plan, CancellationToken cancellation)
    {
        var sums = new SobolSums[_mixed.Length];
        double[] ofA = new double[Block], ofB = new double[Block], ofMixed = new double[Block];
        double centre = 0;
        for (long at = 0; at < plan.Draws; at += Block)
        {
            int length = (int)Math.Min(Block, plan.Draws - at);
            _backEnd.Run(_a, plan, at, [ofA.AsMemory(0, length)], cancellation);
            _backEnd.Run(_b, plan, at, [ofB.AsMemory(0, length)], cancellation);

            // The mean of the first block is the centre of all: any number near the mean does.
            centre = at == 0 ? MomentCentre.Of(ofA.AsSpan(0, length)).Centre : centre;
            for (int g = 0; g < _mixed.Length; g++)
            {
                _backEnd.Run(_mixed[g], plan, at, [ofMixed.AsMemory(0, length)], cancellation);
                sums[g].Add(ofA.AsSpan(0, length), ofB.AsSpan(0, length), ofMixed.AsSpan(0, length), centre);
            }
        }

        return sums;
    }

    // Both designs have dimensions of their own, so that a scheme spreads them as one.
    private static Program With(Program program, HashSet<int> turned) => new(
        [.. program.Instructions.Select(step =>
            step.Code == OpCode.Uniform && turned.Contains(step.A) ? step with { A = step.A + program.Uniforms.Count } : step)],
        program.Constants,
        program.Tables,
        [.. program.Uniforms, .. program.Uniforms.Select(Other)],
        program.Registers,
        program.Outputs);
}

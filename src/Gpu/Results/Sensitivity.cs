using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Results;

/// <summary>Which inputs an output's uncertainty comes from.</summary>
public static class Sensitivity
{
    // The streams of the other design: no quantity is given a stream with this bit by chance in practice, and the program says if one is.
    private const ulong OtherDesign = 1UL << 63;
    private const int Block = 1 << 16;

    /// <summary>First-order and total Sobol indices of an output.</summary>
    /// <param name="program">The program.</param>
    /// <param name="output">The name of the output; its variance must be finite.</param>
    /// <param name="groups">The inputs, each uniform in at most one; those in none belong to no input. Null for each uniform by itself.</param>
    /// <param name="draws">Draws of each design, at least 2; the program is run groups + 2 times as often.</param>
    /// <param name="seed">The key of the generator.</param>
    /// <param name="backEnd">What makes the draws; null for <see cref="BackEnds.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One row an input; all are not numbers where the output does not vary or is not finite.</returns>
    /// <remarks>
    /// With f of the designs A, B and A with the input's uniforms from B, and f centred:
    /// S = E[f(B) (f(A_B) - f(A))] / V (Saltelli et al. 2010, Computer Physics Communications 181, table 2 b) and
    /// T = E[(f(A) - f(A_B))²] / 2V (Jansen 1999, there table 2 f). Errors are by the delta method for a ratio of means.
    /// </remarks>
    public static IReadOnlyList<SobolIndex> Sobol(
        Program program,
        string output,
        IReadOnlyList<InputGroup>? groups,
        long draws,
        ulong seed,
        IBackEnd? backEnd = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 2);
        groups ??= InputGroup.Each(program);
        Check(program, groups);
        Program a = Only(program, output), b = Other(a, [.. Enumerable.Range(0, program.Uniforms.Count)]);
        Program[] mixed = [.. groups.Select(group => Other(a, group.Uniforms))];
        backEnd ??= BackEnds.Default();
        var plan = new DrawPlan(draws, seed);
        var sums = new SobolSums[groups.Count];
        double[] ofA = new double[Block], ofB = new double[Block], ofMixed = new double[Block];
        double centre = 0;
        for (long at = 0; at < draws; at += Block)
        {
            int length = (int)Math.Min(Block, draws - at);
            backEnd.Run(a, plan, at, [ofA.AsMemory(0, length)], cancellation);
            backEnd.Run(b, plan, at, [ofB.AsMemory(0, length)], cancellation);

            // The mean of the first block is the centre of all: any number near the mean does.
            centre = at == 0 ? MomentCentre.Of(ofA.AsSpan(0, length)).Centre : centre;
            for (int g = 0; g < mixed.Length; g++)
            {
                backEnd.Run(mixed[g], plan, at, [ofMixed.AsMemory(0, length)], cancellation);
                sums[g].Add(ofA.AsSpan(0, length), ofB.AsSpan(0, length), ofMixed.AsSpan(0, length), centre);
            }
        }

        return [.. groups.Select((group, g) => sums[g].Index(group.Name))];
    }

    /// <summary>Spearman's correlation of an output with the uniforms of a program, for a tornado.</summary>
    /// <param name="program">The program.</param>
    /// <param name="output">The name of the output.</param>
    /// <param name="plan">Which draws; they are kept.</param>
    /// <param name="backEnd">What makes the draws; null for <see cref="BackEnds.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One estimate a uniform, in the order of <see cref="Program.Uniforms"/>.</returns>
    /// <remarks>A quantile function rises, so the rank of a uniform is that of the input that it draws.</remarks>
    public static IReadOnlyList<MonteCarloEstimate> RankCorrelation(
        Program program, string output, DrawPlan plan, IBackEnd? backEnd = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        int first = program.Registers, count = program.Uniforms.Count;
        Program only = Only(program, output);
        var wide = new Program(
            [.. program.Instructions, .. Enumerable.Range(0, count).Select(u => new Instruction(OpCode.Uniform, first + u, u))],
            program.Constants,
            program.Tables,
            program.Uniforms,
            first + count,
            [.. Enumerable.Range(0, count).Select(u => new Output(FormattableString.Invariant($"uniform {u}"), first + u)), new Output("the output", only.Outputs[0].Register)]);
        var options = new RunOptions { BackEnd = backEnd, Memory = long.MaxValue };
        Samples samples = MonteCarlo.Run(wide, plan, options, cancellation);
        return [.. wide.Outputs.Take(count).Select(uniform => samples.RankCorrelation(uniform.Name, "the output"))];
    }

    private static Program Only(Program program, string output)
    {
        Output only = program.Outputs.FirstOrDefault(candidate => candidate.Name == output)
            ?? throw new KeyNotFoundException($"There is no output '{output}'; there are {string.Join(", ", program.Outputs.Select(known => $"'{known.Name}'"))}.");
        return new Program(program.Instructions, program.Constants, program.Tables, program.Uniforms, program.Registers, [only]);
    }

    private static Program Other(Program program, IReadOnlyList<int> turned)
    {
        UniformSource[] uniforms = [.. program.Uniforms];
        foreach (int u in turned)
        {
            uniforms[u] = uniforms[u] with { Stream = uniforms[u].Stream ^ OtherDesign };
        }

        return new Program(program.Instructions, program.Constants, program.Tables, uniforms, program.Registers, program.Outputs);
    }

    private static void Check(Program program, IReadOnlyList<InputGroup> groups)
    {
        var taken = new HashSet<int>();
        foreach (InputGroup group in groups)
        {
            foreach (int u in group.Uniforms)
            {
                if (u < 0 || u >= program.Uniforms.Count)
                {
                    throw new ArgumentException($"'{group.Name}' has a uniform {u}, and the program has {program.Uniforms.Count}, numbered from 0.", nameof(groups));
                }

                if (!taken.Add(u))
                {
                    throw new ArgumentException($"The uniform {u} of '{group.Name}' belongs to another input as well.", nameof(groups));
                }
            }
        }

        var sources = program.Uniforms.ToHashSet();
        if (sources.FirstOrDefault(source => sources.Contains(source with { Stream = source.Stream ^ OtherDesign })) is { Stream: not 0 } clash)
        {
            throw new ArgumentException($"The streams {clash.Stream} and {clash.Stream ^ OtherDesign} differ in the highest bit only, which the second design turns.", nameof(program));
        }
    }
}

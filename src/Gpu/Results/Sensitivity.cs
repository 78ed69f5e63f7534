using Forecast.Fitting.Random;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Results;

/// <summary>Which inputs an output's uncertainty comes from.</summary>
public static class Sensitivity
{
    private const int Replicates = 16;

    /// <summary>First-order and total Sobol indices of an output, from independent draws.</summary>
    /// <param name="program">The program.</param>
    /// <param name="output">The name of the output; its variance must be finite.</param>
    /// <param name="groups">
    /// The inputs, each uniform in at most one; those in none belong to no input. Null for the program's <see cref="Program.Inputs"/>.
    /// </param>
    /// <param name="draws">Draws of each design, at least 2; the program is run groups + 2 times as often.</param>
    /// <param name="seed">The key of the generator.</param>
    /// <param name="backEnd">What makes the draws; null for <see cref="BackEnds.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One row an input; all are not numbers where the output does not vary or is not finite.</returns>
    public static IReadOnlyList<SobolIndex> Sobol(
        Program program,
        string output,
        IReadOnlyList<InputGroup>? groups,
        long draws,
        ulong seed,
        IBackEnd? backEnd = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 2);
        return Sobol(program, output, groups, new DrawPlan(draws, seed), backEnd, cancellation);
    }

    /// <summary>First-order and total Sobol indices of an output, by a plan.</summary>
    /// <param name="program">The program.</param>
    /// <param name="output">The name of the output; its variance must be finite.</param>
    /// <param name="groups">
    /// The inputs, each uniform in at most one; those in none belong to no input. Null for the program's <see cref="Program.Inputs"/>.
    /// </param>
    /// <param name="plan">Draws of each design: at least 2, or 32 where the scheme is not plain.</param>
    /// <param name="backEnd">What makes the draws; null for <see cref="BackEnds.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One row an input; all are not numbers where the output does not vary or is not finite.</returns>
    /// <remarks>
    /// With f of the designs A, B and A with the input's uniforms from B, and f centred:
    /// S = E[f(B) (f(A_B) - f(A))] / V (Saltelli et al. 2010, Computer Physics Communications 181, table 2 b) and
    /// T = E[(f(A) - f(A_B))²] / 2V (Jansen 1999, there table 2 f). Errors are by the delta method for a ratio of means. Other schemes than
    /// plain spread both designs together, A over the first half of the dimensions and B over the second; their draws are cut into 16
    /// independent replicates, whose scatter is the error.
    /// </remarks>
    public static IReadOnlyList<SobolIndex> Sobol(
        Program program,
        string output,
        IReadOnlyList<InputGroup>? groups,
        DrawPlan plan,
        IBackEnd? backEnd = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(plan);
        groups ??= program.Inputs;
        Check(program, groups);
        var designs = new Designs(Only(program, output), groups, backEnd ?? BackEnds.Default());
        if (plan.Scheme == DrawScheme.Plain)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(plan.Draws, 2);
            SobolSums[] sums = designs.Sums(plan, cancellation);
            return [.. groups.Select((group, g) => sums[g].Index(group.Name))];
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Draws, 2 * Replicates);
        var indices = new SobolIndex[groups.Count, Replicates];
        for (int r = 0; r < Replicates; r++)
        {
            // Seeds that no one gives by counting.
            ulong seed = new StreamKey(plan.Seed).Child("sensitivity").Child((ulong)r).Stream;
            SobolSums[] sums = designs.Sums(plan with { Draws = plan.Draws / Replicates, Seed = seed }, cancellation);
            for (int g = 0; g < sums.Length; g++)
            {
                indices[g, r] = sums[g].Index(groups[g].Name);
            }
        }

        return [.. groups.Select((group, g) => new SobolIndex(
            group.Name, Mean(r => indices[g, r].First.Value), Mean(r => indices[g, r].Total.Value)))];
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
            [
                .. Enumerable.Range(0, count).Select(u => new Output(FormattableString.Invariant($"uniform {u}"), first + u)),
                new Output("the output", only.Outputs[0].Register),
            ]);
        var options = new RunOptions { BackEnd = backEnd, Memory = long.MaxValue };
        Samples samples = MonteCarlo.Run(wide, plan, options, cancellation);
        return [.. wide.Outputs.Take(count).Select(uniform => samples.RankCorrelation(uniform.Name, "the output"))];
    }

    private static Program Only(Program program, string output)
    {
        Output only = program.Outputs.FirstOrDefault(candidate => candidate.Name == output)
            ?? throw new KeyNotFoundException(
                $"There is no output '{output}'; there are {string.Join(", ", program.Outputs.Select(known => $"'{known.Name}'"))}.");
        return new Program(program.Instructions, program.Constants, program.Tables, program.Uniforms, program.Registers, [only]);
    }

    private static MonteCarloEstimate Mean(Func<int, double> replicate)
    {
        double[] values = [.. Enumerable.Range(0, Replicates).Select(replicate)];
        double mean = values.Sum() / Replicates;
        return new(mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (Replicates - 1) / Replicates));
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
                    throw new ArgumentException(
                        $"'{group.Name}' has a uniform {u}, and the program has {program.Uniforms.Count}, numbered from 0.", nameof(groups));
                }

                if (!taken.Add(u))
                {
                    throw new ArgumentException($"The uniform {u} of '{group.Name}' belongs to another input as well.", nameof(groups));
                }
            }
        }

        var sources = program.Uniforms.ToHashSet();
        if (sources.FirstOrDefault(source => sources.Contains(Designs.Other(source))) is { Stream: not 0 } clash)
        {
            throw new ArgumentException(
                $"The streams {clash.Stream} and {Designs.Other(clash).Stream} differ in the highest bit only, which the second design turns.",
                nameof(program));
        }
    }
}

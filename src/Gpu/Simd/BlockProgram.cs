using Forecast.Gpu.Operations;
using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Simd;

/// <summary>A program made ready to be run over blocks of draws.</summary>
internal sealed class BlockProgram
{
    private BlockProgram(BlockStep[] steps, double[] constants, double[] tables, int blocks, int[] outputs)
    {
        Steps = steps;
        Constants = constants;
        Tables = tables;
        Blocks = blocks;
        Outputs = outputs;
    }

    /// <summary>The steps, in order.</summary>
    public BlockStep[] Steps { get; }

    /// <summary>What the first blocks hold.</summary>
    public double[] Constants { get; }

    /// <summary>Samples and coefficients.</summary>
    public double[] Tables { get; }

    /// <summary>Number of blocks, one for each register and some more.</summary>
    public int Blocks { get; }

    /// <summary>The block of each output.</summary>
    public int[] Outputs { get; }

    /// <summary>Makes a program ready.</summary>
    /// <remarks>
    /// Two uniforms from the halves of the same random blocks are made at once, by the first of their instructions; the second of them waits
    /// in a block of its own, which stands for its register until that is written again.
    /// </remarks>
    public static BlockProgram Of(Program program, DrawPlan plan)
    {
        var uniforms = new SpreadUniform[program.Uniforms.Count];
        for (int i = 0; i < uniforms.Length; i++)
        {
            uniforms[i] = new SpreadUniform(plan, program.Uniforms[i], i);
        }

        var place = new int[program.Registers];
        for (int i = 0; i < place.Length; i++)
        {
            place[i] = i;
        }

        int blocks = program.Registers;
        var waiting = new Dictionary<int, int>();
        var steps = new List<BlockStep>(program.Instructions.Count);
        for (int i = 0; i < program.Instructions.Count; i++)
        {
            Instruction step = program.Instructions[i];
            if (step.Code != OpCode.Uniform)
            {
                Operation? row = OperationTable.Of(step.Code);
                int arity = row?.Arity ?? 1;
                int a = place[step.A], b = row is null ? step.B : arity > 1 ? place[step.B] : a, c = row is null ? step.C : arity > 2 ? place[step.C] : a;
                place[step.Destination] = step.Destination;
                steps.Add(new BlockStep(step.Code, row, step.Destination, a, b, c));
            }
            else if (waiting.Remove(step.A, out int block))
            {
                place[step.Destination] = block;
            }
            else
            {
                place[step.Destination] = step.Destination;
                int other = OtherHalf(program, uniforms, i);
                steps.Add(other < 0
                    ? new BlockStep(step.Code, null, step.Destination, 0, 0, 0, uniforms[step.A])
                    : new BlockStep(step.Code, null, step.Destination, 0, 0, 0, uniforms[step.A], uniforms[other], blocks));
                if (other >= 0)
                {
                    waiting[other] = blocks++;
                }
            }
        }

        return new BlockProgram([.. steps], [.. program.Constants], [.. program.Tables], blocks, [.. program.Outputs.Select(output => place[output.Register])]);
    }

    // The uniform of a later instruction that comes from the other half of the same blocks; -1 where there is none.
    private static int OtherHalf(Program program, SpreadUniform[] uniforms, int index)
    {
        SpreadUniform own = uniforms[program.Instructions[index].A];
        for (int i = index + 1; i < program.Instructions.Count; i++)
        {
            Instruction later = program.Instructions[i];
            if (later.Code == OpCode.Uniform && uniforms[later.A] is var other && other.Scheme == own.Scheme
                && other.Source.Stream == own.Source.Stream && other.Source.Half != own.Source.Half)
            {
                return later.A;
            }
        }

        return -1;
    }
}

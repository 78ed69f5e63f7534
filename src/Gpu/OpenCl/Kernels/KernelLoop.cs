namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>Steps that were recorded turn by turn, found again as a loop: a kernel with a thousand turns written out takes minutes to build.</summary>
/// <param name="Start">The first step of the first turn.</param>
/// <param name="Length">Steps of a turn.</param>
/// <param name="Turns">How often it turns.</param>
/// <param name="Uses">For each step of a turn where its three operands come from.</param>
/// <param name="Initials">For each step of a turn the value before the first, where the next turn takes it.</param>
internal sealed record KernelLoop(int Start, int Length, int Turns, KernelUse[] Uses, KernelOperand[] Initials)
{
    // Shorter ones are better written out, as are the steps of a polynomial, which are one long.
    private const int LeastLength = 3, MostLength = 200, LeastTurns = 8, LeastSteps = 150;

    /// <summary>The first step after the loop.</summary>
    public int End => Start + Length * Turns;

    /// <summary>The loop of most steps that starts at a step; null where none is worth it.</summary>
    public static KernelLoop? Find(KernelLines lines, int start)
    {
        KernelLoop? best = null;
        for (int length = LeastLength; length <= MostLength && start + length * LeastTurns <= lines.All.Count; length++)
        {
            if (lines.All[start].Step == lines.All[start + length].Step && Of(lines, start, length) is { } loop && (best is null || loop.End > best.End))
            {
                best = loop;
            }
        }

        return best;
    }

    private static KernelLoop? Of(KernelLines lines, int start, int length)
    {
        var uses = new KernelUse[3 * length];
        for (int i = 0; i < uses.Length; i++)
        {
            if (KernelUse.Of(lines.All[start + length + i / 3][i % 3], start, length, 1) is not { } use)
            {
                return null;
            }

            uses[i] = use;
        }

        int turns = 1;
        while (start + (turns + 1) * length <= lines.All.Count && IsTurn(lines, start, length, turns, uses))
        {
            turns++;
        }

        if (turns < LeastTurns || turns * length < LeastSteps || Initial(lines, start, length, uses) is not { } initials || IsSeen(lines, start, length, turns))
        {
            return null;
        }

        for (int i = 0; i < uses.Length; i++)
        {
            if (uses[i].Kind == KernelUseKind.Constant)
            {
                uses[i] = uses[i] with { Constants = [.. Enumerable.Range(0, turns).Select(turn => lines.All[start + turn * length + i / 3][i % 3].Constant)] };
            }
        }

        return new KernelLoop(start, length, turns, uses, initials);
    }

    private static bool IsTurn(KernelLines lines, int start, int length, int turn, KernelUse[] uses)
    {
        for (int i = 0; i < uses.Length; i++)
        {
            KernelLine line = lines.All[start + turn * length + i / 3];
            if (line.Step != lines.All[start + i / 3].Step || KernelUse.Of(line[i % 3], start, length, turn) is not { } use || use != uses[i])
            {
                return false;
            }
        }

        return true;
    }

    // The first turn must take the same, and in place of the turn before it one value for each step.
    private static KernelOperand[]? Initial(KernelLines lines, int start, int length, KernelUse[] uses)
    {
        var initials = new KernelOperand[length];
        for (int i = 0; i < uses.Length; i++)
        {
            KernelLine line = lines.All[start + i / 3];
            KernelOperand operand = line[i % 3];
            if (uses[i].Kind != KernelUseKind.Carried)
            {
                if (line.Step != lines.All[start + length + i / 3].Step || KernelUse.Of(operand, start, length, 0) != uses[i])
                {
                    return null;
                }

                continue;
            }

            bool isEarlier = operand.IsStep ? operand.Value < start : operand.Kind != KernelOperandKind.None;
            bool isMask = operand.IsStep && lines.All[(int)operand.Value].IsMask;
            ref KernelOperand initial = ref initials[uses[i].Place];
            if (!isEarlier || isMask != lines.All[start + uses[i].Place].IsMask || (initial.Kind != KernelOperandKind.None && initial != operand))
            {
                return null;
            }

            initial = operand;
        }

        return initials;
    }

    // A turn but the last may be looked at by itself and the next alone.
    private static bool IsSeen(KernelLines lines, int start, int length, int turns)
    {
        for (int i = start; i < start + length * (turns - 1); i++)
        {
            if (lines.LastUses[i] >= start + ((i - start) / length + 2) * length)
            {
                return true;
            }
        }

        return false;
    }
}
